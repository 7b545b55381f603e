import { Worker } from 'node:worker_threads';
import type { SealingTask } from './list-sealer.worker.js';
import type { SealedPieces } from './reader-messages.js';

const PROGRAM = new URL('./list-sealer.worker.js', import.meta.url);
/** Two batches and what becomes of them. */
const MEMORY_MB = 256;
/** Rows live for a moment. With more room for what is young an import is no faster, and takes as much more memory. */
const YOUNG_MB = 24;

/** The thread that seals what the reading thread has read, so that a large list is read and sealed at once. */
export class ListSealer {
  private readonly worker: Worker;
  private readonly waiting: { resolve: (sealed: SealedPieces) => void; reject: (error: Error) => void }[] = [];
  private over: Error | null = null;

  constructor(task: SealingTask) {
    this.worker = new Worker(PROGRAM, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.on('message', (sealed: SealedPieces) => this.waiting.shift()?.resolve(sealed));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(new Error('the sealing thread has stopped')));
  }

  /** Seals the customers of one batch; they change hands and are not copied. Batches are answered in order. */
  seal(pieces: readonly Uint8Array[]): Promise<SealedPieces> {
    if (this.over) return Promise.reject(this.over);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(pieces, [...new Set(pieces.map(({ buffer }) => buffer as ArrayBuffer))]);
    });
  }

  async close(): Promise<void> {
    this.end(new Error('the sealing thread was ended'));
    await this.worker.terminate();
  }

  private end(error: Error): void {
    this.over ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.over);
  }
}
