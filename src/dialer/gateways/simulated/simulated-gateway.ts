import { createHash } from 'node:crypto';
import { AppError, seededRandom, type Clock } from '../../../shared/index.js';
import type { CallReport, Gateway, PlaceCall, SeatPhone } from '../gateway.js';
import { customerOf, type BehaviourMode } from './behaviours.js';
import { factsAfter, isOver, milestonesOf, passedAt, type Milestone, type PlacedCall } from './call-facts.js';
import { CallJournal } from './call-journal.js';
import { CallRecorder } from './call-recorder.js';
import { FencingTokens } from '../fencing-tokens.js';
import { planCall } from './plan-call.js';
import { UnpluggedPhones } from './unplugged-phones.js';
import { committedVoicesDirectory, Voices } from './voices.js';

export interface SimulatedGatewayOptions {
  /** Where the PBX keeps its calls and recordings; they outlive the process. */
  directory: string;
  clock: Clock;
  /** Which population of customers answers. */
  seed: number;
  /** At least 1: durations are divided by it. Infinity: a call is over as soon as it is placed, and leaves no recording. */
  speed: number;
  behaviour: BehaviourMode;
  /** Seats whose telephone is unplugged; may be changed at any time. */
  seatsOffline?: ReadonlySet<string>;
  /** Whether ended calls leave recordings; true unless said otherwise. */
  record?: boolean;
  /** Name of this PBX; `simulated` unless said otherwise. */
  name?: string;
  /** Another folder of voices than `demo/voices`. */
  voicesDirectory?: string;
  /** Told when reporting a call failed (a full disk, a receiver that throws); it is tried again after a second. */
  onTrouble?: (callId: string, error: unknown) => void;
}

interface LiveCall {
  /** How many changes of state were reported; null: none since this process started. */
  reported: number | null;
  checkedAtMs: number;
  cancel: () => void;
}

const RETRY_MS = 1000;
const LONGEST_TIMER_MS = 2_147_483_647;
/** A clock that stands still between two looks is a test's; asking it again at once would only burn time. */
const STOPPED_CLOCK_MS = 100;

/**
 * A telephone system whose customers behave like people. Every call is planned when it is placed and follows from its plan, its
 * journal and the clock alone; so it goes on while our process is dead, as calls in a real PBX do.
 */
export class SimulatedGateway implements Gateway {
  readonly name: string;
  private readonly journal: CallJournal;
  private readonly fencing: FencingTokens;
  private readonly voices: Voices;
  private readonly recorder: CallRecorder;
  private readonly unplugged: UnpluggedPhones;
  private readonly live = new Map<string, LiveCall>();
  /** Work under way, by call: one call is never looked at twice at a time. */
  private readonly work = new Map<string, Promise<void>>();
  private onReport: ((report: CallReport) => void) | null = null;

  constructor(private readonly options: SimulatedGatewayOptions) {
    if (!(options.speed >= 1)) throw new Error(`speed must be at least 1, is ${options.speed}`);
    this.name = options.name ?? 'simulated';
    this.journal = new CallJournal(options.directory);
    this.fencing = new FencingTokens(options.directory);
    this.unplugged = new UnpluggedPhones(options.directory);
    this.voices = new Voices(options.voicesDirectory ?? committedVoicesDirectory());
    this.recorder = new CallRecorder(this.journal, this.voices);
  }

  async start(onReport: (report: CallReport) => void): Promise<void> {
    await this.journal.open();
    await this.fencing.open();
    await this.unplugged.open();
    this.onReport = onReport;
    for (const callId of await this.journal.ids()) this.follow(callId, null);
  }

  async stop(): Promise<void> {
    this.onReport = null;
    for (const callId of [...this.live.keys()]) this.unfollow(callId);
    await Promise.all(this.work.values());
  }

  /** Whoever had begun to place it has an older token, and is refused by that. */
  async bar(_callId: string, fencingToken: number): Promise<void> {
    if (!this.onReport) throw new AppError('gateway_down');
    await this.fencing.admit(fencingToken);
  }

  /** Throws AppError `gateway_down` (not started), `phone_offline`, or `state_conflict` (an older fencing token). */
  async place(call: PlaceCall): Promise<'placed' | 'already_placed'> {
    if (!this.onReport) throw new AppError('gateway_down');
    requireSafeId(call.callId);
    await this.fencing.admit(call.fencingToken);
    if (await this.journal.read(call.callId)) return 'already_placed';
    if ((await this.seatPhone(call.seat)) === 'offline') throw new AppError('phone_offline', { seat: call.seat });
    if (!(await this.journal.place(this.plan(call)))) return 'already_placed';
    this.follow(call.callId, 0);
    return 'placed';
  }

  /** `fencingToken` may be given to refuse a worker that no longer drives this PBX (AppError `state_conflict`). */
  async hangUp(callId: string, fencingToken?: number): Promise<void> {
    if (!this.onReport) throw new AppError('gateway_down');
    if (fencingToken !== undefined) await this.fencing.admit(fencingToken);
    if (!isSafeId(callId)) return;
    const call = await this.journal.read(callId);
    const now = this.options.clock.now();
    if (!call || isOver(passedAt(call, now))) return;
    await this.journal.hangUp(callId, now);
    if (this.live.has(callId)) void this.look(callId);
  }

  async inspect(callId: string): Promise<CallReport | null> {
    const call = isSafeId(callId) ? await this.journal.read(callId) : null;
    if (!call) return null;
    return this.report(call, passedAt(call, this.options.clock.now()));
  }

  async seatPhone(seat: string): Promise<SeatPhone> {
    return this.options.seatsOffline?.has(seat) || (await this.unplugged.has(seat)) ? 'offline' : 'online';
  }

  /** Throws AppError `state_conflict` while the call is under way: its end could then never be told. */
  async forget(callId: string): Promise<void> {
    const call = isSafeId(callId) ? await this.journal.read(callId) : null;
    if (!call) return;
    if (!isOver(passedAt(call, this.options.clock.now()))) throw new AppError('state_conflict', { reason: 'call_under_way', callId });
    this.unfollow(callId);
    await this.work.get(callId);
    await this.journal.forget(callId);
  }

  kept(): Promise<string[]> {
    return this.journal.ids();
  }

  /** Reports everything that is due by the clock, and waits for it. For a clock that is moved by hand, whose timers never strike. */
  async catchUp(): Promise<void> {
    await Promise.all([...this.live.keys()].map((callId) => this.look(callId)));
    await Promise.all(this.work.values());
  }

  private plan(call: PlaceCall): PlacedCall {
    const { seed, behaviour, speed, clock } = this.options;
    const placedAt = clock.now();
    const plan = planCall(
      {
        customer: customerOf(call.number, behaviour, seed, this.voices.customers.length),
        ringTimeoutSeconds: call.ringTimeoutSeconds,
        speed,
        agentRate: 0.96 + 0.08 * fraction(`seat ${call.seat}`),
        voices: this.voices,
      },
      // By the call, not by the number: chance must not let anybody work out whom the journal is about.
      seededRandom(fraction(`${seed} ${call.callId}`) * 4_294_967_296),
    );
    return { callId: call.callId, seat: call.seat, placedAt, fencingToken: call.fencingToken, plan, hangUpAt: null };
  }

  private follow(callId: string, reported: number | null): void {
    const live: LiveCall = { reported, checkedAtMs: NaN, cancel: () => undefined };
    this.live.set(callId, live);
    this.wake(callId, live, 0);
  }

  private unfollow(callId: string): void {
    this.live.get(callId)?.cancel();
    this.live.delete(callId);
  }

  /** One timer a call, set to its next change of state. */
  private wake(callId: string, live: LiveCall, delayMs: number): void {
    live.cancel();
    // Stopped or forgotten while it was looked at: a timer set now would outlive the gateway.
    if (this.live.get(callId) !== live) return;
    if (delayMs <= 0) {
      const immediate = setImmediate(() => void this.look(callId));
      live.cancel = () => clearImmediate(immediate);
    } else {
      const timer = setTimeout(() => void this.look(callId), Math.min(delayMs, LONGEST_TIMER_MS));
      live.cancel = () => clearTimeout(timer);
    }
  }

  /** Brings one call's reports up to the clock; never throws. */
  private look(callId: string): Promise<void> {
    const turn = (this.work.get(callId) ?? Promise.resolve())
      .then(() => this.advance(callId))
      .catch((error: unknown) => {
        this.options.onTrouble?.(callId, error);
        const live = this.live.get(callId);
        if (live) this.wake(callId, live, RETRY_MS);
      })
      .finally(() => {
        if (this.work.get(callId) === turn) this.work.delete(callId);
      });
    this.work.set(callId, turn);
    return turn;
  }

  private async advance(callId: string): Promise<void> {
    const live = this.live.get(callId);
    const call = live ? await this.journal.read(callId) : null;
    if (!live || !call) return this.unfollow(callId);
    const now = this.options.clock.now();
    const passed = passedAt(call, now);
    // After a restart only the present state is told: each report holds all that went before it.
    for (let next = firstToReport(live, passed); next < passed.length; next += 1) {
      const report = await this.report(call, passed.slice(0, next + 1));
      if (!this.onReport || this.live.get(callId) !== live) return;
      this.onReport(report);
      live.reported = next + 1;
    }
    if (isOver(passed)) return this.unfollow(callId);
    live.reported ??= 0;
    const dueMs = call.placedAt.getTime() + milestonesOf(call)[passed.length]!.atMs - now.getTime();
    this.wake(callId, live, now.getTime() === live.checkedAtMs ? Math.max(dueMs, STOPPED_CLOCK_MS) : dueMs);
    live.checkedAtMs = now.getTime();
  }

  private async report(call: PlacedCall, passed: readonly Milestone[]): Promise<CallReport> {
    const facts = factsAfter(call, passed);
    if (facts.state !== 'ended' || this.options.record === false) return facts;
    return { ...facts, recordings: await this.recorder.recordingsOf(call) };
  }
}

/** A hang-up may have shortened the list of changes below what was reported; the end must be told even so. */
function firstToReport(live: LiveCall, passed: readonly Milestone[]): number {
  const last = passed.length - 1;
  if (live.reported === null) return Math.max(0, last);
  return isOver(passed) ? Math.min(live.reported, last) : live.reported;
}

/** Ids become file names. */
function isSafeId(callId: string): boolean {
  return /^[\w-]{1,64}$/.test(callId);
}

function requireSafeId(callId: string): void {
  if (!isSafeId(callId)) throw new AppError('validation_failed', { field: 'callId' });
}

/** A repeatable number in [0, 1) for a text. */
function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(0) / 4_294_967_296;
}
