import { parentPort, workerData } from 'node:worker_threads';
import { BlindIndexer } from '../../../../platform/crypto/seal.js';
import { openFile, readRows, type SheetRow, ThreadFile } from '../../../../platform/spreadsheets/index.js';
import { readImportRow } from '../rules/import-row.js';
import type { ImportReaderTask, ReadImportBatch } from './reader-messages.js';

export type { ImportReaderTask } from './reader-messages.js';

const task = workerData as ImportReaderTask;
const main = new ThreadFile<ReadImportBatch>(parentPort!, task.sizeBytes);
const indexer = new BlindIndexer(Buffer.from(task.indexKey));

let hashes: Buffer[] = [];
let batch = fresh();

function fresh(): ReadImportBatch {
  return { lastRow: 0, bytes: 0, rows: 0, entries: [], hashes: new Uint8Array(), problems: [] };
}

function take({ row, cells }: SheetRow): void {
  batch.lastRow = row;
  const { given, problems, blank } = readImportRow(cells, task.mapping);
  if (blank) return;
  batch.rows += 1;
  for (const problem of problems) batch.problems.push({ ...problem, row, taken: given !== null });
  if (!given) return;
  batch.entries.push({ row, ...given });
  if (given.customerRef) hashes.push(indexer.of('customer', `${task.bankId}:${given.customerRef}`));
  for (const number of given.numbers) hashes.push(indexer.of('number', number));
}

function hand(bytes: number): void {
  // Room of its own: a pooled buffer could not be given away.
  const room = Buffer.allocUnsafeSlow(hashes.length * 32);
  hashes.forEach((hash, at) => room.set(hash, at * 32));
  main.hand({ ...batch, bytes, hashes: room }, [room.buffer]);
  batch = fresh();
  hashes = [];
}

async function readAll(): Promise<void> {
  const { file } = await openFile(main.source, task.fileName);
  let bytes = 0;
  let taken = 0;
  for await (const row of readRows(main.source, file, { onBytes: (done) => (bytes = done) })) {
    if (row.row <= task.afterRow) continue;
    if (taken === 0) await main.whenWanted();
    take(row);
    taken += 1;
    if (taken < task.batchRows) continue;
    hand(bytes);
    taken = 0;
  }
  if (taken > 0) hand(bytes);
  await main.whenWanted();
  main.hand(null);
}

main.run(readAll);
