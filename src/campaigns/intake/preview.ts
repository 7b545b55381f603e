import { AppError, maskPhone, normalisePhone } from '../../shared/index.js';
import { columnLetters, headingRowOf, type SuggestedMapping, suggestMapping } from './columns.js';
import {
  chunksOf,
  type Delimiter,
  type DetectedFile,
  openFile,
  type RandomAccessSource,
  readCsvRows,
  readSheetRows,
  sheetOf,
  type SheetRow,
  type TextEncoding,
  type Workbook,
} from '../../platform/spreadsheets/index.js';
import type { ColumnTarget } from './heading-words.js';
import { maskValue } from './masked-value.js';
import { holdsNumber } from './normalise-row.js';
import { maskName } from './surname.js';

export interface FilePreview {
  kind: DetectedFile['kind'];
  /** Null for a workbook. */
  encoding: TextEncoding | null;
  delimiter: Delimiter | null;
  /** Names of the visible sheets; empty for a text. */
  sheets: string[];
  sheet: string | null;
  /** Row of the heading as a person counts; 0 when the file begins with data. Rows up to it are no customers. */
  headingRow: number;
  headings: string[];
  suggestedMapping: SuggestedMapping;
  /** The first ten rows below the heading, with numbers masked and names down to the surname. */
  rows: SheetRow[];
  /** Rows below the heading: exact for a short file, else from the first ones; null when it cannot be told. */
  estimatedRows: number | null;
}

const SAMPLE_ROWS = 1000;
const CONTENT_ROWS = 200;
const SHOWN_ROWS = 10;
const ESTIMATE_BYTES = 1024 * 1024;

/**
 * What a person needs to map the columns of a file, read from its first thousand rows.
 * @throws AppError whatever reading throws; list_empty_file when nothing stands below the heading.
 */
export async function previewFile(source: RandomAccessSource, name: string, options: { sheet?: string } = {}): Promise<FilePreview> {
  const { file, workbook } = await openFile(source, name);
  const sheet = workbook ? sheetOf(workbook, options.sheet) : null;
  const sampled = await sampleOf(source, file, workbook, options.sheet);
  const filled = sampled.rows.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (filled.length === 0) throw new AppError('file_empty');
  const headingRow = headingRowOf(filled);
  const data = filled.filter((row) => row.row > headingRow);
  if (data.length === 0) throw new AppError('list_empty_file');
  const headings = headingsOf(filled, headingRow);
  const suggestedMapping = suggestMapping(headings, data.slice(0, CONTENT_ROWS));
  const targets = suggestedMapping.columns.map(({ target }) => target);
  return {
    kind: file.kind,
    encoding: file.kind === 'text' ? file.encoding : null,
    delimiter: file.kind === 'text' ? file.delimiter : null,
    sheets: workbook?.sheets.map((known) => known.name) ?? [],
    sheet: sheet?.name ?? null,
    headingRow,
    headings,
    suggestedMapping,
    rows: data.slice(0, SHOWN_ROWS).map(({ row, cells }) => ({ row, cells: cells.map((cell, column) => maskCell(cell, targets[column])) })),
    estimatedRows: sampled.complete ? data.length : estimated(sampled.totalRows, headingRow),
  };
}

interface Sample {
  rows: SheetRow[];
  /** The sample is the whole file. */
  complete: boolean;
  totalRows: number | null;
}

async function sampleOf(source: RandomAccessSource, file: DetectedFile, workbook: Workbook | null, sheetName?: string): Promise<Sample> {
  if (file.kind === 'text') {
    const { rows, complete } = await firstRows(readCsvRows(chunksOf(source), { delimiter: file.delimiter }));
    return { rows, complete, totalRows: complete ? rows.length : await linesOf(source) };
  }
  const sheet = sheetOf(workbook!, sheetName);
  let inflated = 0;
  const { rows, complete } = await firstRows(readSheetRows(workbook!, sheet, undefined, (bytes) => (inflated = bytes)));
  const declared = workbook!.parts.declaredBytes(sheet.part);
  return { rows, complete, totalRows: inflated === 0 ? null : Math.round((declared * rows.length) / inflated) };
}

async function firstRows(all: AsyncGenerator<SheetRow>): Promise<{ rows: SheetRow[]; complete: boolean }> {
  const rows: SheetRow[] = [];
  for await (const row of all) {
    rows.push(row);
    if (rows.length >= SAMPLE_ROWS) return { rows, complete: false };
  }
  return { rows, complete: true };
}

/** Lines of the whole text judged by those of its first mebibyte. */
async function linesOf(source: RandomAccessSource): Promise<number> {
  const head = await source.read(0, ESTIMATE_BYTES);
  const count = (byte: number): number => head.reduce((sum, value) => sum + (value === byte ? 1 : 0), 0);
  const lines = count(0x0a) || count(0x0d);
  return Math.round((lines * source.size) / head.length);
}

function estimated(totalRows: number | null, headingRow: number): number | null {
  return totalRows === null ? null : Math.max(0, totalRows - headingRow);
}

/** The heading, or letters for a file without one, as wide as the data goes. */
function headingsOf(rows: readonly SheetRow[], headingRow: number): string[] {
  const heading = rows.find((row) => row.row === headingRow);
  if (!heading) return Array.from({ length: Math.max(...rows.map((row) => row.cells.length)) }, (_, column) => columnLetters(column));
  const last = heading.cells.findLastIndex((cell) => cell.trim() !== '');
  return heading.cells.slice(0, last + 1).map((cell, column) => {
    const text = cell.replace(/\s+/g, ' ').trim();
    if (text === '') return columnLetters(column);
    return holdsNumber(text) ? maskValue(text) : text;
  });
}

function maskCell(cell: string, target: ColumnTarget | undefined): string {
  const text = cell.trim();
  if (text === '') return '';
  if (target === 'name') return maskName(text);
  if (target === 'phone') {
    const phone = normalisePhone(text);
    return phone.ok ? maskPhone(phone.e164) : maskValue(text);
  }
  const longNumber = target !== 'customerRef' && /\d{11,}/.test(text);
  return longNumber || holdsNumber(text) ? maskValue(text) : text;
}
