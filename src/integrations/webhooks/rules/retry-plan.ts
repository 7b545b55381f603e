/** Why an attempt failed, in a code. */
export type DeliveryError = 'timeout' | 'unreachable' | 'refused_address' | 'tls' | 'redirected' | 'status';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses behind the first, the second, … failed attempt. Behind the last attempt the delivery is dead: after about 18 hours. */
export const RETRY_GAPS_MS: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
];

/** A subscription is paused after this many failed attempts in a row, over all events, … */
export const FAILURES_BEFORE_PAUSE = 20;
/** … when they have gone on for this long: many events in the minute in which a receiver restarts are no reason. */
export const FAILING_BEFORE_PAUSE_MS = HOUR;

/** When to try again after `attempts` attempts have failed; null: never again by itself. */
export function nextAttempt(attempts: number, failedAt: Date): Date | null {
  const gap = RETRY_GAPS_MS[attempts - 1];
  return gap === undefined ? null : new Date(failedAt.getTime() + gap);
}

/** Why a failing subscription is to be paused; null: it goes on. 410 is the receiver saying that it wants no more. */
export function pauseReason(failures: number, failingMs: number, status: number | null): 'failing' | 'gone' | null {
  if (status === 410) return 'gone';
  return failures >= FAILURES_BEFORE_PAUSE && failingMs >= FAILING_BEFORE_PAUSE_MS ? 'failing' : null;
}
