import { bufferSource, type RandomAccessSource, ReadingThread } from '../../../../platform/spreadsheets/index.js';
import type { ChannelOrder } from '../../rules/switch-mapping.js';
import type { DecodeTask } from './decoder.worker.js';
import type { SoundBatch, SoundProblem, SoundShape } from './decoder-messages.js';

const PROGRAM = new URL('./decoder.worker.js', import.meta.url);

export interface SoundLimits {
  /** Samples of one recording, at 16 bit. */
  mostBytes: number;
  /** A decoder that asks for nothing and answers nothing for so long has lost its way in a broken file. */
  silentMs: number;
}

/** Two hours of two channels at 8 kHz. */
export const MOST_SAMPLE_BYTES = 256 * 1024 * 1024;
const LIMITS: SoundLimits = { mostBytes: MOST_SAMPLE_BYTES, silentMs: 60_000 };

export interface Sound extends SoundShape {
  /** All samples, 16 bit little-endian, channels in turn. */
  samples: Buffer[];
}

class DecodingThread extends ReadingThread<SoundBatch> {
  decode(task: DecodeTask): void {
    this.say(task);
  }
}

/**
 * Decodes recordings in a thread of its own, one after the other: an hour of MP3 is seconds of work, in which the process goes on holding
 * its leases. The thread starts with the first recording and stays until `close`; one that a recording has broken is replaced.
 */
export class SoundReader {
  private thread: DecodingThread | null = null;
  private file: RandomAccessSource = bufferSource(Buffer.alloc(0));
  private heard: () => void = () => undefined;

  constructor(private readonly limits: SoundLimits = LIMITS) {}

  /** What a recording is once decoded, without its samples. */
  shapeOf(bytes: Buffer): Promise<SoundShape | SoundProblem> {
    return this.read(bytes, 'unknown', 'length');
  }

  /** The samples of a recording, channels in order: the agent's first, or mixed where the order is unknown. */
  soundOf(bytes: Buffer, order: ChannelOrder): Promise<Sound | SoundProblem> {
    return this.read(bytes, order, 'sound');
  }

  async close(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.close();
  }

  private async read(bytes: Buffer, order: ChannelOrder, wants: DecodeTask['wants']): Promise<Sound | SoundProblem> {
    this.file = bufferSource(bytes);
    this.thread ??= new DecodingThread(PROGRAM, {}, { size: 0, read: (offset, length) => this.give(offset, length) });
    const { thread } = this;
    let isSilent = false;
    const silence = setTimeout(() => {
      isSilent = true;
      void this.close();
    }, this.limits.silentMs);
    this.heard = () => void silence.refresh();
    try {
      thread.decode({ kind: 'decode', sizeBytes: bytes.length, order, wants, mostBytes: this.limits.mostBytes });
      return await this.answerOf(thread, wants);
    } catch (error) {
      this.thread = null;
      if (isSilent || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return 'unreadable';
      throw error;
    } finally {
      clearTimeout(silence);
      this.file = bufferSource(Buffer.alloc(0));
    }
  }

  private async answerOf(thread: DecodingThread, wants: DecodeTask['wants']): Promise<Sound | SoundProblem> {
    const first = (await thread.next())!;
    if (first.kind === 'refused') return first.why;
    const { sampleRate, channels, frames } = first as SoundShape;
    const samples: Buffer[] = [];
    for (let missing = wants === 'sound' ? frames * channels * 2 : 0; missing > 0;) {
      const { bytes } = (await thread.next()) as Extract<SoundBatch, { kind: 'samples' }>;
      this.heard();
      samples.push(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      missing -= bytes.byteLength;
    }
    return { sampleRate, channels, frames, samples };
  }

  private give(offset: number, length: number): Promise<Buffer> {
    this.heard();
    return this.file.read(offset, length);
  }
}
