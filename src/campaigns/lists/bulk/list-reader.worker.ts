import { parentPort, workerData } from 'node:worker_threads';
import { openFile, type RandomAccessSource, readRows } from '../../../platform/spreadsheets/index.js';
import { AppError } from '../../../shared/index.js';
import type { FromReader, ReaderTask, ToReader } from './reader-messages.js';
import { RowReader } from './row-reader.js';

export type { FromReader, ReaderTask, ToReader } from './reader-messages.js';

const port = parentPort!;
const task = workerData as ReaderTask;
const say = (message: FromReader): void => port.postMessage(message);

/** Bytes asked of the main thread, which alone can open stored files. */
const awaited = new Map<number, { resolve: (bytes: Buffer) => void; reject: (error: Error) => void }>();
let requests = 0;
const source: RandomAccessSource = {
  size: task.sizeBytes,
  read: (offset, length) =>
    new Promise((resolve, reject) => {
      awaited.set(++requests, { resolve, reject });
      say({ kind: 'read', request: requests, offset, length });
    }),
};

const reader = new RowReader(task);
const wanted: { resolve: (firstId: number) => void; waiting: number[] } = { resolve: () => undefined, waiting: [] };
let known: () => void = () => undefined;
const isKnown = task.gathersKnown ? new Promise<void>((resolve) => (known = resolve)) : Promise.resolve();

port.on('message', (message: ToReader) => {
  if (message.kind === 'next') {
    wanted.waiting.push(message.firstId);
    wanted.resolve(0);
  } else if (message.kind === 'known') {
    reader.known.gather(message.parts);
    known();
  } else {
    const question = awaited.get(message.request);
    awaited.delete(message.request);
    if (message.kind === 'bytes') question?.resolve(Buffer.from(message.bytes.buffer, message.bytes.byteOffset, message.bytes.byteLength));
    else question?.reject(new Error('the stored file could not be read'));
  }
});

/** The ids of the next batch, once somebody wants it. */
async function whenWanted(): Promise<number> {
  while (wanted.waiting.length === 0) await new Promise<number>((resolve) => (wanted.resolve = resolve));
  return wanted.waiting.shift()!;
}

async function readAll(): Promise<void> {
  const { file } = await openFile(source, task.fileName);
  let bytes = 0;
  let taken = 0;
  for await (const row of readRows(source, file, { onBytes: (done) => (bytes = done) })) {
    if (row.row <= task.headingRow) continue;
    if (row.row <= task.checkpointRow) {
      reader.pass(row);
      continue;
    }
    if (taken === 0) {
      await isKnown;
      reader.begin(await whenWanted());
    }
    reader.take(row);
    taken += 1;
    if (taken < task.batchRows) continue;
    hand(bytes);
    taken = 0;
  }
  if (taken > 0) hand(bytes);
  await whenWanted();
  say({ kind: 'batch', batch: null });
}

/** Gives a batch away: its pieces change hands without being copied. */
function hand(bytes: number): void {
  const batch = reader.end(bytes);
  const pieces = Object.values(batch.pieces).flat();
  port.postMessage({ kind: 'batch', batch } satisfies FromReader, [...new Set(pieces.map(({ buffer }) => buffer as ArrayBuffer))]);
}

readAll().catch((error: Error) => {
  if (error instanceof AppError) say({ kind: 'refused', code: error.code, facts: error.facts });
  else say({ kind: 'broken', message: error.name });
});
