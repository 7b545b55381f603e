import { Logger } from '@nestjs/common';
import { WebSocket } from 'ws';
import { type AriEvent, eventOf, WANTED_EVENTS } from './ari-event.js';

export interface AriAccess {
  /** e.g. `http://127.0.0.1:8088` */
  url: string;
  user: string;
  password: string;
  /** Name of our application; a second socket of the same name takes over from the first. */
  application: string;
}

export interface AriAnswer {
  status: number;
  body: unknown;
}

/** The PBX did not answer. `isCertain`: it cannot have heard the request either (nobody listens there). */
export class AriUnreachable extends Error {
  constructor(
    readonly isCertain: boolean,
    cause: unknown,
  ) {
    super('the telephone system does not answer', { cause });
  }
}

/** Under the three seconds after which a placed call is asked about: an answer that comes later is found out that way. */
const REQUEST_MS = 2000;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5000;
/** Two heartbeats unanswered and the connection is taken for dead: half-open sockets never say so themselves. */
const HEARTBEAT_MS = 2000;

/** Asterisk's REST interface and its event stream. Numbers go in request bodies only: addresses end up in logs. */
export class AriClient {
  private socket: WebSocket | null = null;
  private retry: NodeJS.Timeout | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private retryMs = FIRST_RETRY_MS;
  private isOpen = false;
  private listener: { event: (event: AriEvent) => void; connected: () => Promise<void>; lost: () => void } | null = null;

  constructor(private readonly access: AriAccess) {}

  /** Whether events come in now, so that what is known from them is all there is. */
  get isConnected(): boolean {
    return this.isOpen;
  }

  /** Sends one request. Any status is an answer; throws AriUnreachable when there is none. */
  async request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    query: Record<string, string> = {},
    body?: object,
  ): Promise<AriAnswer> {
    const { url, user, password } = this.access;
    const address = `${url.replace(/\/$/, '')}/ari${path}?${new URLSearchParams(query).toString()}`;
    const headers: Record<string, string> = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
    if (body) headers['content-type'] = 'application/json';
    try {
      const answer = await fetch(address, {
        method,
        headers,
        signal: AbortSignal.timeout(REQUEST_MS),
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause;
      throw new AriUnreachable(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH'].includes(cause?.code ?? ''), error);
    }
  }

  /**
   * Keeps an event stream open until `stop`, trying again after each loss. `connected` is awaited before the stream counts as open: what was
   * missed is asked for there.
   */
  start(listener: { event: (event: AriEvent) => void; connected: () => Promise<void>; lost: () => void }): void {
    this.listener = listener;
    this.connect();
  }

  stop(): void {
    this.listener = null;
    this.drop();
  }

  private connect(): void {
    const { url, user, password, application } = this.access;
    const address = `${url.replace(/^http/, 'ws').replace(/\/$/, '')}/ari/events?app=${encodeURIComponent(application)}`;
    const socket = new WebSocket(address, { auth: `${user}:${password}`, handshakeTimeout: REQUEST_MS });
    this.socket = socket;
    socket.on('open', () => void this.opened(socket));
    socket.on('message', (data: Buffer) => this.heard(data.toString('utf8')));
    // A refused connection is an error and a close; the close is enough.
    socket.on('error', () => undefined);
    socket.on('close', () => this.closed(socket));
  }

  private async opened(socket: WebSocket): Promise<void> {
    try {
      await this.subscribe();
      if (socket !== this.socket) return;
      this.beat(socket);
      await this.listener?.connected();
      if (socket !== this.socket) return;
      this.isOpen = true;
      this.retryMs = FIRST_RETRY_MS;
    } catch (error) {
      Logger.warn(`the telephone system cannot be followed yet: ${(error as Error).message}`, 'Asterisk');
      socket.terminate();
    }
  }

  /** After each connect: a subscription of the whole application does not outlive a stale one of the same name. */
  private async subscribe(): Promise<void> {
    const application = `/applications/${encodeURIComponent(this.access.application)}`;
    const allowed = WANTED_EVENTS.map((type) => ({ type }));
    const answers = [
      await this.request('PUT', `${application}/eventFilter`, {}, { allowed }),
      await this.request('POST', `${application}/subscription`, { eventSource: 'channel:,endpoint:' }),
    ];
    const refused = answers.find(({ status }) => status >= 400);
    if (refused) throw new Error(`the telephone system refused the subscription (${refused.status})`);
  }

  private heard(message: string): void {
    const event = eventOf(message);
    if (!event) return;
    if (event.type !== 'ApplicationReplaced') return this.listener?.event(event);
    // Another worker listens in our place. It has the lease or soon will; whoever still has it asks again later, and not at once.
    this.retryMs = LONGEST_RETRY_MS;
    this.socket?.terminate();
  }

  private beat(socket: WebSocket): void {
    let unanswered = 0;
    socket.on('pong', () => (unanswered = 0));
    this.heartbeat = setInterval(() => {
      if (unanswered >= 2) return socket.terminate();
      unanswered += 1;
      socket.ping();
    }, HEARTBEAT_MS);
  }

  private closed(socket: WebSocket): void {
    if (socket !== this.socket) return;
    const wasOpen = this.isOpen;
    this.drop();
    if (!this.listener) return;
    if (wasOpen) this.listener.lost();
    this.retry = setTimeout(() => this.connect(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
  }

  private drop(): void {
    this.isOpen = false;
    if (this.retry) clearTimeout(this.retry);
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.retry = this.heartbeat = null;
    const socket = this.socket;
    this.socket = null;
    socket?.terminate();
  }
}
