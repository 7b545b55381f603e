import { type OutcomeCode, OUTCOMES } from '../../shared/index.js';

/** What the telephone system saw of the call an outcome is about. */
export interface RecordSeen {
  ended: boolean;
  /** Null: nobody knows yet, because the call was dialled by hand; whatever is said is taken and held against the record later. */
  answered: boolean | null;
}

export type OutcomeDoubt = 'not_answered' | 'answered' | 'call_not_ended' | 'no_call';

export interface OutcomeVerdict {
  /** `confirm`: asked once more, then kept as said; evidence will tell. */
  allowed: 'yes' | 'no' | 'confirm';
  why: OutcomeDoubt | null;
}

/**
 * Holds an outcome against the telephone record (design, step 6): words with a person on a call nobody answered are refused; "nobody
 * reached" on an answered call is doubtful only, because an announcement may have answered.
 */
export function outcomeAgainstRecord(code: OutcomeCode, seen: RecordSeen | null): OutcomeVerdict {
  if (!seen) return { allowed: 'no', why: 'no_call' };
  if (!seen.ended) return { allowed: 'no', why: 'call_not_ended' };
  if (seen.answered === null) return { allowed: 'yes', why: null };
  const { conversation, contact } = OUTCOMES[code];
  if ((conversation || contact) && !seen.answered) return { allowed: 'no', why: 'not_answered' };
  if (!conversation && seen.answered) return { allowed: 'confirm', why: 'answered' };
  return { allowed: 'yes', why: null };
}
