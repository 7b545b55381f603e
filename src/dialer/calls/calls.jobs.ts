import { defineJob } from '../../platform/index.js';

const subject = ({ callId }: { callId: string }): string => `call:${callId}`;

/** Asks the telephone system to place a granted call. The row is claimed first; nothing ever places it a second time. */
export const placeCallJob = defineJob<{ callId: string }>('place-call', subject, {
  concurrency: 50,
  attempts: 1,
  backoffMs: 200,
  lockDurationMs: 30_000,
  stalledIntervalMs: 5000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 3,
});

/** Asks the telephone system to end a call. */
export const hangUpCallJob = defineJob<{ callId: string }>('hang-up-call', subject, {
  concurrency: 50,
  attempts: 3,
  backoffMs: 200,
  lockDurationMs: 30_000,
  stalledIntervalMs: 5000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 5,
});

/** Takes a finished call's recordings into the encrypted store and destroys the plain files. */
export const takeInRecordingsJob = defineJob<{ callId: string }>('take-in-recordings', subject, {
  concurrency: 4,
  attempts: 5,
  backoffMs: 1000,
  lockDurationMs: 60_000,
  stalledIntervalMs: 15_000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 5,
});
