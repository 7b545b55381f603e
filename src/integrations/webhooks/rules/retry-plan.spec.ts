import { FAILURES_BEFORE_PAUSE, nextAttempt, pauseReason, RETRY_GAPS_MS } from './retry-plan.js';

const AT = new Date('2026-03-03T02:00:00.000Z');
const SECONDS = 1000;
const HOURS = 3_600_000;

describe('when a failed delivery is tried again', () => {
  it.each<[attempts: number, afterMs: number | null, why: string]>([
    [1, 5 * SECONDS, 'a restart of the receiver'],
    [2, 30 * SECONDS, 'a longer one'],
    [3, 120 * SECONDS, 'minutes'],
    [7, 5 * HOURS, 'half a night'],
    [8, 10 * HOURS, 'the last gap'],
    [9, null, 'the last attempt has failed: dead'],
    [10, null, 'never by itself'],
  ])('after %d attempts: %s ms (%s)', (attempts, afterMs) => {
    expect(nextAttempt(attempts, AT)?.getTime()).toBe(afterMs === null ? undefined : AT.getTime() + afterMs);
  });

  it('each gap is longer than the one before', () => {
    expect([...RETRY_GAPS_MS].sort((a, b) => a - b)).toEqual(RETRY_GAPS_MS);
    expect(new Set(RETRY_GAPS_MS).size).toBe(RETRY_GAPS_MS.length);
  });

  it.each<[failures: number, failingMs: number, status: number | null, reason: string | null, why: string]>([
    [FAILURES_BEFORE_PAUSE - 1, HOURS, 500, null, 'one failure short'],
    [FAILURES_BEFORE_PAUSE, HOURS, 500, 'failing', 'the limit'],
    [FAILURES_BEFORE_PAUSE + 1, HOURS, null, 'failing', 'beyond it'],
    [FAILURES_BEFORE_PAUSE, HOURS - 1, 500, null, 'a millisecond short of an hour'],
    [1000, 0, null, null, 'many events while a receiver restarts'],
    [1, 0, 410, 'gone', 'the receiver wants no more'],
    [1, 0, 409, null, 'a neighbour of 410'],
    [1, 0, 411, null, 'the other neighbour'],
  ])('%d failures over %d ms, last status %s: pause %s (%s)', (failures, failingMs, status, reason) =>
    expect(pauseReason(failures, failingMs, status)).toBe(reason),
  );
});
