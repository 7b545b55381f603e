import { defineJob } from '../../platform/index.js';

/** Reads an uploaded list into customers, batch by batch, from its checkpoint. */
export const importListJob = defineJob<{ listId: string }>('import-list', ({ listId }) => `list:${listId}`, {
  concurrency: 1,
  attempts: 10,
  backoffMs: 1000,
  lockDurationMs: 60_000,
  stalledIntervalMs: 15_000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 3,
});
