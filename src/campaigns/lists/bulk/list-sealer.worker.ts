import { parentPort, workerData } from 'node:worker_threads';
import { yieldToOthers } from '../../../platform/spreadsheets/index.js';
import { CustomerRows, type SealingTask } from './customer-rows.js';
import { customersOf } from './plain-customers.js';
import type { SealedPieces } from './reader-messages.js';

export type { SealingTask } from './customer-rows.js';

const rows = new CustomerRows(workerData as SealingTask);

yieldToOthers();
parentPort!.on('message', (pieces: Uint8Array[]) => {
  for (const piece of pieces) for (const customer of customersOf(piece)) rows.add(customer);
  const sealed: SealedPieces = { prospect: rows.prospects.take(), prospect_phone: rows.phones.take() };
  const given = [...sealed.prospect, ...sealed.prospect_phone].map(({ buffer }) => buffer as ArrayBuffer);
  parentPort!.postMessage(sealed, [...new Set(given)]);
});
