import type { MessagePort } from 'node:worker_threads';
import { AppError } from '../../../shared/index.js';
import type { RandomAccessSource } from '../source.js';
import type { FromThread, ToThread } from './thread-messages.js';
import { yieldToOthers } from './yield-to-others.js';

/** The reading thread's side: bytes it asks of the main thread, and batches it hands over when one is wanted. */
export class ThreadFile<Batch> {
  readonly source: RandomAccessSource;
  private readonly awaited = new Map<number, { resolve: (bytes: Buffer) => void; reject: (error: Error) => void }>();
  private readonly wanted: number[] = [];
  private wake: () => void = () => undefined;
  private requests = 0;

  /** `more` hears what this does not know. */
  constructor(
    private readonly port: MessagePort,
    sizeBytes: number,
    more: (message: object) => void = () => undefined,
  ) {
    this.source = { size: sizeBytes, read: (offset, length) => this.read(offset, length) };
    port.on('message', (message: ToThread) => {
      if (message.kind === 'next') {
        this.wanted.push(message.given);
        this.wake();
      } else if (message.kind === 'bytes' || message.kind === 'failed') this.answer(message);
      else more(message);
    });
  }

  /** Waits until a batch is wanted; answers what came with the question. */
  async whenWanted(): Promise<number> {
    while (this.wanted.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.wanted.shift()!;
  }

  /** Gives a batch away: what is listed changes hands without being copied. */
  hand(batch: Batch | null, given: readonly ArrayBuffer[] = []): void {
    this.port.postMessage({ kind: 'batch', batch } satisfies FromThread<Batch>, [...new Set(given)]);
  }

  /** Reads to the end and tells of whatever stops it: what is wrong with the file by its code, anything else by name alone. */
  run(readAll: () => Promise<void>): void {
    yieldToOthers();
    readAll().catch((error: Error) => {
      if (error instanceof AppError) this.say({ kind: 'refused', code: error.code, facts: error.facts });
      else this.say({ kind: 'broken', message: error.name });
    });
  }

  private read(offset: number, length: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.awaited.set(++this.requests, { resolve, reject });
      this.say({ kind: 'read', request: this.requests, offset, length });
    });
  }

  private answer(message: Exclude<ToThread, { kind: 'next' }>): void {
    const question = this.awaited.get(message.request);
    this.awaited.delete(message.request);
    if (message.kind === 'bytes') question?.resolve(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength));
    else question?.reject(new Error('the stored file could not be read'));
  }

  private say(message: FromThread<Batch>): void {
    this.port.postMessage(message);
  }
}
