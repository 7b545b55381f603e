import { readWaveHeader } from '../../../compliance/index.js';
import { WAVE_HEADER_BYTES, waveHeader } from '../../../shared/index.js';
import type { RecordingPart } from '../rules/recording-parts.js';
import type { ChannelOrder } from '../rules/switch-mapping.js';
import { MOST_SAMPLE_BYTES, type SoundReader } from './decoder/sound-reader.js';

const BYTES_PER_SAMPLE = 2;

/** The largest file that `waveParts` writes. */
export const MOST_WAVE_BYTES = WAVE_HEADER_BYTES + MOST_SAMPLE_BYTES;

export interface WavePart extends RecordingPart {
  /** The file in pieces: together they may be hundreds of megabytes, and nobody needs them in one. */
  pieces: readonly Buffer[];
  durationMs: number;
  sampleRate: number;
  channels: 1 | 2;
}

/** Length of a recording in milliseconds, or what keeps it from being heard. */
export async function lengthOf(bytes: Buffer, sounds: SoundReader): Promise<number | 'empty' | 'unreadable' | 'too_large'> {
  const header = readWaveHeader(bytes);
  if (header.ok) return Math.round((header.frames * 1000) / header.sampleRate);
  if (header.code === 'recording_empty') return 'empty';
  const shape = await sounds.shapeOf(bytes);
  return typeof shape === 'string' ? shape : Math.round((shape.frames * 1000) / shape.sampleRate);
}

/**
 * The parts of a recording as the examination reads them. A WAV file that needs no change stays as it is, byte for byte; else it is written
 * anew: channels put in order, or mixed to one where nobody says whose they are. Null when it cannot be decoded.
 */
export async function waveParts(
  bytes: Buffer,
  parts: readonly RecordingPart[],
  order: ChannelOrder,
  sounds: SoundReader,
): Promise<WavePart[] | null> {
  const header = readWaveHeader(bytes);
  const [only, ...others] = parts;
  if (header.ok && only && others.length === 0 && (header.channels === 1 || order === 'agent_left')) {
    const { channels, sampleRate } = header;
    return [{ ...only, pieces: [bytes], durationMs: Math.round((header.frames * 1000) / sampleRate), sampleRate, channels }];
  }
  const sound = await sounds.soundOf(bytes, order);
  if (typeof sound === 'string') return null;
  const { sampleRate, channels, samples } = sound;
  const frameBytes = channels * BYTES_PER_SAMPLE;
  return parts.map((part) => {
    const [from, to] = [part.fromMs, part.toMs].map((ms) => Math.round((ms * sampleRate) / 1000) * frameBytes) as [number, number];
    const pieces = between(samples, from, to);
    const dataBytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const durationMs = Math.round((dataBytes / frameBytes / sampleRate) * 1000);
    return {
      ...part,
      pieces: [waveHeader({ sampleRate, channels, bytesPerFrame: frameBytes }, dataBytes), ...pieces],
      durationMs,
      sampleRate,
      channels,
    };
  });
}

/** The bytes from `from` to `to` of pieces that lie one behind the other, without copying any. */
function between(pieces: readonly Buffer[], from: number, to: number): Buffer[] {
  let at = 0;
  return pieces.flatMap((piece) => {
    const within = piece.subarray(Math.max(0, from - at), Math.max(0, to - at));
    at += piece.length;
    return within.length > 0 ? [within] : [];
  });
}
