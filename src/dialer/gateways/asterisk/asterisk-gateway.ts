import { Logger } from '@nestjs/common';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type Clock } from '../../../shared/index.js';
import type { CallReport, Gateway, ListenRequest, PlaceCall, SeatPhone } from '../gateway.js';
import { type AriAccess, type AriAnswer, AriClient, AriUnreachable } from './ari-client.js';
import type { AriEvent } from './ari-event.js';
import { askAri } from './ask-ari.js';
import { afterEvent, type CallPicture, EMPTY, referenceOf, reportOf, stateOf, together } from './call-picture.js';
import { EventLog } from './event-log.js';
import { installationName } from './installation-name.js';
import { Listeners } from './listeners.js';
import { isOver, type LiveCall } from './live-call.js';
import { askedOf, barredOf } from './pbx-variables.js';
import { PbxFence } from './pbx-fence.js';
import { PhoneLogins } from './phone-logins.js';
import { RecordedFiles } from './recorded-files.js';
import { requireSafe } from './safe-words.js';
import { SeatPhones } from './seat-phones.js';

export interface AsteriskGatewayOptions {
  access: Omit<AriAccess, 'application'>;
  /** What outlives the process: fencing token, name of the installation, recordings made ready. */
  directory: string;
  /** The folder the PBX records into, and its channel event log. */
  recordings: string;
  eventLog: string;
  /** How long the agent's own telephone may ring. */
  agentRingSeconds: number;
  clock: Clock;
}

const CONTEXT = 'dialproof-call';
const EXTENSION = 'call';
/** Calls kept in mind that nobody has told us to forget: those whose customer was never dialled. */
const MOST_CALLS = 5000;
/** The event log may be this far behind the event stream. */
const LOG_DELAY_MS = 1000;
const LOG_ASK_MS = 50;
/** A PBX that has neither a call nor its end for so long has lost it (a full disk). */
const LOST_AFTER_MS = 30_000;

/** See index.ts. The event stream tells what happens now; the PBX's event log is what is believed after any interruption. */
export class AsteriskGateway implements Gateway {
  readonly name = 'asterisk';
  private readonly fence: PbxFence;
  private readonly files: RecordedFiles;
  private readonly logins: PhoneLogins;
  private readonly live = new Map<string, LiveCall>();
  private client!: AriClient;
  private phones!: SeatPhones;
  private listeners!: Listeners;
  private log!: EventLog;
  private prefix = '';
  private onReport: ((report: CallReport) => void) | null = null;
  private onSeatPhone: ((seat: string, phone: SeatPhone) => void) | null = null;
  private isOpen = false;

  constructor(private readonly options: AsteriskGatewayOptions) {
    this.fence = new PbxFence(options.directory);
    this.logins = new PhoneLogins(options.access);
    this.files = new RecordedFiles(options.recordings, join(options.directory, 'segments'));
  }

  /** Never fails for a PBX that is away: it is tried again, and calls that were under way are reported once it answers. */
  async start(onReport: (report: CallReport) => void): Promise<void> {
    await this.fence.open();
    const name = await installationName(this.options.directory);
    this.prefix = `${name}-`;
    this.client = new AriClient({ ...this.options.access, application: `dialproof-${name}` });
    this.phones = new SeatPhones(this.client, (seat, phone) => this.onSeatPhone?.(seat, phone));
    this.fence.standsAt(this.client, name);
    this.listeners = new Listeners(this.client, name);
    this.log = new EventLog(this.options.eventLog, this.prefix);
    this.onReport = onReport;
    await this.openFiles();
    this.client.start({
      event: (event) => this.hear(event),
      connected: () => this.connected(),
      lost: () => Logger.warn('the connection to the telephone system is lost; trying again', 'Asterisk'),
    });
  }

  async stop(): Promise<void> {
    this.onReport = null;
    this.client?.stop();
    this.live.clear();
  }

  /** The dialplan looks before it dials the customer: a worker that has lost its lease may have looked at the token long ago. */
  async bar(callId: string, fencingToken: number): Promise<void> {
    if (!this.onReport) throw new AppError('gateway_down');
    await this.fence.admit(fencingToken);
    await this.ask('POST', '/asterisk/variable', { variable: barredOf(this.referenceOf(callId)), value: '1' });
  }

  /** Throws AppError `gateway_down`, `phone_offline`, or `state_conflict` (an older fencing token). */
  async place(call: PlaceCall): Promise<'placed' | 'already_placed'> {
    if (!this.onReport || !(await this.openFiles())) throw new AppError('gateway_down');
    requireSafe(call);
    await this.fence.admit(call.fencingToken);
    const reference = this.referenceOf(call.callId);
    if (this.live.has(reference) || (await this.log.read(reference))) return 'already_placed';
    // Before the request: its first events may come before its answer.
    this.remember(reference, {
      picture: EMPTY,
      placedAt: this.options.clock.now(),
      reported: 'placing',
      isLost: false,
      missingSince: null,
    });
    try {
      return await this.originate(reference, call);
    } catch (error) {
      this.live.delete(reference);
      throw error;
    }
  }

  /** Harmless when the call is over or unknown. Throws AppError `gateway_down` or `state_conflict` (an older fencing token). */
  async hangUp(callId: string, fencingToken: number): Promise<void> {
    if (!this.onReport) throw new AppError('gateway_down');
    await this.fence.admit(fencingToken);
    const reference = this.referenceOf(callId);
    // The record of the call shall say who ended it, also if nobody of us is there any more to hear it.
    await this.ask('POST', '/asterisk/variable', { variable: askedOf(reference), value: 'agent' });
    const { status } = await this.ask('DELETE', `/channels/${reference}-a`, { reason: 'normal' });
    const live = this.live.get(reference);
    if (live && status < 300) live.picture = { ...live.picture, isAsked: true };
    // Nobody will read the note of a call that is over.
    if (status === 404) await this.ask('POST', '/asterisk/variable', { variable: askedOf(reference), value: '' });
  }

  /** As the port says; recordings are made ready here. Throws AppError `gateway_down` when only the PBX could tell, and does not answer. */
  async inspect(callId: string): Promise<CallReport | null> {
    if (!this.onReport) throw new AppError('gateway_down');
    const reference = this.referenceOf(callId);
    let picture = await this.known(reference);
    if (picture && stateOf(picture) === 'ended') return this.ended(reference, picture);
    if (picture && this.live.get(reference)?.isLost) return this.lost(reference, picture);
    if (picture && this.client.isConnected && this.live.has(reference)) return reportOf(callId, picture);

    const { status, body } = await this.ask('GET', `/channels/${reference}-a`);
    if (status === 200) return reportOf(callId, await this.resume(reference, body as { state: string; creationtime: string }));
    if (status !== 404) throw new AppError('gateway_down');
    // It may have ended while we asked.
    picture = await this.known(reference);
    if (!picture) return null;
    if (stateOf(picture) === 'ended') return this.ended(reference, picture);
    if (await this.isLost(reference, picture)) return this.lost(reference, picture);
    return reportOf(callId, picture);
  }

  async seatPhone(seat: string): Promise<SeatPhone> {
    if (!this.onReport) throw new AppError('gateway_down');
    try {
      return await this.phones.of(seat);
    } catch (error) {
      if (error instanceof AriUnreachable) throw new AppError('gateway_down');
      throw error;
    }
  }

  async listen(request: ListenRequest): Promise<void> {
    if (!this.onReport) throw new AppError('gateway_down');
    await this.fence.admit(request.fencingToken);
    await this.listeners.begin(request, `${this.referenceOf(request.callId)}-a`);
  }

  async listening(listenId: string): Promise<'calling' | 'listening' | null> {
    if (!this.onReport) throw new AppError('gateway_down');
    return this.listeners.stateOf(listenId);
  }

  async stopListening(listenId: string, fencingToken: number): Promise<void> {
    if (!this.onReport) throw new AppError('gateway_down');
    await this.fence.admit(fencingToken);
    await this.listeners.end(listenId);
  }

  giveLogin(seat: string, password: string): Promise<void> {
    return this.logins.give(seat, password);
  }

  takeLogin(seat: string): Promise<void> {
    return this.logins.take(seat);
  }

  watchSeatPhones(listener: (seat: string, phone: SeatPhone) => void): void {
    this.onSeatPhone = listener;
  }

  /** Throws AppError `state_conflict` while the call is under way: its recording could then never be taken in. */
  async forget(callId: string): Promise<void> {
    const reference = this.referenceOf(callId);
    const live = this.live.get(reference);
    if (live && !isOver(live)) throw new AppError('state_conflict', { reason: 'call_under_way', callId });
    await this.files.remove(reference);
    this.live.delete(reference);
    this.log.forget(reference);
  }

  async kept(): Promise<string[]> {
    return (await this.files.references(this.prefix)).map((reference) => this.callIdOf(reference));
  }

  private async originate(reference: string, call: PlaceCall): Promise<'placed' | 'already_placed'> {
    const query = {
      ...{ endpoint: `PJSIP/${call.seat}`, channelId: `${reference}-a`, callerId: 'Dialproof' },
      ...{ context: CONTEXT, extension: EXTENSION, priority: '1', timeout: String(this.options.agentRingSeconds) },
    };
    const variables = {
      ...{ DP_CALL: reference, DP_NUMBER: call.number, DP_RING: String(call.ringTimeoutSeconds) },
      // A telephone in the browser picks up by itself what its own card has dialled, and nothing else.
      'PJSIP_HEADER(add,X-Dialproof-Call)': call.callId,
    };
    try {
      const { status, body } = await this.client.request('POST', '/channels', query, { variables });
      if (status < 300) return 'placed';
      if (status === 409) return 'already_placed';
      const why = (body as { error?: string } | null)?.error ?? (body as { message?: string } | null)?.message ?? '';
      if (status === 500 && why === 'Allocation failed') throw new AppError('phone_offline', { seat: call.seat });
      Logger.error(`the telephone system refused call ${call.callId}: ${status}`, 'Asterisk');
      throw new AppError('gateway_down');
    } catch (error) {
      if (!(error instanceof AriUnreachable)) throw error;
      if (error.isCertain) throw new AppError('gateway_down');
      // It may ring now or never. Whoever says "not placed" here could let it ring twice; the driver asks in three seconds.
      Logger.warn(`the telephone system has not answered about call ${call.callId}; it will be asked`, 'Asterisk');
      this.live.delete(reference);
      return 'placed';
    }
  }

  private hear(event: AriEvent): void {
    this.phones.hear(event);
    const reference = referenceOf(event, this.prefix);
    if (!reference) return;
    const live = this.live.get(reference) ?? { picture: EMPTY, placedAt: null, reported: '', isLost: false, missingSince: null };
    live.picture = afterEvent(live.picture, event);
    this.remember(reference, live);
    if (stateOf(live.picture) === 'ended') void this.tellEnd(reference).catch((error: Error) => this.complain(reference, error));
    else this.tell(reference, reportOf(this.callIdOf(reference), live.picture));
  }

  /** The end is told once the log has it too, so that what is told is what will be found later. */
  private async tellEnd(reference: string): Promise<void> {
    const live = this.live.get(reference);
    if (!live || live.reported === 'ended') return;
    live.reported = 'ended';
    const picture = (await this.known(reference)) ?? live.picture;
    this.onReport?.(reportOf(this.callIdOf(reference), picture));
    const report = reportOf(this.callIdOf(reference), picture);
    // Nobody asks for the recordings of a customer who was never dialled.
    if (!report.times.dialledAt) await this.files.remove(reference);
  }

  private tell(reference: string, report: CallReport): void {
    const live = this.live.get(reference);
    if (!live || live.reported === report.state) return;
    live.reported = report.state;
    this.onReport?.(report);
  }

  /** What the stream was silent about while it was away: every call that had not ended is asked about. */
  private async connected(): Promise<void> {
    await this.phones.load();
    Logger.log('connected to the telephone system', 'Asterisk');
    for (const [reference, live] of [...this.live]) {
      if (isOver(live)) continue;
      const report = await this.inspect(this.callIdOf(reference));
      if (!report) continue;
      if (report.state === 'ended') await this.tellEnd(reference);
      else this.tell(reference, report);
    }
  }

  /** The log and the stream together; null: neither has heard of the call. */
  private async known(reference: string): Promise<CallPicture | null> {
    let logged = await this.readLog(reference);
    const live = this.live.get(reference);
    // The leg is gone but the record is not there: it is on its way, or there is none because the customer was never dialled.
    const isWaiting = (): boolean => Boolean(live?.picture.gone && !live.picture.record && !logged?.gone && !logged?.record);
    for (let waited = 0; isWaiting() && waited < LOG_DELAY_MS; waited += LOG_ASK_MS) {
      await sleep(LOG_ASK_MS);
      logged = await this.readLog(reference);
    }
    if (!live || (live.picture === EMPTY && live.placedAt === null)) return logged;
    return together(logged ?? EMPTY, live.picture);
  }

  private async readLog(reference: string): Promise<CallPicture | null> {
    try {
      return await this.log.read(reference);
    } catch (error) {
      Logger.error(`the telephone system's event log cannot be read: ${(error as Error).message}`, 'Asterisk');
      throw new AppError('gateway_down');
    }
  }

  /** Goes on with a call that the PBX has and we did not follow. */
  private async resume(reference: string, channel: { state: string; creationtime: string }): Promise<CallPicture> {
    const live = this.live.get(reference) ?? { picture: EMPTY, placedAt: null, reported: '', isLost: false, missingSince: null };
    const isAlerting = channel.state === 'Ringing' || channel.state === 'Up';
    const created = new Date(channel.creationtime.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    const logged = (await this.readLog(reference)) ?? EMPTY;
    const asked: CallPicture = {
      ...EMPTY,
      createdAt: created,
      // The PBX rings a telephone within milliseconds, and keeps no time of it.
      agentRingingAt: isAlerting ? created : null,
      isRinging: logged.customerChannelId !== null && (await this.isRinging(logged.customerChannelId)),
    };
    live.picture = together(live.picture, together(logged, asked));
    live.missingSince = null;
    this.remember(reference, live);
    return live.picture;
  }

  private async isRinging(channelId: string): Promise<boolean> {
    const { status, body } = await this.ask('GET', `/channels/${encodeURIComponent(channelId)}`);
    return status === 200 && (body as { state: string }).state === 'Ringing';
  }

  /** The PBX has neither the call nor its end: it was started again in the middle, or could not write. */
  private async isLost(reference: string, picture: CallPicture): Promise<boolean> {
    const live = this.live.get(reference);
    const since = picture.createdAt ?? live?.placedAt;
    const { status, body } = await this.ask('GET', '/asterisk/info', { only: 'status' });
    const started = (body as { status?: { startup_time?: string } } | null)?.status?.startup_time;
    if (status === 200 && started && since && new Date(started.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) > since) return true;
    const now = this.options.clock.now();
    const entry = live ?? { picture, placedAt: null, reported: '', isLost: false, missingSince: null };
    entry.missingSince ??= now;
    this.remember(reference, entry);
    return now.getTime() - entry.missingSince.getTime() >= LOST_AFTER_MS;
  }

  private async lost(reference: string, picture: CallPicture): Promise<CallReport> {
    const live = this.live.get(reference);
    if (live) live.isLost = true;
    return { ...reportOf(this.callIdOf(reference), picture, true), recordings: await this.files.segmentsOf(reference, picture, true) };
  }

  private async ended(reference: string, picture: CallPicture): Promise<CallReport> {
    const live = this.live.get(reference);
    // The stream may have been away at the end.
    if (live) live.picture = picture;
    const report = reportOf(this.callIdOf(reference), picture);
    const recordings = await this.files.segmentsOf(reference, picture, false);
    const { answeredAt, endedAt } = report.times;
    const talkMs = answeredAt && endedAt ? endedAt.getTime() - answeredAt.getTime() : 0;
    const recordedMs = recordings.find(({ segment }) => segment === 'talk')?.durationMs ?? 0;
    // Evidence compares the two as well; here it tells the operator that the machine is too slow for its calls.
    if (talkMs - recordedMs > 1000)
      Logger.warn(`call ${report.callId}: ${recordedMs} ms were recorded of a talk of ${talkMs} ms`, 'Asterisk');
    return { ...report, recordings };
  }

  private ask(method: 'GET' | 'POST' | 'DELETE', path: string, query: Record<string, string> = {}): Promise<AriAnswer> {
    return askAri(this.client, method, path, query);
  }

  /** The PBX's files must be reachable before a call is placed: what cannot be recorded or proved is not dialled. */
  private async openFiles(): Promise<boolean> {
    if (this.isOpen) return true;
    try {
      await this.files.open();
      this.isOpen = true;
    } catch (error) {
      Logger.error(`the telephone system's recordings cannot be reached: ${(error as Error).message}`, 'Asterisk');
    }
    return this.isOpen;
  }

  private remember(reference: string, live: LiveCall): void {
    this.live.set(reference, live);
    if (this.live.size <= MOST_CALLS) return;
    for (const [oldest, one] of this.live) if (isOver(one)) return void this.live.delete(oldest);
  }

  private complain(reference: string, error: Error): void {
    Logger.error(`call ${this.callIdOf(reference)}: ${error.message}`, 'Asterisk');
  }

  private referenceOf(callId: string): string {
    return `${this.prefix}${callId}`;
  }

  private callIdOf(reference: string): string {
    return reference.slice(this.prefix.length);
  }
}
