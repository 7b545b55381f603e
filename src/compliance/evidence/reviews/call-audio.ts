import { AppError, WAVE_HEADER_BYTES, WAVE_PCM, waveHeader } from '../../../shared/index.js';

/** Bytes of one stored segment, at any place. */
export interface SegmentSource {
  fromMs: number;
  size: number;
  read(offset: number, length: number): Promise<Buffer>;
}

interface PlacedSegment {
  source: SegmentSource;
  /** Where its samples begin in its own file, how many bytes they are, and where they lie in the composed audio. */
  dataAt: number;
  dataBytes: number;
  at: number;
}

const HEAD_READ = 4096;
const BITS = 16;

interface WaveFormat {
  sampleRate: number;
  channels: number;
  dataAt: number;
  dataBytes: number;
}

/**
 * A call as one WAV file on its own axis, silence where nothing was recorded, composed while it is read: nothing of it is ever written
 * anywhere. Segments must be 16-bit PCM of one rate; others are refused with `recording_not_playable`.
 */
export class CallAudio {
  private constructor(
    readonly size: number,
    private readonly header: Buffer,
    private readonly segments: readonly PlacedSegment[],
  ) {}

  static async compose(sources: readonly SegmentSource[], durationMs: number): Promise<CallAudio> {
    const formats = await Promise.all(sources.map(formatOf));
    const first = formats[0];
    if (!first || formats.some((format) => format.sampleRate !== first.sampleRate || format.channels !== first.channels))
      throw new AppError('recording_not_playable', { reason: 'mixed_formats' });
    const frameBytes = first.channels * (BITS / 8);
    const bytesAt = (ms: number): number => Math.round((ms * first.sampleRate) / 1000) * frameBytes;
    const segments = sources.map((source, index) => ({
      ...{ source, dataAt: formats[index]!.dataAt, at: bytesAt(source.fromMs) },
      dataBytes: Math.floor(formats[index]!.dataBytes / frameBytes) * frameBytes,
    }));
    const dataBytes = Math.max(bytesAt(durationMs), ...segments.map(({ at, dataBytes: bytes }) => at + bytes));
    return new CallAudio(WAVE_HEADER_BYTES + dataBytes, waveHeader({ ...first, bytesPerFrame: frameBytes }, dataBytes), segments);
  }

  /** Bytes of the composed file. */
  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, this.size - offset)));
    if (offset < WAVE_HEADER_BYTES) this.header.copy(bytes, 0, offset);
    for (const { source, dataAt, dataBytes, at } of this.segments) {
      const begin = WAVE_HEADER_BYTES + at;
      const from = Math.max(offset, begin);
      const to = Math.min(offset + bytes.length, begin + dataBytes);
      if (from >= to) continue;
      (await source.read(dataAt + from - begin, to - from)).copy(bytes, from - offset);
    }
    return bytes;
  }
}

/** Reads the chunks in front of a WAV file's samples. */
async function formatOf(source: SegmentSource): Promise<WaveFormat> {
  const head = await source.read(0, Math.min(HEAD_READ, source.size));
  const broken = (): never => {
    throw new AppError('recording_not_playable', { reason: 'not_pcm' });
  };
  if (head.length < WAVE_HEADER_BYTES || head.toString('latin1', 0, 4) !== 'RIFF' || head.toString('latin1', 8, 12) !== 'WAVE')
    return broken();
  let format: { sampleRate: number; channels: number } | null = null;
  for (let at = 12; at + 8 <= head.length;) {
    const name = head.toString('latin1', at, at + 4);
    const bytes = head.readUInt32LE(at + 4);
    if (name === 'fmt ' && at + 24 <= head.length) {
      const [kind, channels] = [head.readUInt16LE(at + 8), head.readUInt16LE(at + 10)];
      const [sampleRate, bits] = [head.readUInt32LE(at + 12), head.readUInt16LE(at + 22)];
      if (kind !== WAVE_PCM || bits !== BITS || channels < 1 || channels > 2 || sampleRate < 8000 || sampleRate > 48_000) return broken();
      format = { sampleRate, channels };
    }
    if (name === 'data') return format ? { ...format, dataAt: at + 8, dataBytes: Math.min(bytes, source.size - at - 8) } : broken();
    at += 8 + bytes + (bytes % 2);
  }
  return broken();
}
