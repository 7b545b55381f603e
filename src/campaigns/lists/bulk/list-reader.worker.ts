import { parentPort, workerData } from 'node:worker_threads';
import { openFile, readRows, ThreadFile } from '../../../platform/spreadsheets/index.js';
import type { KnownParts, ReadBatch, ReaderTask } from './reader-messages.js';
import { RowReader } from './row-reader.js';

export type { ReaderTask } from './reader-messages.js';

const task = workerData as ReaderTask;
const reader = new RowReader(task);
let known: () => void = () => undefined;
const isKnown = task.gathersKnown ? new Promise<void>((resolve) => (known = resolve)) : Promise.resolve();

const main = new ThreadFile<ReadBatch>(parentPort!, task.sizeBytes, (message) => {
  reader.known.gather((message as KnownParts).parts);
  known();
});

async function readAll(): Promise<void> {
  const { file } = await openFile(main.source, task.fileName);
  let bytes = 0;
  let taken = 0;
  for await (const row of readRows(main.source, file, { onBytes: (done) => (bytes = done) })) {
    if (row.row <= task.headingRow) continue;
    if (row.row <= task.checkpointRow) {
      reader.pass(row);
      continue;
    }
    if (taken === 0) {
      await isKnown;
      reader.begin(await main.whenWanted());
    }
    reader.take(row);
    taken += 1;
    if (taken < task.batchRows) continue;
    hand(bytes);
    taken = 0;
  }
  if (taken > 0) hand(bytes);
  await main.whenWanted();
  main.hand(null);
}

function hand(bytes: number): void {
  const batch = reader.end(bytes);
  main.hand(
    batch,
    [...Object.values(batch.pieces).flat(), ...batch.plain].map(({ buffer }) => buffer as ArrayBuffer),
  );
}

main.run(readAll);
