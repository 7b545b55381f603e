import { failure, type AnalysisFailure } from './analysis.js';
import type { ExaminedSegment } from './audio-features.js';

/** Where a WAV file's samples are and how they are written. */
export interface WaveHeader {
  ok: true;
  encoding: ExaminedSegment['encoding'];
  channels: 1 | 2;
  sampleRate: number;
  bytesPerFrame: number;
  dataStart: number;
  /** Frames that are really there. */
  frames: number;
  truncated: boolean;
}

const LOWEST_RATE = 8000;
const HIGHEST_RATE = 48_000;
const LONGEST_SECONDS = 4 * 3600;
const ENCODINGS: Readonly<Record<string, ExaminedSegment['encoding']>> = { '1/16': 'pcm16', '6/8': 'alaw', '7/8': 'ulaw' };
const EXTENSIBLE = 0xfffe;
/** Telephone systems that write while they record leave one of these as the length: then the file's end is the end. */
const LENGTH_UNKNOWN = [0, 0xffffffff];

/** Reads a header without touching the samples, and refuses what nobody should decode. Never throws, whatever the bytes. */
export function readWaveHeader(bytes: Buffer): WaveHeader | AnalysisFailure {
  if (bytes.length === 0) return failure('recording_empty');
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE')
    return failure('recording_not_audio', { bytes: bytes.length });
  const { format, data } = chunksOf(bytes);
  if (!format) return failure('recording_damaged', { missing: 'format' });
  const problem = formatProblem(format);
  if (problem) return problem;
  if (!data) return failure('recording_damaged', { missing: 'samples' });
  const { channels, sampleRate } = format;
  const bytesPerFrame = channels * (format.bits / 8);
  const present = bytes.length - data.start;
  const isUnknown = LENGTH_UNKNOWN.includes(data.size);
  const promisedSeconds = (isUnknown ? present : data.size) / bytesPerFrame / sampleRate;
  if (promisedSeconds > LONGEST_SECONDS)
    return failure('recording_too_long', { seconds: Math.round(promisedSeconds), limit: LONGEST_SECONDS });
  const frames = Math.floor(Math.min(present, isUnknown ? present : data.size) / bytesPerFrame);
  if (frames === 0) return failure('recording_empty', { bytes: bytes.length });
  return {
    ...{ ok: true, encoding: ENCODINGS[`${format.code}/${format.bits}`]!, channels: channels as 1 | 2, sampleRate },
    ...{ bytesPerFrame, dataStart: data.start, frames, truncated: !isUnknown && present < data.size },
  };
}

interface WaveFormat {
  code: number;
  channels: number;
  sampleRate: number;
  blockBytes: number;
  bits: number;
}

function chunksOf(bytes: Buffer): { format: WaveFormat | null; data: { start: number; size: number } | null } {
  let format: WaveFormat | null = null;
  // Chunks have an even length; a size from the file may lead past its end, which ends the loop.
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (name === 'data') return { format, data: { start: at + 8, size } };
    if (name === 'fmt ' && size >= 16 && at + 24 <= bytes.length) format = formatAt(bytes, at + 8, size);
    at += 8 + size + (size % 2);
  }
  return { format, data: null };
}

function formatAt(bytes: Buffer, at: number, size: number): WaveFormat {
  const code = bytes.readUInt16LE(at);
  return {
    code: code === EXTENSIBLE && size >= 40 && at + 26 <= bytes.length ? bytes.readUInt16LE(at + 24) : code,
    channels: bytes.readUInt16LE(at + 2),
    sampleRate: bytes.readUInt32LE(at + 4),
    blockBytes: bytes.readUInt16LE(at + 12),
    bits: bytes.readUInt16LE(at + 14),
  };
}

function formatProblem({ code, channels, sampleRate, blockBytes, bits }: WaveFormat): AnalysisFailure | null {
  if (channels < 1 || channels > 2) return failure('recording_channels', { channels });
  if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE)
    return failure('recording_sample_rate', { sampleRate, lowest: LOWEST_RATE, highest: HIGHEST_RATE });
  if (!(`${code}/${bits}` in ENCODINGS)) return failure('recording_encoding', { format: code, bits });
  if (blockBytes !== channels * (bits / 8)) return failure('recording_damaged', { blockBytes });
  return null;
}
