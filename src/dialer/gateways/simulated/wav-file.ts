import { waveHeader } from '../../../shared/index.js';

const BYTES_A_SAMPLE = 2;

/** A WAV file of 16-bit PCM; `samples` interleaved by channel. */
export function pcmWav(samples: Int16Array, sampleRate: number, channels: number): Buffer {
  const data = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  return Buffer.concat([waveHeader({ sampleRate, channels, bytesPerFrame: channels * BYTES_A_SAMPLE }, data.length), data]);
}
