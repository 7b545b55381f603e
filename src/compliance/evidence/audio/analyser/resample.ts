/** Zero crossings of the sinc on each side: -40 dB of aliasing, enough for speech and tones. */
const CROSSINGS = 8;
/** Positions between two input samples for which a kernel is kept. */
const PHASES = 64;

/** How many input samples around a position one output sample needs. */
export const reachOf = (ratio: number): number => Math.ceil(CROSSINGS * Math.max(1, ratio)) + 1;

const kernels = new Map<number, Float32Array[]>();

/**
 * Output samples `from`…`to` of a signal whose rate is `ratio` times the wanted one; `input` begins at the signal's sample
 * number `inputStart`. Windowed sinc, cut at half the lower rate.
 */
export function resample(input: Float32Array, inputStart: number, ratio: number, from: number, to: number): Float32Array {
  const kernel = kernelsOf(ratio);
  const half = reachOf(ratio);
  const output = new Float32Array(to - from);
  for (let i = 0; i < output.length; i += 1) {
    const position = (from + i) * ratio - inputStart;
    const whole = Math.floor(position);
    const weights = kernel[Math.floor((position - whole) * PHASES)]!;
    const first = whole - half + 1;
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap += 1) {
      const at = first + tap;
      if (at >= 0 && at < input.length) sum += weights[tap]! * input[at]!;
    }
    output[i] = sum;
  }
  return output;
}

function kernelsOf(ratio: number): Float32Array[] {
  let kernel = kernels.get(ratio);
  if (!kernel) {
    kernel = Array.from({ length: PHASES }, (_, phase) => weightsAt(phase / PHASES, ratio));
    kernels.set(ratio, kernel);
  }
  return kernel;
}

function weightsAt(offset: number, ratio: number): Float32Array {
  const half = reachOf(ratio);
  const width = Math.max(1, ratio);
  const weights = Float32Array.from({ length: 2 * half }, (_, tap) => {
    const x = (tap - half + 1 - offset) / width;
    if (Math.abs(x) >= CROSSINGS) return 0;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / CROSSINGS));
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Twice the rate, by the same kernel at the half-way position: what the voice-activity model wants. */
export function doubled(input: Float32Array): Float32Array {
  const weights = kernelsOf(0.5)[PHASES / 2]!;
  const half = reachOf(0.5);
  const output = new Float32Array(input.length * 2);
  for (let i = 0; i < input.length; i += 1) {
    let sum = 0;
    const first = i - half + 1;
    const [begin, end] = [Math.max(0, -first), Math.min(weights.length, input.length - first)];
    for (let tap = begin; tap < end; tap += 1) sum += weights[tap]! * input[first + tap]!;
    output[2 * i] = input[i]!;
    output[2 * i + 1] = sum;
  }
  return output;
}
