import { UA, WebSocketInterface } from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { RTCSessionEvent } from 'jssip/lib/UA';
import { api } from '../../shared/api/client';
import type { SoftphoneLogin } from '../../shared/api-types';
import { changeSoftphone, expectedCall, microphone } from './softphone-state';

/** The exchange forgets a telephone that has not spoken for so long. */
const REGISTER_SECONDS = 60;
const RETRY_MS = 3000;
/** The card's own answer to the dial may come a moment after the exchange has rung. */
const EXPECT_MS = 3000;
const ASK_EVERY_MS = 50;

/**
 * A telephone in the browser: registers with the exchange over WebSocket and picks up by itself the one call that the card has dialled.
 * Any other is refused. It dials nothing: who may be called is decided elsewhere.
 */
export class SoftphoneLine {
  private ua: UA | null = null;
  private session: RTCSession | null = null;
  private renewal: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;
  private readonly audio = new Audio();

  constructor() {
    this.audio.autoplay = true;
  }

  /** Registers only with a microphone at hand: a telephone that nobody can speak into counts as offline. */
  async start(): Promise<void> {
    this.stopped = false;
    changeSoftphone({ registration: 'starting' });
    if (!(await this.hasMicrophone())) return changeSoftphone({ registration: 'no_microphone' });
    await this.renew();
  }

  stop(): void {
    this.stopped = true;
    if (this.renewal) clearTimeout(this.renewal);
    this.ua?.stop();
    this.ua = null;
    this.session = null;
    this.audio.srcObject = null;
  }

  toggleMute(): void {
    if (!this.session) return;
    const muted = this.session.isMuted().audio ?? false;
    if (muted) this.session.unmute({ audio: true });
    else this.session.mute({ audio: true });
    changeSoftphone({ muted: !muted });
  }

  private async hasMicrophone(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: microphone() });
      stream.getTracks().forEach((track) => track.stop());
      return true;
    } catch {
      return false;
    }
  }

  /** A fresh password at half the life of the one before. */
  private async renew(): Promise<void> {
    try {
      const login = await api.post<SoftphoneLogin>('/card/softphone');
      if (this.stopped) return;
      if (this.ua) this.ua.set('password', login.password);
      else this.connect(login);
      this.again((Date.parse(login.expiresAt) - Date.now()) / 2);
    } catch {
      if (this.stopped) return;
      // A locked seat gets none; what is registered stays so until it runs out.
      if (!this.ua?.isRegistered()) changeSoftphone({ registration: 'not_given' });
      this.again(RETRY_MS);
    }
  }

  private again(ms: number): void {
    if (this.renewal) clearTimeout(this.renewal);
    this.renewal = setTimeout(() => void this.renew(), Math.max(RETRY_MS, ms));
  }

  private connect({ url, uri, username, password }: SoftphoneLogin): void {
    const ua = new UA({
      ...{ sockets: [new WebSocketInterface(url)], uri, authorization_user: username, password },
      ...{ register_expires: REGISTER_SECONDS, session_timers: false, user_agent: 'Dialproof' },
      ...{ connection_recovery_min_interval: 1, connection_recovery_max_interval: 8 },
    });
    this.ua = ua;
    ua.on('registered', () => changeSoftphone({ registration: 'registered' }));
    ua.on('unregistered', () => changeSoftphone({ registration: 'disconnected' }));
    ua.on('disconnected', () => changeSoftphone({ registration: 'disconnected' }));
    ua.on('registrationFailed', () => {
      changeSoftphone({ registration: 'refused' });
      // An exchange that was started again knows no password any more.
      if (!this.stopped) this.again(RETRY_MS);
      setTimeout(() => this.ua === ua && !this.stopped && ua.register(), 2 * RETRY_MS);
    });
    ua.on('newRTCSession', (event: RTCSessionEvent) => void this.ring(event));
    ua.start();
  }

  private async ring({ originator, session, request }: RTCSessionEvent): Promise<void> {
    if (String(originator) !== 'remote') return session.terminate();
    const callId = (request as { getHeader(name: string): string | undefined }).getHeader('X-Dialproof-Call') ?? '';
    if (this.session || !(await isExpected(callId))) return session.terminate({ status_code: 480 });
    this.session = session;
    session.on('peerconnection', ({ peerconnection }) => {
      peerconnection.addEventListener('track', ({ streams, track }) => {
        this.audio.srcObject = streams[0] ?? new MediaStream([track]);
      });
    });
    const over = (): void => {
      if (this.session === session) this.session = null;
      this.audio.srcObject = null;
      changeSoftphone({ inCall: false, muted: false });
    };
    session.on('ended', over);
    session.on('failed', over);
    session.on('accepted', () => changeSoftphone({ inCall: true, muted: false }));
    session.answer({ mediaConstraints: { audio: microphone(), video: false }, pcConfig: { iceServers: [] } });
  }
}

async function isExpected(callId: string): Promise<boolean> {
  for (let waited = 0; waited < EXPECT_MS; waited += ASK_EVERY_MS) {
    if (callId !== '' && expectedCall() === callId) return true;
    await new Promise((done) => setTimeout(done, ASK_EVERY_MS));
  }
  return false;
}
