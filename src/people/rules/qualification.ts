import type { DocumentKind } from '../../contracts/index.js';
import type { LocalDate } from '../../shared/index.js';

export interface HeldDocument {
  kind: DocumentKind;
  datedOn: LocalDate;
  expiresOn: LocalDate | null;
  passed: boolean;
}

export interface QualificationProblem {
  kind: DocumentKind;
  problem: 'missing' | 'expired' | 'failed';
  on: LocalDate | null;
}

/**
 * What keeps an agent from tasks on a day (L4, L6, L9): of each required kind the newest document dated by that day must be passed
 * and not expired. A document is still good on the day it expires.
 */
export function qualificationProblems(
  required: readonly DocumentKind[],
  held: readonly HeldDocument[],
  on: LocalDate,
): QualificationProblem[] {
  return required.flatMap((kind): QualificationProblem[] => {
    const newest = held
      .filter((document) => document.kind === kind && document.datedOn <= on)
      .sort((a, b) => (a.datedOn < b.datedOn ? -1 : 1))
      .at(-1);
    if (!newest) return [{ kind, problem: 'missing', on: null }];
    if (!newest.passed) return [{ kind, problem: 'failed', on: newest.datedOn }];
    if (newest.expiresOn !== null && newest.expiresOn < on) return [{ kind, problem: 'expired', on: newest.expiresOn }];
    return [];
  });
}
