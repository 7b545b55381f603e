import { parentPort } from 'node:worker_threads';
import { ThreadFile } from '../../../../platform/spreadsheets/index.js';
import { decodeSound } from './decode-sound.js';
import type { DecodeTask, SoundBatch } from './decoder-messages.js';

export type { DecodeTask } from './decoder-messages.js';

const HANDED_BYTES = 1024 * 1024;

// A decoder writes a line for every frame it cannot read; the recording is refused or is not, and that says enough.
Object.assign(console, { error: () => undefined, warn: () => undefined });

const tasks: DecodeTask[] = [];
let wake: () => void = () => undefined;
const main = new ThreadFile<SoundBatch>(parentPort!, 0, (message) => {
  tasks.push(message as DecodeTask);
  wake();
});

async function answer(task: DecodeTask): Promise<void> {
  const decoded = await decodeSound({ size: task.sizeBytes, read: (offset, length) => main.source.read(offset, length) }, task);
  await main.whenWanted();
  if (typeof decoded === 'string') return main.hand({ kind: 'refused', why: decoded });
  const { pieces, ...shape } = decoded;
  main.hand({ kind: 'shape', ...shape });
  if (task.wants === 'length') return;
  const batch = new Batch(shape.channels);
  // Each piece is let go of when it is written, so that nothing is held twice.
  for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
    for (let frame = 0; frame < piece[0]!.length; frame += 1) {
      batch.write(piece, frame);
      if (batch.isFull) await batch.hand();
    }
  }
  await batch.hand();
}

/** Samples on their way to the main thread, little-endian as a WAV file has them. */
class Batch {
  private bytes = new DataView(new ArrayBuffer(HANDED_BYTES));
  private at = 0;

  constructor(private readonly channels: 1 | 2) {}

  get isFull(): boolean {
    return this.at === HANDED_BYTES;
  }

  write(piece: readonly Int16Array[], frame: number): void {
    for (let channel = 0; channel < this.channels; channel += 1, this.at += 2)
      this.bytes.setInt16(this.at, (piece[channel] ?? piece[0]!)[frame]!, true);
  }

  async hand(): Promise<void> {
    if (this.at === 0) return;
    await main.whenWanted();
    const { buffer } = this.bytes;
    main.hand({ kind: 'samples', bytes: new Uint8Array(buffer, 0, this.at) }, [buffer as ArrayBuffer]);
    this.bytes = new DataView(new ArrayBuffer(HANDED_BYTES));
    this.at = 0;
  }
}

main.run(async () => {
  for (;;) {
    while (tasks.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    await answer(tasks.shift()!);
  }
});
