export type ToneName = 'ringback' | 'busy' | 'congestion' | 'vacant_number' | 'beep';

/** Frequency and cadence of a tone: milliseconds on, off, on … repeated; one entry: continuous. */
interface Tone {
  hertz: number;
  cadenceMs: readonly number[];
}

/** Chinese call-progress tones (GB 3380: 450 Hz, -10 ± 3 dBm0) and the beep of an answering machine. */
export const TONES: Readonly<Record<ToneName, Tone>> = {
  ringback: { hertz: 450, cadenceMs: [1000, 4000] },
  busy: { hertz: 450, cadenceMs: [350, 350] },
  congestion: { hertz: 450, cadenceMs: [700, 700] },
  vacant_number: { hertz: 450, cadenceMs: [100, 100, 100, 100, 100, 100, 400, 400] },
  beep: { hertz: 1000, cadenceMs: [500] },
};

const AMPLITUDE = 7000;
/** A tone that starts at full level would click. */
const RAMP_SAMPLES = 40;

/** One full period of a tone's cadence at 16 bits; played in a loop. */
export function toneLoop(name: ToneName, sampleRate: number): Int16Array {
  const tone = TONES[name];
  const perMs = sampleRate / 1000;
  const loop = new Int16Array(Math.round(tone.cadenceMs.reduce((sum, ms) => sum + ms, 0) * perMs));
  let start = 0;
  tone.cadenceMs.forEach((ms, index) => {
    const length = Math.round(ms * perMs);
    for (let i = 0; index % 2 === 0 && i < length; i += 1) {
      const ramp = Math.min(1, (i + 1) / RAMP_SAMPLES, (length - i) / RAMP_SAMPLES);
      loop[start + i] = Math.round(AMPLITUDE * ramp * Math.sin((2 * Math.PI * tone.hertz * i) / sampleRate));
    }
    start += length;
  });
  return loop;
}
