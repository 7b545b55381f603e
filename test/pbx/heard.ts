import { readFileSync } from 'node:fs';

const RATE = 8000;
const HOP = 160;

/** Bare A-law as 16-bit samples (ITU-T G.711). */
export function aLawFile(path: string): Int16Array {
  return Int16Array.from(readFileSync(path), (byte) => {
    const value = byte ^ 0x55;
    const exponent = (value >> 4) & 7;
    const mantissa = ((value & 15) << 4) + (exponent === 0 ? 8 : 264);
    const magnitude = exponent > 1 ? mantissa << (exponent - 1) : mantissa;
    return value & 0x80 ? magnitude : -magnitude;
  });
}

/** Loudness every 20 ms. */
function envelope(samples: Int16Array): number[] {
  const loud: number[] = [];
  for (let at = 0; at + HOP <= samples.length; at += HOP) {
    let sum = 0;
    for (let index = at; index < at + HOP; index += 1) sum += samples[index]! ** 2;
    loud.push(Math.sqrt(sum / HOP));
  }
  return loud;
}

/** Long enough to tell two sounds apart, short enough that a packet that came late on a busy machine spoils one of several. */
const WINDOW = 100;

/**
 * How well a recording matches somewhere in an endlessly repeated sound: 1 is the same, 0 is unrelated. For each two seconds the best correlation of
 * the loudness over all shifts; of these the one in the middle.
 */
export function likeness(recording: Int16Array, sound: Int16Array): number {
  const heard = envelope(recording);
  const played = envelope(sound);
  const windows = Math.max(1, Math.floor(heard.length / WINDOW));
  const best = Array.from({ length: windows }, (_, index) => {
    const part = windows === 1 ? heard : heard.slice(index * WINDOW, (index + 1) * WINDOW);
    return Math.max(
      ...played.map((_loud, shift) =>
        correlation(
          part,
          part.map((_one, at) => played[(at + shift) % played.length]!),
        ),
      ),
    );
  }).sort((one, other) => one - other);
  return best[Math.floor(best.length / 2)]!;
}

function correlation(a: number[], b: number[]): number {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [cross, squareA, squareB] = [0, 0, 0];
  for (let index = 0; index < a.length; index += 1) {
    cross += (a[index]! - meanA) * (b[index]! - meanB);
    squareA += (a[index]! - meanA) ** 2;
    squareB += (b[index]! - meanB) ** 2;
  }
  return squareA && squareB ? cross / Math.sqrt(squareA * squareB) : 0;
}

/** The share of a recording's energy that is a tone of this frequency, 0 to 1 (Goertzel, by blocks of 100 ms). */
export function toneShare(recording: Int16Array, hertz: number): number {
  const block = RATE / 10;
  let [tone, all] = [0, 0];
  for (let at = 0; at + block <= recording.length; at += block) {
    const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
    let [before, last] = [0, 0];
    for (let index = at; index < at + block; index += 1) {
      const next = recording[index]! + coefficient * last - before;
      [before, last] = [last, next];
      all += recording[index]! ** 2;
    }
    tone += ((before ** 2 + last ** 2 - coefficient * before * last) * 2) / block;
  }
  return all === 0 ? 0 : tone / all;
}
