import type { ChannelOrder } from '../../rules/switch-mapping.js';

/** Asks the thread for one recording, whose bytes it then reads from the main thread. */
export interface DecodeTask {
  kind: 'decode';
  sizeBytes: number;
  order: ChannelOrder;
  /** `length`: it is decoded and counted, and no sample is handed over. */
  wants: 'length' | 'sound';
  /** A recording whose samples would take more, at 16 bit, is refused. */
  mostBytes: number;
}

export type SoundProblem = 'unreadable' | 'too_large';

/** What is known of a recording once all of it is decoded. */
export interface SoundShape {
  sampleRate: number;
  channels: 1 | 2;
  frames: number;
}

/** What the thread answers: a refusal, or the shape and behind it, when they were wanted, all samples at 16 bit, channels in turn. */
export type SoundBatch = { kind: 'refused'; why: SoundProblem } | ({ kind: 'shape' } & SoundShape) | { kind: 'samples'; bytes: Uint8Array };
