/** Raised whenever the same recording could yield other figures: stored beside them, so that an operator knows what to examine again. */
export const ANALYSER_VERSION = '1';

/** [from, to) in whole milliseconds on the call's axis, which begins when the call was placed. */
export type Span = [fromMs: number, toMs: number];

export type SegmentName = 'before_answer' | 'talk';

/** Speech of one side. `machine`: an answering machine's greeting, because a beep follows it. */
export interface SpeechSpan {
  segment: SegmentName;
  fromMs: number;
  toMs: number;
  machine?: true;
}

export type ToneKind = 'ringback' | 'busy' | 'congestion' | 'vacant_number' | 'beep';

/** A tone heard on the customer's side; `cycles` counts its repetitions (bursts, for `vacant_number` whole patterns). */
export interface HeardTone {
  segment: SegmentName;
  kind: ToneKind;
  fromMs: number;
  toMs: number;
  cycles: number;
}

export interface ExaminedSegment {
  segment: SegmentName;
  fromMs: number;
  durationMs: number;
  /** 2: left is the agent, right the customer. 1: both are mixed, and nobody can say who spoke. */
  channels: 1 | 2;
  sampleRate: number;
  encoding: 'pcm16' | 'alaw' | 'ulaw';
  /** The file ends before the end its header promises; what is there was examined. */
  truncated: boolean;
}

/** What can be measured of one call's recordings. Plain JSON; milliseconds throughout. */
export interface AudioFeatures {
  analyserVersion: string;
  segments: ExaminedSegment[];
  /** Channels of the talk; null: there is no recording of a talk. */
  channels: 1 | 2 | null;
  /** Empty for segments of one channel; their speech stands under `mixed`. */
  speech: { agent: SpeechSpan[]; customer: SpeechSpan[]; mixed: SpeechSpan[] };
  /** Stretches of the customer's side that are a delayed copy of the agent. */
  echo: Span[];
  echoDelayMs: number | null;
  tones: HeardTone[];
  /** Figures of the talk only. */
  agentSpeechMs: number;
  /** Before echo and machine are taken off. */
  customerSpeechMs: number;
  /** Customer speech without echo and without what an answering machine says. */
  humanCustomerMs: number;
  /** Of a talk with one channel: speech of whoever. */
  mixedSpeechMs: number;
  /** The customer's turns: stretches of human customer speech with speech of the agent between them. */
  turns: number;
  /** Figures of the time before the answer. */
  ringCycles: number;
  lastToneBeforeAnswer: ToneKind | null;
}

/** Loudest sample of each hundredth of a second, 0–255, over the whole axis of the call; nothing recorded: 0. */
export interface Peaks {
  perSecond: 100;
  fromMs: 0;
  agent: Buffer;
  customer: Buffer;
}
