import { toneLoop, type ToneName } from '../../src/dialer/gateways/simulated/tones.js';
import { committedVoicesDirectory, Voices } from '../../src/dialer/gateways/simulated/voices.js';

/** Audio made by hand: samples of one channel at 8 kHz, −32768…32767. */
export type Channel = Float32Array;

/** Held here because a global is looked up anew at each of a million samples under some test runners. */
const { abs, clz32, floor, imul, max, min, round } = Math;

const RATE = 8000;
const voices = new Voices(committedVoicesDirectory());

/** Silence as lines have it: white noise of the given peak. */
export function hiss(seconds: number, peak = 40, seed = 1): Channel {
  const samples = new Float32Array(round(seconds * RATE));
  let drawn = seed;
  for (let i = 0; i < samples.length; i += 1) {
    drawn = (imul(drawn, 1_664_525) + 1_013_904_223) | 0;
    samples[i] = (peak * drawn) / 2_147_483_648;
  }
  return samples;
}

/** Adds a spoken line from `atSeconds` on; what does not fit is cut. Answers when it ends. */
export function say(channel: Channel, atSeconds: number, speaker: string, line: string, gain = 1): number {
  const samples = voices.samples(speaker, line);
  mix(channel, atSeconds, samples, gain);
  return atSeconds + samples.length / RATE;
}

/** Adds a tone with its cadence. */
export function sound(channel: Channel, fromSeconds: number, toSeconds: number, tone: ToneName, gain = 1): void {
  const loop = toneLoop(tone, RATE);
  const length = round((toSeconds - fromSeconds) * RATE);
  mix(
    channel,
    fromSeconds,
    Int16Array.from({ length }, (_, i) => loop[i % loop.length]!),
    gain,
  );
}

/** Adds a copy of another channel, later and quieter, through a short room (first reflection, then three weaker ones). */
export function echo(channel: Channel, source: Channel, delayMs: number, gain: number): void {
  const room = [1, 0, 0.4, 0, 0, -0.25, 0, 0, 0, 0.15];
  room.forEach((weight, index) => {
    const shift = round((delayMs * RATE) / 1000) + index;
    if (weight !== 0) for (let i = shift; i < channel.length; i += 1) channel[i]! += gain * weight * source[i - shift]!;
  });
}

function mix(channel: Channel, atSeconds: number, samples: Int16Array, gain: number): void {
  const start = round(atSeconds * RATE);
  for (let i = 0; i < samples.length && start + i < channel.length; i += 1) channel[start + i]! += gain * samples[i]!;
}

interface WaveShape {
  encoding?: 'pcm16' | 'alaw' | 'ulaw';
  sampleRate?: number;
  /** Instead of what the samples say. */
  header?: { channels?: number; sampleRate?: number; dataBytes?: number; formatBytes?: number };
}

/** A WAV file of these channels; another rate repeats samples, as a careless converter would. */
export function wave(channels: readonly Channel[], { encoding = 'pcm16', sampleRate = RATE, header = {} }: WaveShape = {}): Buffer {
  const frames = floor((channels[0]!.length * sampleRate) / RATE);
  const bytesPerSample = encoding === 'pcm16' ? 2 : 1;
  const dataBytes = frames * channels.length * bytesPerSample;
  const file = Buffer.alloc(44 + dataBytes);
  const count = header.channels ?? channels.length;
  const rate = header.sampleRate ?? sampleRate;
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(header.formatBytes ?? 16, 16);
  file.writeUInt16LE({ pcm16: 1, alaw: 6, ulaw: 7 }[encoding], 20);
  file.writeUInt16LE(count, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * count * bytesPerSample, 28);
  file.writeUInt16LE(count * bytesPerSample, 32);
  file.writeUInt16LE(bytesPerSample * 8, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(header.dataBytes ?? dataBytes, 40);
  for (let frame = 0; frame < frames; frame += 1) {
    channels.forEach((channel, side) => {
      const value = max(-32_768, min(32_767, round(channel[floor((frame * RATE) / sampleRate)]!)));
      const at = 44 + (frame * channels.length + side) * bytesPerSample;
      if (encoding === 'pcm16') file.writeInt16LE(value, at);
      else file[at] = encoding === 'alaw' ? alaw(value) : ulaw(value);
    });
  }
  return file;
}

/** ITU-T G.711. */
function alaw(value: number): number {
  const magnitude = min(32_767, value < 0 ? -value - 1 : value) >> 4;
  const exponent = magnitude < 32 ? (magnitude < 16 ? 0 : 1) : 32 - clz32(magnitude) - 4;
  const mantissa = exponent < 2 ? magnitude & 15 : (magnitude >> (exponent - 1)) & 15;
  return ((value < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55;
}

function ulaw(value: number): number {
  const magnitude = min(32_635, abs(value)) + 132;
  const exponent = 31 - clz32(magnitude) - 7;
  return ~((value < 0 ? 0x80 : 0) | (exponent << 4) | ((magnitude >> (exponent + 3)) & 15)) & 0xff;
}

/** The committed model. */
export const MODEL = 'models/silero-vad/silero_vad_v6.onnx';
