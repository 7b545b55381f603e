/**
 * The port between the call card and a telephone system. The dialer tells a gateway to place one call by its id and hears
 * facts back; the gateway decides nothing about who may be called.
 */
export interface PlaceCall {
  /** Our call id; also the PBX's channel id, so that placing twice rings once. */
  callId: string;
  /** The agent's telephone, e.g. `seat-3`. */
  seat: string;
  /** E.164. Never logged, never written to a disk by a gateway. */
  number: string;
  ringTimeoutSeconds: number;
  /** Fencing token of the worker that drives this PBX; a gateway refuses one older than the newest it has seen. */
  fencingToken: number;
}

export type HungUpBy = 'customer' | 'agent' | 'network' | 'system';

/** The PBX's own times of one call (UTC). Null: that never happened. `dialledAt` is the start of the customer's leg. */
export interface CallTimes {
  agentRingingAt: Date | null;
  dialledAt: Date | null;
  ringingAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
}

/** How a call ended, in the terms of the standards: Q.850 cause and SIP status, never a PBX's own word. */
export interface CallEnd {
  /** ITU-T Q.850 cause value, e.g. 16 normal, 17 busy, 18 no response, 19 no answer, 20 absent, 1 unallocated. */
  q850Cause: number;
  /** SIP final response of the customer's leg, e.g. 486; 200 when it was answered. Null when no leg was dialled, or nobody ever replied. */
  sipCode: number | null;
  hungUpBy: HungUpBy;
}

/** Media of one part of a call: stereo WAV, left = agent, right = customer. The dialer takes it in and deletes the plain file. */
export interface RecordedSegment {
  segment: 'before_answer' | 'talk';
  /** Path of the finished plain WAV file. */
  path: string;
  /** When the first sample was heard (UTC). */
  startedAt: Date;
  durationMs: number;
  sampleRate: number;
  channels: number;
}

export type CallState = 'placing' | 'agent_ringing' | 'dialling' | 'ringing' | 'talking' | 'ended' | 'lost';

/** All a gateway knows of a call at one moment: also the shape of every event, so a missed event costs nothing. */
export interface CallReport {
  callId: string;
  state: CallState;
  times: CallTimes;
  /** Present when `state` is `ended`. */
  end: CallEnd | null;
  /**
   * Complete when `inspect` tells of an ended or lost call; files may already have been taken in and gone. A PBX finishes its files after the
   * end: the event of the end does not wait for them.
   */
  recordings: RecordedSegment[];
}

export type SeatPhone = 'online' | 'offline';

/** Lets a third telephone hear a call under way, which hears nothing of it. */
export interface ListenRequest {
  listenId: string;
  callId: string;
  /** The listener's telephone, e.g. `auditor-1`. */
  telephone: string;
  fencingToken: number;
}

export interface Gateway {
  /** Stable name of this PBX, the key of its lease row. */
  readonly name: string;
  /** Begins to report. Calls that were under way before a restart are reported again. */
  start(onReport: (report: CallReport) => void): Promise<void>;
  stop(): Promise<void>;
  /**
   * This call is never dialled from now on, also not by a `place` that another worker has begun and not finished. For a call that the system does
   * not know, before it is told as not dialled. Throws AppError `gateway_down` when the system can't be told, `state_conflict` (an older token).
   */
  bar(callId: string, fencingToken: number): Promise<void>;
  /** Rings the seat, then the customer. `already_placed` when the PBX knows this call id. Throws AppError `gateway_down` or `phone_offline`. */
  place(call: PlaceCall): Promise<'placed' | 'already_placed'>;
  /** Ends a call; harmless when it is over or unknown. Refused with a token older than the newest seen. */
  hangUp(callId: string, fencingToken: number): Promise<void>;
  /** What the PBX knows of a call; null when it has never heard of it. `lost`: the PBX restarted in the middle of it. */
  inspect(callId: string): Promise<CallReport | null>;
  seatPhone(seat: string): Promise<SeatPhone>;
  /** Told at once when a telephone comes or goes, by a system that says so; called before `start`. */
  watchSeatPhones?(listener: (seat: string, phone: SeatPhone) => void): void;
  /**
   * Rings a telephone that then hears both sides of a call and is heard by neither; it ends with the call by itself. Only where the system can.
   * Throws AppError `gateway_down`, `phone_offline`, or `no_open_call` (the agent is not on the line).
   */
  listen?(request: ListenRequest): Promise<void>;
  /** How far a listening is; null: it is over, or was never begun. */
  listening?(listenId: string): Promise<'calling' | 'listening' | null>;
  /** Ends a listening and leaves the call alone; harmless when it is over. */
  stopListening?(listenId: string, fencingToken: number): Promise<void>;
  /** Gives a seat's telephone in the browser this password, in place of any other. Works before `start`. Throws AppError `gateway_down`. */
  giveLogin?(seat: string, password: string): Promise<void>;
  /** The seat's telephone in the browser has no password any more. */
  takeLogin?(seat: string): Promise<void>;
  /** The dialer has stored everything about this call; the gateway may forget it and delete its files. */
  forget(callId: string): Promise<void>;
  /** Calls of which there are files still: under way, not taken in yet, or taken in by a process that died before it could say `forget`. */
  kept(): Promise<string[]>;
}
