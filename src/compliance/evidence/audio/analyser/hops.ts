import type { Recording } from './recording.js';

export const HOP_MS = 10;
export const HOP_SAMPLES = 80;
export const HOPS_PER_SECOND = 100;

/** Call-progress tones of China (GB 3380) have 450 Hz; the beep of an answering machine is taken to have 1000 Hz. */
const PROGRESS_HERTZ = 450;
const BEEP_HERTZ = 1000;

/** What is known of every hundredth of a second of one channel. Powers are mean squares of samples in −1…1. */
export interface Hops {
  energy: Float32Array;
  progress: Float32Array;
  beep: Float32Array;
  peaks: Uint8Array;
}

/** One pass over a recording; an array entry a channel. The last, incomplete hop is left out. */
export async function hopsOf(recording: Recording): Promise<Hops[]> {
  const count = Math.floor(recording.length / HOP_SAMPLES);
  const all = Array.from({ length: recording.header.channels }, () => emptyHops(count));
  for (let index = 0, hop = 0; index < recording.blocks; index += 1) {
    const block = await recording.block(index);
    const hops = Math.floor(block[0]!.length / HOP_SAMPLES);
    block.forEach((samples, channel) => measure(samples, all[channel]!, hop, hops));
    hop += hops;
  }
  return all;
}

function emptyHops(count: number): Hops {
  return {
    energy: new Float32Array(count),
    progress: new Float32Array(count),
    beep: new Float32Array(count),
    peaks: new Uint8Array(count),
  };
}

const coefficientOf = (hertz: number): number => 2 * Math.cos((2 * Math.PI * hertz * HOP_MS) / 1000 / HOP_SAMPLES);
const PROGRESS = coefficientOf(PROGRESS_HERTZ);
const BEEP = coefficientOf(BEEP_HERTZ);

/** Energy, peak and two frequencies (Goertzel) of each hop. */
function measure(samples: Float32Array, into: Hops, firstHop: number, hops: number): void {
  for (let hop = 0; hop < hops; hop += 1) {
    let [energy, peak, p1, p2, b1, b2] = [0, 0, 0, 0, 0, 0];
    for (let i = hop * HOP_SAMPLES; i < (hop + 1) * HOP_SAMPLES; i += 1) {
      const sample = samples[i]!;
      energy += sample * sample;
      const size = sample < 0 ? -sample : sample;
      if (size > peak) peak = size;
      const p0 = sample + PROGRESS * p1 - p2;
      p2 = p1;
      p1 = p0;
      const b0 = sample + BEEP * b1 - b2;
      b2 = b1;
      b1 = b0;
    }
    const at = firstHop + hop;
    into.energy[at] = energy / HOP_SAMPLES;
    into.peaks[at] = Math.round(Math.min(1, peak) * 255);
    // Of a pure tone this is its mean square, as `energy` is: their ratio is the share of the tone.
    into.progress[at] = (2 * (p1 * p1 + p2 * p2 - PROGRESS * p1 * p2)) / (HOP_SAMPLES * HOP_SAMPLES);
    into.beep[at] = (2 * (b1 * b1 + b2 * b2 - BEEP * b1 * b2)) / (HOP_SAMPLES * HOP_SAMPLES);
  }
}

/** -62 and -45 dBFS: no speech is quieter than the one, and whatever the noise, speech above the other is put to the model. */
const LOWEST_QUIET = 10 ** -6.2;
const HIGHEST_QUIET = 10 ** -4.5;
/** 8 dB. */
const ABOVE_FLOOR = 10 ** 0.8;

/** The level below which a channel is called silent: a little above its tenth percentile, within bounds. */
export function quietLevelOf(energy: Float32Array): number {
  if (energy.length === 0) return LOWEST_QUIET;
  const floor = Float32Array.from(energy).sort()[Math.floor(energy.length / 10)]!;
  return Math.min(HIGHEST_QUIET, Math.max(LOWEST_QUIET, floor * ABOVE_FLOOR));
}
