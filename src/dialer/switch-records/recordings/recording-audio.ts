import decodeAudio from 'audio-decode';
import { readWaveHeader } from '../../../compliance/index.js';
import type { RecordingPart } from '../rules/recording-parts.js';
import type { ChannelOrder } from '../rules/switch-mapping.js';

const LOWEST_RATE = 8000;
const HIGHEST_RATE = 48_000;
const HEADER_BYTES = 44;

export interface WavePart extends RecordingPart {
  bytes: Buffer;
  durationMs: number;
  sampleRate: number;
  channels: 1 | 2;
}

/** Length of a recording in milliseconds, or what keeps it from being heard. */
export async function lengthOf(bytes: Buffer): Promise<number | 'empty' | 'unreadable'> {
  const header = readWaveHeader(bytes);
  if (header.ok) return Math.round((header.frames * 1000) / header.sampleRate);
  if (header.code === 'recording_empty') return 'empty';
  const decoded = await decoded8To48(bytes);
  return decoded ? Math.round((decoded.channelData[0]!.length * 1000) / decoded.sampleRate) : 'unreadable';
}

/**
 * The parts of a recording as the examination reads them. A WAV file that needs no change stays as it is, byte for byte; else it is written
 * anew: channels put in order, or mixed to one where nobody says whose they are.
 */
export async function waveParts(bytes: Buffer, parts: readonly RecordingPart[], order: ChannelOrder): Promise<WavePart[] | null> {
  const header = readWaveHeader(bytes);
  const [only, ...others] = parts;
  if (header.ok && only && others.length === 0 && (header.channels === 1 || order === 'agent_left')) {
    const { channels, sampleRate } = header;
    return [{ ...only, bytes, durationMs: Math.round((header.frames * 1000) / sampleRate), sampleRate, channels }];
  }
  const decoded = await decoded8To48(bytes);
  if (!decoded) return null;
  const { sampleRate } = decoded;
  const channelData = inOrder(decoded.channelData, order);
  return parts.map((part) => {
    const [from, to] = [part.fromMs, part.toMs].map((ms) => Math.round((ms * sampleRate) / 1000)) as [number, number];
    const pieces = channelData.map((channel) => channel.subarray(from, to));
    const durationMs = Math.round((pieces[0]!.length * 1000) / sampleRate);
    return { ...part, bytes: waveFile(pieces, sampleRate), durationMs, sampleRate, channels: pieces.length as 1 | 2 };
  });
}

interface Decoded {
  channelData: Float32Array[];
  sampleRate: number;
}

/** Whatever the decoder knows (WAV in any coding, MP3, Opus, FLAC), if a telephone could have made it. */
async function decoded8To48(bytes: Buffer): Promise<Decoded | null> {
  try {
    const { channelData, sampleRate } = await decodeAudio(bytes);
    const [first] = channelData;
    const isSound =
      first !== undefined && first.length > 0 && channelData.length <= 2 && sampleRate >= LOWEST_RATE && sampleRate <= HIGHEST_RATE;
    return isSound ? { channelData, sampleRate } : null;
  } catch {
    // A decoder's message could quote the file, so it is not told.
    return null;
  }
}

function inOrder(channelData: Float32Array[], order: ChannelOrder): Float32Array[] {
  const [left, right] = channelData;
  if (!left || !right) return channelData;
  if (order === 'agent_right') return [right, left];
  return order === 'agent_left' ? [left, right] : [left.map((sample, index) => (sample + right[index]!) / 2)];
}

function waveFile(channels: readonly Float32Array[], sampleRate: number): Buffer {
  const frames = channels[0]!.length;
  const file = Buffer.alloc(HEADER_BYTES + frames * channels.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * channels.length * 2, 28);
  file.writeUInt16LE(channels.length * 2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(file.length - HEADER_BYTES, 40);
  for (let frame = 0, at = HEADER_BYTES; frame < frames; frame += 1) {
    for (const channel of channels) {
      const sample = Math.max(-1, Math.min(1, channel[frame]!));
      at = file.writeInt16LE(Math.round(sample * 32_767), at);
    }
  }
  return file;
}
