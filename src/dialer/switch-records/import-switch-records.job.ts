import { defineJob } from '../../platform/index.js';

/** Reads a file of switch records, matches them and takes their recordings in, from where the last run committed. */
export const importSwitchRecordsJob = defineJob<{ importId: string }>(
  'import-switch-records',
  ({ importId }) => `switch-import:${importId}`,
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
