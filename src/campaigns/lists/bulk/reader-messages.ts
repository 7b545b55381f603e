import type { ColumnMapping, RejectCode, RowRules } from '../../intake/index.js';
import type { FilledTable, RowForm } from './table-columns.js';

/** What the reading thread is told at its start. Keys stay in the memory of this process. */
export interface ReaderTask {
  fileName: string;
  sizeBytes: number;
  mapping: ColumnMapping;
  rules: RowRules;
  /** Rows up to here are no customers (heading), or stored already (checkpoint): they are read for twins only. */
  headingRow: number;
  checkpointRow: number;
  batchRows: number;
  list: { id: string; campaignId: string; bankId: string };
  listKey: Uint8Array;
  indexKey: Uint8Array;
  form: RowForm;
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

/** About twenty-five thousand rows of the file, sealed and written as the server takes them. */
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
  open: OpenRow[];
}

/** The beginnings of every keyed hash that could refuse a customer. */
export interface KnownParts {
  kind: 'known';
  parts: Uint8Array[];
}
