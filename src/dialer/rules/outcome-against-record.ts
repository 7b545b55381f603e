import { type OutcomeCode, OUTCOMES } from '../../shared/index.js';

/** What the telephone system saw of the call an outcome is about. */
export interface RecordSeen {
  ended: boolean;
  /** Null: nobody knows yet, because the call was dialled by hand; whatever is said is taken and held against the record later. */
  answered: boolean | null;
  /** Who ended it; null while it goes on. */
  hungUpBy: 'customer' | 'agent' | 'network' | 'system' | null;
  /** How long the customer's telephone rang; null: it never did. */
  ringSeconds: number | null;
}

export type OutcomeDoubt = 'not_answered' | 'answered' | 'call_not_ended' | 'no_call' | 'rang_too_briefly';

export interface OutcomeVerdict {
  /** `confirm`: asked once more, then kept as said; evidence will tell. */
  allowed: 'yes' | 'no' | 'confirm';
  why: OutcomeDoubt | null;
  /** With `rang_too_briefly`: so many seconds of ringing were missing. */
  missingSeconds: number | null;
}

/**
 * Holds an outcome against the telephone record (design, step 6): words with a person on a call nobody answered are refused; "nobody
 * reached" on an answered call is doubtful only, because an announcement may have answered. "No answer" is refused on a call that the
 * agent gave up before the customer could have come to the telephone: `minRingSeconds` of the terms (decision 0053).
 */
export function outcomeAgainstRecord(code: OutcomeCode, seen: RecordSeen | null, minRingSeconds: number): OutcomeVerdict {
  if (!seen) return verdict('no', 'no_call');
  if (!seen.ended) return verdict('no', 'call_not_ended');
  if (seen.answered === null) return verdict('yes', null);
  const { conversation, contact } = OUTCOMES[code];
  if ((conversation || contact) && !seen.answered) return verdict('no', 'not_answered');
  if (!conversation && seen.answered) return verdict('confirm', 'answered');
  if (!OUTCOMES[code].rangOut) return verdict('yes', null);
  const missingSeconds = missingRing(seen, minRingSeconds);
  return missingSeconds === null ? verdict('yes', null) : { allowed: 'no', why: 'rang_too_briefly', missingSeconds };
}

/** Whole seconds that an agent's patience fell short of the terms; null when it did not, or when it was not the agent who ended the call. */
export function missingRing(seen: RecordSeen, minRingSeconds: number): number | null {
  if (seen.answered || seen.hungUpBy !== 'agent') return null;
  const missing = minRingSeconds - (seen.ringSeconds ?? 0);
  return missing > 0 ? Math.ceil(missing) : null;
}

function verdict(allowed: OutcomeVerdict['allowed'], why: OutcomeDoubt | null): OutcomeVerdict {
  return { allowed, why, missingSeconds: null };
}
