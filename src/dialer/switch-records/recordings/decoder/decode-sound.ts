import decodeAudio from 'audio-decode';
import type { RandomAccessSource } from '../../../../platform/spreadsheets/index.js';
import type { ChannelOrder } from '../../rules/switch-mapping.js';
import type { DecodeTask, SoundProblem, SoundShape } from './decoder-messages.js';

const LOWEST_RATE = 8000;
const HIGHEST_RATE = 48_000;
const BYTES_PER_SAMPLE = 2;
const LOUDEST = 32_767;
/** A few bytes of FLAC or Opus can be seconds of silence: so much is decoded before the limit is looked at again. */
const PIECE_BYTES = 4096;
/** A WAV file does not grow by more than four. */
const WAVE_PIECE_BYTES = 256 * 1024;

type Decoder = 'wav' | 'mp3' | 'flac' | 'opus' | 'oga';

/** A recording whose samples are all here, as one or two channels. */
export interface DecodedSound extends SoundShape {
  pieces: Int16Array[][];
}

/**
 * Decodes a recording piece by piece, so that never more of it lies in memory than its samples at 16 bit; with `wants: 'length'` not even
 * those. Channels are put in order, or mixed where nobody says whose they are. Never throws, whatever the bytes.
 */
export async function decodeSound(source: RandomAccessSource, task: DecodeTask): Promise<DecodedSound | SoundProblem> {
  try {
    return await decodeAll(source, task);
  } catch {
    // A decoder's message could quote the file, so it is not told.
    return 'unreadable';
  }
}

async function decodeAll(source: RandomAccessSource, task: DecodeTask): Promise<DecodedSound | SoundProblem> {
  const kind = decoderFor(await source.read(0, Math.min(source.size, PIECE_BYTES)));
  if (!kind) return 'unreadable';
  const decode = await decodeAudio[kind]();
  const sound = new GrowingSound(task);
  try {
    const step = kind === 'wav' ? WAVE_PIECE_BYTES : PIECE_BYTES;
    for (let at = 0; at < source.size; at += step) {
      const { channelData, sampleRate } = await decode(await source.read(at, Math.min(step, source.size - at)));
      const problem = sound.take(channelData, sampleRate);
      if (problem) return problem;
    }
    const rest = await decode();
    return sound.take(rest.channelData, rest.sampleRate) ?? sound.whole();
  } finally {
    decode.free();
  }
}

class GrowingSound {
  private readonly pieces: Int16Array[][] = [];
  private sampleRate = 0;
  private frames = 0;
  private channels: 1 | 2 = 1;

  constructor(private readonly task: DecodeTask) {}

  /** Takes what was decoded next; answers why no telephone can have recorded it. */
  take(channelData: Float32Array[], sampleRate: number): SoundProblem | null {
    const frames = channelData[0]?.length ?? 0;
    if (frames === 0) return null;
    this.sampleRate ||= sampleRate;
    if (channelData.length > 2 || sampleRate !== this.sampleRate || sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE)
      return 'unreadable';
    // One channel that becomes two: a decoder leaves out a second one as long as it is the same.
    if (channelData.length === 2) this.channels = 2;
    this.frames += frames;
    if (this.frames * this.channels * BYTES_PER_SAMPLE > this.task.mostBytes) return 'too_large';
    if (this.task.wants === 'sound') this.pieces.push(inOrder(channelData, this.task.order).map(asWritten));
    return null;
  }

  whole(): DecodedSound | SoundProblem {
    if (this.frames === 0) return 'unreadable';
    const channels = this.task.order === 'unknown' ? 1 : this.channels;
    return { sampleRate: this.sampleRate, channels, frames: this.frames, pieces: this.pieces };
  }
}

/** By the first bytes; what exchanges write, and no container that a decoder would have to hold whole. */
function decoderFor(head: Buffer): Decoder | null {
  const at = (from: number, text: string): boolean => head.toString('latin1', from, from + text.length) === text;
  if (at(0, 'RIFF') && at(8, 'WAVE')) return 'wav';
  if (at(0, 'fLaC')) return 'flac';
  if (at(0, 'OggS')) return at(28, 'OpusHead') ? 'opus' : at(29, 'FLAC') ? 'flac' : 'oga';
  // MPEG audio begins with eleven set bits; without a layer it is AAC.
  const isFrame = head.length > 2 && head[0] === 0xff && (head[1]! & 0xe0) === 0xe0 && (head[1]! & 0x06) !== 0;
  return isFrame || at(0, 'ID3') ? 'mp3' : null;
}

function inOrder(channelData: Float32Array[], order: ChannelOrder): Float32Array[] {
  const [left, right] = channelData;
  if (!left || !right) return channelData;
  if (order === 'agent_right') return [right, left];
  return order === 'agent_left' ? [left, right] : [left.map((sample, index) => (sample + right[index]!) / 2)];
}

function asWritten(channel: Float32Array): Int16Array {
  return Int16Array.from(channel, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * LOUDEST));
}
