import type { Falsification } from '../../compliance/index.js';
import type { LocalDate } from '../../shared/index.js';
import type { StatementPeriod } from './statement-document.js';

export type { Falsification };

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
