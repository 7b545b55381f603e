import decodeAudio from 'audio-decode';
import { waveHeader } from '../../../../shared/index.js';
import type { WaveHeader } from '../wave-header.js';
import { resample, reachOf } from './resample.js';

/** Everything is measured at the rate of the telephone network. */
export const RATE = 8000;
/** A block is decoded at a time, so that memory does not grow with the length of a call. */
export const BLOCK_SAMPLES = 20 * RATE;
const FORMAT_CODE = { pcm16: 1, alaw: 6, ulaw: 7 } as const;

/** The samples of one WAV file at 8 kHz, −1…1, one array a channel, decoded in blocks as they are asked for. */
export class Recording {
  /** Length of a channel at 8 kHz. */
  readonly length: number;
  private readonly cache = new Map<number, Float32Array[]>();

  constructor(
    readonly header: WaveHeader,
    private readonly bytes: Buffer,
  ) {
    this.length = Math.floor((header.frames * RATE) / header.sampleRate);
  }

  get blocks(): number {
    return Math.ceil(this.length / BLOCK_SAMPLES);
  }

  /** All channels of block `index`; the last block is shorter. */
  async block(index: number): Promise<Float32Array[]> {
    const known = this.cache.get(index);
    if (known) return known;
    const from = index * BLOCK_SAMPLES;
    const channels = await this.decode(from, Math.min(this.length, from + BLOCK_SAMPLES));
    // The one before stays: a stretch of speech often lies across a border.
    if (this.cache.size > 1) this.cache.delete(this.cache.keys().next().value!);
    this.cache.set(index, channels);
    return channels;
  }

  /** Samples `from`…`to` of one channel; what lies outside the recording is silence. */
  async read(channel: number, from: number, to: number): Promise<Float32Array> {
    const samples = new Float32Array(Math.max(0, to - from));
    const [first, last] = [Math.max(0, from), Math.min(this.length, to)];
    for (let at = first; at < last;) {
      const index = Math.floor(at / BLOCK_SAMPLES);
      const end = Math.min(last, (index + 1) * BLOCK_SAMPLES);
      const block = (await this.block(index))[channel]!;
      samples.set(block.subarray(at - index * BLOCK_SAMPLES, end - index * BLOCK_SAMPLES), at - from);
      at = end;
    }
    return samples;
  }

  private async decode(from: number, to: number): Promise<Float32Array[]> {
    const { sampleRate, frames } = this.header;
    if (sampleRate === RATE) return this.frames(from, to);
    const ratio = sampleRate / RATE;
    const reach = reachOf(ratio);
    const firstFrame = Math.max(0, Math.floor(from * ratio) - reach);
    const channels = await this.frames(firstFrame, Math.min(frames, Math.ceil(to * ratio) + reach));
    return channels.map((channel) => resample(channel, firstFrame, ratio, from, to));
  }

  /** Frames of the file as they are, by a small file made of them: the decoder knows whole files only. */
  private async frames(from: number, to: number): Promise<Float32Array[]> {
    const { bytesPerFrame, dataStart, channels } = this.header;
    const piece = this.bytes.subarray(dataStart + from * bytesPerFrame, dataStart + to * bytesPerFrame);
    const { channelData } = await decodeAudio(
      Buffer.concat([waveHeader({ ...this.header, code: FORMAT_CODE[this.header.encoding] }, piece.length), piece]),
    );
    if (channelData.length !== channels || channelData[0]!.length !== to - from) throw new Error('the decoder lost samples');
    return channelData;
  }
}
