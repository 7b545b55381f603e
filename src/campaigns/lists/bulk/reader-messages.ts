import type { ColumnMapping, RejectCode, RowRules } from '../../intake/index.js';
import type { SealingTask } from './customer-rows.js';
import type { FilledTable } from './table-columns.js';

/** What the reading thread is told at its start. */
export interface ReaderTask extends SealingTask {
  fileName: string;
  sizeBytes: number;
  mapping: ColumnMapping;
  rules: RowRules;
  /** Rows up to here are no customers (heading), or stored already (checkpoint): they are read for twins only. */
  headingRow: number;
  checkpointRow: number;
  batchRows: number;
  indexKey: Uint8Array;
  /** Whether customers are handed over plain, to be sealed by a thread of their own. */
  leavesPlain: boolean;
  /** False: too few rows to be worth gathering what is known; every row is asked of the database. */
  gathersKnown: boolean;
}

/** A row of which the database must be asked before it is taken. */
export interface OpenRow {
  row: number;
  masked: string;
  customerIndex: Uint8Array;
  numberIndexes: Uint8Array[];
  prospect: Uint8Array;
  phones: Uint8Array;
  numbers: number;
}

export interface ReadLoss {
  code: RejectCode;
  count: number;
  example: string | null;
}

/** Rows of customers as the server takes them. */
export type SealedPieces = Record<'prospect' | 'prospect_phone', Uint8Array[]>;

/** About twenty-five thousand rows of the file, written as the server takes them, but for the customers who are still plain. */
export interface ReadBatch {
  lastRow: number;
  /** Rows that are not blank. */
  rows: number;
  bytes: number;
  accepted: number;
  numbers: number;
  losses: ReadLoss[];
  rejectRows: number;
  pieces: Record<FilledTable, Uint8Array[]>;
  plain: Uint8Array[];
  open: OpenRow[];
}

/** The beginnings of every keyed hash that could refuse a customer. */
export interface KnownParts {
  kind: 'known';
  parts: Uint8Array[];
}
