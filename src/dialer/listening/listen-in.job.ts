import { defineJob } from '../../platform/index.js';

/** Rings the auditor's telephone for a listening-in that was asked for, or ends one. The row says which. */
export const listenInJob = defineJob<{ listenInId: string }>('listen-in', ({ listenInId }) => `listen-in:${listenInId}`, {
  concurrency: 10,
  attempts: 1,
  backoffMs: 200,
  lockDurationMs: 30_000,
  stalledIntervalMs: 5000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 5,
});
