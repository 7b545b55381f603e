import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../../shared/index.js';
import type { RandomAccessSource } from '../source.js';
import type { FromThread, ToThread } from './thread-messages.js';

/** Strings of a workbook, two batches and what is kept of rows; a file that needs more ends its import and nothing else. */
const THREAD_MEMORY_MB = 512;
/** Rows live for a moment. With more room for what is young an import is no faster, and takes as much more memory. */
const YOUNG_MB = 24;

/** The main thread's side of a thread that reads a file batch by batch, so that whoever is served meanwhile does not wait for it. */
export class ReadingThread<Batch> {
  private readonly worker: Worker;
  private pending: { resolve: (batch: Batch | null) => void; reject: (error: Error) => void } | null = null;
  private over: Error | null = null;

  constructor(
    program: URL,
    task: object,
    private readonly file: RandomAccessSource,
  ) {
    this.worker = new Worker(program, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.on('message', (message: FromThread<Batch>) => this.hear(message));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('the reading thread has stopped')));
  }

  /** The next batch; null behind the last. `given` goes to the thread with the question. Throws what is wrong with the file. */
  next(given = 0): Promise<Batch | null> {
    if (this.over) return Promise.reject(this.over);
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject };
      this.say({ kind: 'next', given });
    });
  }

  async close(): Promise<void> {
    this.over ??= new Error('the reading thread was ended');
    await this.worker.terminate();
  }

  /** Says something to the thread and gives away what is listed, without copying it. */
  protected say(message: object, given: readonly ArrayBuffer[] = []): void {
    if (!this.over) this.worker.postMessage(message, [...given]);
  }

  private hear(message: FromThread<Batch>): void {
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
      this.say({ kind: 'bytes', request, bytes } satisfies ToThread, [bytes.buffer]);
    } catch {
      this.say({ kind: 'failed', request } satisfies ToThread);
    }
  }

  private end(error: Error): void {
    this.over ??= error;
    this.pending?.reject(this.over);
    this.pending = null;
  }
}
