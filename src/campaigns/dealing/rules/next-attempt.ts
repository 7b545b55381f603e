import { callingSpans } from '../../../compliance/dialing/rules/next-opening.js';
import type { TermsDocument } from '../../../contracts/index.js';
import type { LoadedYears } from '../../../platform/index.js';
import { addDays, instantOf, type OutcomeCode, OUTCOMES, wallClock } from '../../../shared/index.js';

export interface AttemptFacts {
  code: OutcomeCode;
  now: Date;
  /** When the call of this outcome was placed: the time of day that the next one keeps away from. */
  attemptedAt: Date;
  /** Calls to this customer so far, this one among them. */
  attempts: number;
  /** How often this outcome was recorded for this customer, this time among them. */
  sameOutcome: number;
  usableNumbers: number;
}

export interface AttemptPolicy {
  terms: Pick<TermsDocument, 'serviceWindows' | 'officialCalendar' | 'dialling'>;
  zone: string;
  years: LoadedYears;
}

/** "Another time of day" begins this many minutes from that of the last attempt, forwards and backwards, over midnight too. */
const OTHER_TIME_MINUTES = 120;
const DAYS_AHEAD = 14;
const DAY_MINUTES = 1440;

/**
 * When a customer may be dealt again after an outcome that is not final; null: never again in this campaign. The terms say after how many minutes,
 * how often after this outcome, how often in all, and whether at another time of day; that time lies inside the calling hours. Where these hold
 * no other time of day, or the year's calendar is not loaded, the earliest time stands: the dial itself still waits for the calling hours.
 */
export function nextAttempt(facts: AttemptFacts, policy: AttemptPolicy): Date | null {
  const { dialling } = policy.terms;
  const minutes = dialling.retryMinutes[facts.code];
  const plan = dialling.retryPlan?.[facts.code];
  if (facts.usableNumbers === 0 || facts.attempts >= dialling.attemptsPerCustomer) return null;
  if (minutes === undefined && !OUTCOMES[facts.code].numberDead) return null;
  if (plan && facts.sameOutcome > plan.atMost) return null;
  const earliest = new Date(facts.now.getTime() + (minutes ?? 0) * 60_000);
  return plan?.otherTimeOfDay ? (otherTimeOfDay(earliest, facts.attemptedAt, policy) ?? earliest) : earliest;
}

/** The first minute from `earliest` on that is a calling minute and not within two hours of the day around `last`. */
function otherTimeOfDay(earliest: Date, last: Date, { terms, zone, years }: AttemptPolicy): Date | null {
  const { date, minute } = wallClock(earliest, zone);
  const avoided = wallClock(last, zone).minute;
  const hours = { windows: terms.serviceWindows, officialCalendar: terms.officialCalendar };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const from = ahead > 0 ? 0 : minute;
    for (const span of callingSpans(hours, years, addDays(date, ahead))) {
      for (let at = Math.max(from, span.start); at < span.end; at += 1) {
        if (distance(at, avoided) < OTHER_TIME_MINUTES) continue;
        // The very minute in which `earliest` lies has begun: it stands as it is.
        if (ahead === 0 && at === minute) return earliest;
        return instantOf(addDays(date, ahead), clockText(at), zone);
      }
    }
  }
  return null;
}

/** Minutes between two times of day on the round of the clock. */
function distance(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, DAY_MINUTES - apart);
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
