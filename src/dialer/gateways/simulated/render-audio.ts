import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CallPlan, Channel, PlannedSound } from './plan-call.js';
import { toneLoop, type ToneName } from './tones.js';
import type { Voices } from './voices.js';

/** Held here because a global is looked up anew at each of a million samples under some test runners. */
const { imul } = Math;

export const CHANNELS = 2;
const SIDE: Readonly<Record<Channel, number>> = { agent: 0, customer: 1 };
/** Less than a millisecond of work: others get their turn in between. */
const SLICE_MS = 4000;
/** Level of the noise on each side: the agent's room, and the customer's line. About -58 and -63 dBFS. */
const NOISE_PEAK: Readonly<Record<Channel, number>> = { agent: 70, customer: 40 };

/**
 * What was heard from `fromMs` to `toMs` of a call (offsets since it was placed): interleaved 16-bit stereo, left = agent,
 * right = customer. What had begun earlier is heard from its middle; what the end of the call cuts, is cut.
 */
export async function renderAudio(plan: CallPlan, fromMs: number, toMs: number, voices: Voices): Promise<Int16Array> {
  const perMs = voices.sampleRate / 1000;
  const samples = new Int16Array(Math.round((toMs - fromMs) * perMs) * CHANNELS);
  const noises = (['agent', 'customer'] as const).map((channel) => noiseBed(plan.noiseSeed + fromMs + SIDE[channel], NOISE_PEAK[channel]));
  const pieces = plan.sounds.map((sound) => ({ sound, play: playerOf(sound, voices) }));
  for (let sliceMs = fromMs; sliceMs < toMs; sliceMs += SLICE_MS) {
    const sliceEndMs = Math.min(toMs, sliceMs + SLICE_MS);
    noises.forEach((noise, side) => noise(samples, side, (sliceMs - fromMs) * perMs, (sliceEndMs - fromMs) * perMs));
    for (const { sound, play } of pieces) {
      const start = Math.max(sound.fromMs, sliceMs);
      const end = Math.min(sound.toMs, sliceEndMs);
      if (start < end) play(samples, (start - fromMs) * perMs, (end - fromMs) * perMs, (start - sound.fromMs) * perMs);
    }
    if (sliceEndMs < toMs) await nextTurn();
  }
  return samples;
}

/** Adds frames `from`…`to` of the result, the first being the sound's own sample number `offset`. */
type Player = (samples: Int16Array, from: number, to: number, offset: number) => void;

function playerOf(sound: PlannedSound, voices: Voices): Player {
  const side = SIDE[sound.channel];
  if (sound.kind === 'line') return linePlayer(voices.samples(sound.speaker, sound.line), side, sound.rate, sound.gain);
  const loop = loopOf(sound.tone, voices.sampleRate);
  return (samples, from, to, offset) => {
    for (let i = from; i < to; i += 1) add(samples, i * CHANNELS + side, loop[(offset + i - from) % loop.length]!);
  };
}

/** Plays a line at another rate by linear interpolation: voice and pace change together, as between two people. */
function linePlayer(line: Int16Array, side: number, rate: number, gain: number): Player {
  return (samples, from, to, offset) => {
    for (let i = from; i < to; i += 1) {
      const at = (offset + i - from) * rate;
      const whole = at | 0;
      if (whole + 1 >= line.length) return;
      const before = line[whole]!;
      add(samples, i * CHANNELS + side, gain * (before + (line[whole + 1]! - before) * (at - whole)));
    }
  };
}

function add(samples: Int16Array, index: number, value: number): void {
  const sum = samples[index]! + value;
  samples[index] = sum > 32_767 ? 32_767 : sum < -32_768 ? -32_768 : sum;
}

/** Soft hiss (white noise through a one-pole low-pass) that never repeats within a call: no line is digitally silent. */
function noiseBed(seed: number, peak: number): (samples: Int16Array, side: number, from: number, to: number) => void {
  let state = imul(seed + 1, 0x9e3779b1) | 1;
  let low = 0;
  return (samples, side, from, to) => {
    // Local copies: a closure's own numbers are boxed anew at every write, which cost ten times as much as the sum.
    let [drawn, smooth] = [state, low];
    for (let i = from; i < to; i += 1) {
      drawn = (imul(drawn, 1_664_525) + 1_013_904_223) | 0;
      const white = drawn / 2_147_483_648;
      smooth += 0.5 * (white - smooth);
      // Half the hiss is left white, so that no run of samples rests at zero.
      samples[i * CHANNELS + side] = peak * (0.6 * smooth + 0.4 * white);
    }
    [state, low] = [drawn, smooth];
  };
}

const loops = new Map<string, Int16Array>();

function loopOf(tone: ToneName, sampleRate: number): Int16Array {
  const key = `${tone}/${sampleRate}`;
  let loop = loops.get(key);
  if (!loop) loops.set(key, (loop = toneLoop(tone, sampleRate)));
  return loop;
}
