import type { DiallingTerms, ServiceWindow } from '../../../contracts/index.js';
import type { DayKind } from '../../../platform/index.js';
import type { ErrorCode, Finding, LocalDate, Rule } from '../../../shared/index.js';
import type { Reach } from './reach.js';

/** All that is known about a number and its customer when somebody wants to dial; read under the ledger's row locks. */
export interface DialFacts {
  now: Date;
  /** Local day and minute of the day in the contract's zone. */
  today: LocalDate;
  minute: number;
  weekday: number;
  /** How the official calendar differs today; null on a plain day. Undefined: the year is not loaded. */
  specialDay: DayKind | null | undefined;
  callingStopped: { reason: string; at: Date } | null;
  campaignId: string;
  product: string;
  /** Entries that hold the customer or any of their numbers, oldest first, whatever they reach. */
  doNotCall: readonly (Reach & { entryId: string })[];
  numberDialsToday: number;
  numberLastDialledAt: Date | null;
  customerDials30Days: number;
}

export interface DialPolicy {
  windows: readonly ServiceWindow[];
  officialCalendar: boolean;
  dialling: DiallingTerms;
}

/** A dial rule: null means it has nothing against the dial; a finding carries an error code and the facts for the screen. */
export type DialRule = Rule<DialFacts, DialPolicy, ErrorCode>;
export type DialFinding = Finding<ErrorCode>;
