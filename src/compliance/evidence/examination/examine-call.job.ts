import { defineJob } from '../../../platform/index.js';

/** Examines one ended call with its outcome: telephone record first, then the audio. The row's state is the guard against doing it twice. */
export const examineCallJob = defineJob<{ caseId: string }>('examine-call', ({ caseId }) => `case:${caseId}`, {
  concurrency: 1,
  attempts: 3,
  backoffMs: 1000,
  lockDurationMs: 180_000,
  stalledIntervalMs: 30_000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 3,
});
