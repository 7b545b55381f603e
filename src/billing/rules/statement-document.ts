import type { LocalDate, OutcomeCode } from '../../shared/index.js';

/**
 * A statement as it is settled: plain JSON, amounts as whole fen in text, nothing from the clock. Its canonical JSON is what is hashed,
 * agreed and frozen.
 */
export interface StatementDocument {
  format: typeof STATEMENT_FORMAT;
  contract: { id: string; code: string; title: string };
  order: { id: string; code: string; title: string };
  vendor: string;
  period: StatementPeriod;
  currency: 'CNY';
  /** The versions of the terms by which this statement is priced. */
  terms: PricedTerms[];
  months: MonthFigures[];
  lines: StatementLineItem[];
  /** Decided, but still open to appeal: not in the totals. */
  provisional: ProvisionalItem[];
  totals: StatementTotals;
}

export const STATEMENT_FORMAT = 'dialproof-statement-1';

/** A quarter clipped to the order, such as `2026-Q3`. */
export interface StatementPeriod {
  code: string;
  fromOn: LocalDate;
  toOn: LocalDate;
}

export interface PricedTerms {
  version: number;
  effectiveOn: LocalDate;
  seats: number;
  seatMonthFen: string;
  vatBps: number;
  pricesIncludeVat: boolean;
  coefficients: { fromSuccessesHundredths: number; coefficientBps: number }[];
  falsificationFen: string;
  complaintFen: { level1: string; level2: string };
}

/** The figures of a month of the period that all its fee lines share. */
export interface MonthFigures {
  /** `2026-07` */
  month: string;
  /** Service days of the whole calendar month: the denominator of attendance. */
  serviceDays: number;
  paidSeatDays: number;
  /** Attended beyond the seats that the terms pay for. */
  unpaidSeatDays: number;
  headDays: number;
  successes: number;
  duplicates: number;
  falseSuccesses: number;
  coefficients: { termsVersion: number; coefficientBps: number }[];
}

export const LINE_KINDS = ['fee', 'falsification', 'complaint', 'carried'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface StatementLineItem {
  /** Names what is owed, for ever: `fee:2026-07:seat-1`, `falsification:12`, `complaint:3`, `carried:2026-Q3`. */
  key: string;
  kind: LineKind;
  /** Code of the period the key belongs to; another one than the statement's own for an adjustment. */
  period: string;
  adjustment: boolean;
  /** `owedFen` less `settledFen`; deductions are negative. */
  amountFen: string;
  /** What is owed for the key by what is known now. */
  owedFen: string;
  /** What earlier statements of the order have settled for it. */
  settledFen: string;
  why: LineWhy;
}

/** Exactly one of them says why; none when nothing is owed any more. */
export interface LineWhy {
  fee: FeeWhy | null;
  falsification: FalsificationWhy | null;
  complaint: ComplaintWhy | null;
}

/** seat-month price × attended days / service days × coefficient, summed over the versions of the terms in the month, rounded once. */
export interface FeeWhy {
  month: string;
  seat: string;
  serviceDays: number;
  successes: number;
  headDays: number;
  parts: FeePart[];
}

export interface FeePart {
  termsVersion: number;
  seatMonthFen: string;
  coefficientBps: number;
  attendedOn: LocalDate[];
}

export interface FalsificationWhy {
  caseId: string;
  reviewId: string;
  callId: string | null;
  outcomeId: string;
  agentId: string;
  workOn: LocalDate;
  code: OutcomeCode;
  success: boolean;
  decidedAt: string;
  termsVersion: number;
}

export interface ComplaintWhy {
  complaintId: string;
  callId: string | null;
  agentId: string | null;
  receivedOn: LocalDate;
  level: 1 | 2;
  decidedAt: string;
  termsVersion: number;
}

export interface ProvisionalItem {
  key: string;
  period: string;
  /** What it would take off, as a negative amount. */
  amountFen: string;
  why: FalsificationWhy;
}

export interface StatementTotals {
  feesFen: string;
  deductionsFen: string;
  adjustmentsFen: string;
  /** What this statement puts off (positive) because deductions exceed fees. */
  carriedFen: string;
  /** Sum of all lines; in amounts with or without VAT as the terms say. */
  linesFen: string;
  pricesIncludeVat: boolean;
  vatBps: number;
  netFen: string;
  vatFen: string;
  /** With VAT: what the invoice is over. */
  payableFen: string;
}
