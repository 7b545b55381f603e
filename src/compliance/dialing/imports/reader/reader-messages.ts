import type { ImportMapping, RowProblem } from '../rules/import-row.js';

/** What the reading thread is told at its start. The index key stays in the memory of this process. */
export interface ImportReaderTask {
  fileName: string;
  sizeBytes: number;
  mapping: ImportMapping;
  /** Rows up to here are no entries: the heading, or stored already. */
  afterRow: number;
  batchRows: number;
  bankId: string;
  indexKey: Uint8Array;
}

/** A row that names somebody who must not be called. */
export interface ReadEntry {
  row: number;
  customerRef: string | null;
  reason: string | null;
  numbers: string[];
}

/** A value that was not taken; `taken` says whether its row was. */
export interface ReadProblem extends RowProblem {
  row: number;
  taken: boolean;
}

/** Some thousand rows of the file, read and hashed. */
export interface ReadImportBatch {
  lastRow: number;
  bytes: number;
  /** Rows that are not blank. */
  rows: number;
  entries: ReadEntry[];
  /** Keyed hashes, 32 bytes each: of each entry in turn its reference, if it has one, and its numbers. */
  hashes: Uint8Array;
  problems: ReadProblem[];
}
