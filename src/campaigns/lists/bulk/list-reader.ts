import { Worker } from 'node:worker_threads';
import type { OpenFile } from '../../../platform/index.js';
import { AppError, type ErrorCode } from '../../../shared/index.js';
import type { FromReader, ReaderTask, ToReader } from './list-reader.worker.js';
import type { ReadBatch } from './reader-messages.js';

const PROGRAM = new URL('./list-reader.worker.js', import.meta.url);
/** Strings of a workbook, two batches and what is known of twins; a file that needs more ends its import and nothing else. */
const THREAD_MEMORY_MB = 512;

/** The thread that reads, normalises and seals a list, so that whoever is served meanwhile does not wait for it. */
export class ListReader {
  private readonly worker: Worker;
  private pending: { resolve: (batch: ReadBatch | null) => void; reject: (error: Error) => void } | null = null;
  private over: Error | null = null;

  constructor(
    task: ReaderTask,
    private readonly file: OpenFile,
  ) {
    this.worker = new Worker(PROGRAM, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB } });
    this.worker.on('message', (message: FromReader) => this.hear(message));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('the reading thread has stopped')));
  }

  /** Hands over the beginnings of every keyed hash that matters; only when the task says that they are gathered. */
  tellKnown(parts: Uint8Array[]): void {
    // Given away, not copied: five million entries are twenty megabytes.
    const message: ToReader = { kind: 'known', parts };
    if (!this.over) this.worker.postMessage(message, [...new Set(parts.map(({ buffer }) => buffer as ArrayBuffer))]);
  }

  /** The next batch, its customers numbered from `firstId`; null behind the last. Throws what is wrong with the file. */
  next(firstId: number): Promise<ReadBatch | null> {
    if (this.over) return Promise.reject(this.over);
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.say({ kind: 'next', firstId });
    });
  }

  async close(): Promise<void> {
    this.over ??= new Error('the reading thread was ended');
    await this.worker.terminate();
  }

  private hear(message: FromReader): void {
    if (message.kind === 'read') void this.read(message);
    else if (message.kind === 'batch') {
      this.pending?.resolve(message.batch);
      this.pending = null;
    } else if (message.kind === 'refused') this.end(new AppError(message.code as ErrorCode, message.facts));
    else this.end(new Error(`the reading thread failed: ${message.message}`));
  }

  private async read({ request, offset, length }: { request: number; offset: number; length: number }): Promise<void> {
    try {
      const bytes = new Uint8Array(await this.file.read(offset, length));
      this.worker.postMessage({ kind: 'bytes', request, bytes } satisfies ToReader, [bytes.buffer]);
    } catch {
      this.say({ kind: 'failed', request });
    }
  }

  private say(message: ToReader): void {
    if (!this.over) this.worker.postMessage(message);
  }

  private end(error: Error): void {
    this.over ??= error;
    this.pending?.reject(this.over);
    this.pending = null;
  }
}
