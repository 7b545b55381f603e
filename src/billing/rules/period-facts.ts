import type { LocalDate, OutcomeCode } from '../../shared/index.js';
import type { StatementPeriod } from './statement-document.js';

/** Counted calls of a seat, a day, an order and an agent; a contract's orders all stand side by side. */
export interface SeatDayCalls {
  workOn: LocalDate;
  seat: string;
  orderId: string;
  agentId: string;
  calls: number;
}

/** The latest version of a call's outcome where it is a success. */
export interface RecordedSuccess {
  outcomeId: string;
  callId: string;
  /** Blind index of the customer, as hexadecimal text. */
  customer: string;
  workOn: LocalDate;
  /** UTC, written so that text order is time order. */
  recordedAt: string;
}

/** A record that an auditor found false (L18). Provisional until the vendor's term of appeal is over. */
export interface Falsification {
  caseId: string;
  reviewId: string;
  callId: string | null;
  outcomeId: string;
  agentId: string;
  workOn: LocalDate;
  code: OutcomeCode;
  success: boolean;
  state: 'provisional' | 'final';
  decidedAt: string;
  appealUntilOn: LocalDate | null;
}

/** A customer's complaint that was upheld (L17). */
export interface UpheldComplaint {
  complaintId: string;
  callId: string | null;
  agentId: string | null;
  receivedOn: LocalDate;
  level: 1 | 2;
  decidedAt: string;
}

/** All that a period of an order is settled by. */
export interface PeriodFacts {
  period: StatementPeriod;
  seatDays: readonly SeatDayCalls[];
  successes: readonly RecordedSuccess[];
  falsifications: readonly Falsification[];
  complaints: readonly UpheldComplaint[];
}
