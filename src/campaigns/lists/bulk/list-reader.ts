import { type OpenFile, ReadingThread } from '../../../platform/index.js';
import type { ReaderTask } from './list-reader.worker.js';
import type { KnownParts, ReadBatch } from './reader-messages.js';

const PROGRAM = new URL('./list-reader.worker.js', import.meta.url);

/** The thread that reads, normalises and seals a list. `next` is given the id from which the batch's customers are numbered. */
export class ListReader extends ReadingThread<ReadBatch> {
  constructor(task: ReaderTask, file: OpenFile) {
    super(PROGRAM, task, file);
  }

  /** Hands over the beginnings of every keyed hash that matters; only when the task says that they are gathered. */
  tellKnown(parts: Uint8Array[]): void {
    // Given away, not copied: five million entries are twenty megabytes.
    this.say({ kind: 'known', parts } satisfies KnownParts, [...new Set(parts.map(({ buffer }) => buffer as ArrayBuffer))]);
  }
}
