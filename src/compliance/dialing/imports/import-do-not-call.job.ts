import { defineJob } from '../../../platform/index.js';

/** Reads a do-not-call file into entries, batch by batch, from its checkpoint. */
export const importDoNotCallJob = defineJob<{ importId: string }>(
  'import-do-not-call',
  ({ importId }) => `do-not-call-import:${importId}`,
  {
    concurrency: 1,
    attempts: 10,
    backoffMs: 1000,
    lockDurationMs: 60_000,
    stalledIntervalMs: 15_000,
    maxStalledCount: 1000,
    keepCompleted: 100,
    keepFailed: 500,
    parkAfterFailures: 3,
  },
);
