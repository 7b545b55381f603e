import { AppError, normalisePhone } from '../../shared/index.js';
import { COLUMN_TARGETS, type ColumnTarget, meaningOf } from './heading-words.js';
import { PHONES_A_CUSTOMER } from './prospect.js';
import type { SheetRow } from '../../platform/spreadsheets/index.js';

export interface MappedColumn {
  /** Counted from 0. */
  column: number;
  /** As written in the file; a mapping made for another file is found out by it. */
  heading: string;
  target: ColumnTarget;
  /** Only for `attribute`: the key under which the value is stored and offered to scripts. */
  attributeName?: string;
}

/** How a file's columns become a prospect. Plain data: it is stored with the list and sent to worker threads. */
export interface ColumnMapping {
  columns: MappedColumn[];
  /** Columns of the heading; a row that goes on beyond was shifted by a stray delimiter. */
  headingCount: number;
  /** The bank has no customer number: each number is its own customer. Has to be chosen, never assumed. */
  customerRefFromPhone: boolean;
  /** The attribute column by which lists are dealt alike, beside region and priority; null or missing: the one named `segment`, if there is one. */
  dealAlikeColumn?: number | null;
}

/** Why a column is suggested as what it is. */
export type SuggestionReason =
  'heading' | 'content' | 'sensitive' | 'other_person' | 'row_counter' | 'second_of_its_kind' | 'too_many_phones' | 'unknown';

export interface SuggestedColumn extends MappedColumn {
  reason: SuggestionReason;
  /** Share of the filled cells of the sample that are valid phone numbers, 0 to 1. */
  validPhoneShare: number;
}

export interface SuggestedMapping {
  columns: SuggestedColumn[];
  headingCount: number;
  customerRefFromPhone: false;
}

/** Why a mapping was refused; `mapping_invalid` carries one as its fact `reason`. */
export const MAPPING_PROBLEMS = [
  'not_a_mapping',
  'unknown_column_type',
  'column_missing',
  'column_twice',
  'heading_differs',
  'target_twice',
  'too_many_phones',
  'attribute_name_missing',
  'attribute_name_invalid',
  'attribute_name_twice',
  'customer_ref_missing',
  'customer_ref_twice_defined',
  'sheet_missing',
  'deal_alike_no_attribute',
  'consent_column_missing',
] as const;
export type MappingProblem = (typeof MAPPING_PROBLEMS)[number];

/** Enough to tell a column of numbers from a column with a number in it. */
const LEAST_CELLS = 3;
const PHONE_SHARE = 0.8;
const HEADING_ROWS_LOOKED_AT = 10;
const ONCE: readonly ColumnTarget[] = ['customerRef', 'name', 'region', 'priority', 'gender', 'consent'];

/**
 * Which of the first rows is the heading: the first with two known headings (a title may stand above), else the first filled row
 * unless it holds a phone number. 0 when the file begins with data.
 */
export function headingRowOf(rows: readonly SheetRow[]): number {
  const filled = rows.slice(0, HEADING_ROWS_LOOKED_AT).filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const known = filled.find((row) => row.cells.filter((cell) => cell.trim() !== '' && meaningOf(cell) !== null).length >= 2);
  if (known) return known.row;
  const first = filled[0];
  if (!first || first.cells.some((cell) => isMobile(cell))) return 0;
  return first.row;
}

/** Proposes what each column is, by its heading and by what stands in it. What is sensitive or unknown is left out unless a person maps it. */
export function suggestMapping(headings: readonly string[], sample: readonly SheetRow[]): SuggestedMapping {
  const taken = new Set<ColumnTarget>();
  let phones = 0;
  const columns = headings.map((heading, column): SuggestedColumn => {
    const share = phoneShares(sample, column);
    const suggested = suggestColumn(heading, share);
    const base = { column, heading, validPhoneShare: share.valid };
    if (suggested.target === 'phone' && ++phones > PHONES_A_CUSTOMER) return { ...base, target: 'ignore', reason: 'too_many_phones' };
    if (ONCE.includes(suggested.target)) {
      if (taken.has(suggested.target)) return { ...base, target: 'ignore', reason: 'second_of_its_kind' };
      taken.add(suggested.target);
    }
    return { ...base, ...suggested };
  });
  return { columns: withoutNameTwins(columns), headingCount: headings.length, customerRefFromPhone: false };
}

function suggestColumn(heading: string, share: PhoneShares): Pick<SuggestedColumn, 'target' | 'reason' | 'attributeName'> {
  const meaning = meaningOf(heading);
  if (meaning?.left) return { target: 'ignore', reason: meaning.left };
  // Numbers under a heading that says otherwise ("客户号") must not be stored in the clear as a reference.
  const needed = meaning ? share.mobile : share.valid;
  if (share.cells >= LEAST_CELLS && needed >= PHONE_SHARE && meaning?.target !== 'phone') return { target: 'phone', reason: 'content' };
  if (!meaning) return { target: 'ignore', reason: 'unknown' };
  return { target: meaning.target, reason: 'heading', ...(meaning.attributeName ? { attributeName: meaning.attributeName } : {}) };
}

function withoutNameTwins(columns: SuggestedColumn[]): SuggestedColumn[] {
  const names = new Set<string>();
  return columns.map((column) => {
    if (column.attributeName === undefined || !names.has(column.attributeName)) {
      if (column.attributeName !== undefined) names.add(column.attributeName);
      return column;
    }
    const { attributeName: _, ...rest } = column;
    return { ...rest, target: 'ignore', reason: 'second_of_its_kind' };
  });
}

interface PhoneShares {
  cells: number;
  valid: number;
  mobile: number;
}

function phoneShares(sample: readonly SheetRow[], column: number): PhoneShares {
  const cells = sample.map((row) => row.cells[column] ?? '').filter((cell) => cell.trim() !== '');
  const read = cells.map((cell) => normalisePhone(cell));
  const shareOf = (count: number): number => (cells.length === 0 ? 0 : count / cells.length);
  return {
    cells: cells.length,
    valid: shareOf(read.filter((phone) => phone.ok).length),
    mobile: shareOf(read.filter((phone) => phone.ok && phone.kind === 'mobile').length),
  };
}

function isMobile(cell: string): boolean {
  const phone = normalisePhone(cell);
  return phone.ok && phone.kind === 'mobile';
}

/**
 * Checks a mapping, wherever it comes from, against the headings of the file.
 * @throws AppError mapping_invalid {reason, column, heading, target, allowed}; file_no_phone_column
 */
export function validateMapping(mapping: unknown, headings: readonly string[]): ColumnMapping {
  if (!isRecord(mapping) || !Array.isArray(mapping['columns'])) throw new AppError('mapping_invalid', { reason: 'not_a_mapping' });
  const customerRefFromPhone = mapping['customerRefFromPhone'] === true;
  const columns = mapping['columns'].map((given: unknown) => validColumn(given, headings));
  refuseTwins(columns);
  const phones = columns.filter(({ target }) => target === 'phone').length;
  if (phones === 0) throw new AppError('file_no_phone_column');
  if (phones > PHONES_A_CUSTOMER) throw new AppError('mapping_invalid', { reason: 'too_many_phones', limit: PHONES_A_CUSTOMER });
  const hasRef = columns.some(({ target }) => target === 'customerRef');
  if (!hasRef && !customerRefFromPhone) throw new AppError('mapping_invalid', { reason: 'customer_ref_missing' });
  if (hasRef && customerRefFromPhone) throw new AppError('mapping_invalid', { reason: 'customer_ref_twice_defined' });
  const dealAlikeColumn = mapping['dealAlikeColumn'] ?? null;
  if (dealAlikeColumn !== null && !columns.some(({ column, target }) => target === 'attribute' && column === dealAlikeColumn))
    throw new AppError('mapping_invalid', { reason: 'deal_alike_no_attribute', column: dealAlikeColumn });
  return {
    ...{ columns, headingCount: headings.length, customerRefFromPhone },
    ...(dealAlikeColumn === null ? {} : { dealAlikeColumn: dealAlikeColumn as number }),
  };
}

/** Which attribute a list is dealt alike by; null when none is. */
export function segmentName(mapping: ColumnMapping): string | null {
  const attributes = mapping.columns.filter(({ target }) => target === 'attribute');
  const marked = attributes.find(({ column }) => column === mapping.dealAlikeColumn);
  return (marked ?? attributes.find(({ attributeName }) => attributeName === 'segment'))?.attributeName ?? null;
}

function validColumn(given: unknown, headings: readonly string[]): MappedColumn {
  if (!isRecord(given)) throw new AppError('mapping_invalid', { reason: 'not_a_mapping' });
  const { column, heading, target, attributeName } = given;
  const refuse = (reason: MappingProblem, facts: Record<string, unknown> = {}): never => {
    throw new AppError('mapping_invalid', { reason, column, heading: typeof column === 'number' ? headings[column] : undefined, ...facts });
  };
  if (typeof column !== 'number' || !Number.isInteger(column) || column < 0 || column >= headings.length) return refuse('column_missing');
  if (typeof heading !== 'string' || heading !== headings[column]) return refuse('heading_differs', { expected: heading });
  if (!isTarget(target)) return refuse('unknown_column_type', { target, allowed: COLUMN_TARGETS });
  if (target !== 'attribute') return { column, heading, target };
  if (typeof attributeName !== 'string' || attributeName.trim() === '') return refuse('attribute_name_missing');
  if (!/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(attributeName)) return refuse('attribute_name_invalid', { attributeName });
  return { column, heading, target, attributeName };
}

function refuseTwins(columns: readonly MappedColumn[]): void {
  const seen = new Map<string, MappedColumn>();
  const refuseSecond = (key: string, column: MappedColumn, reason: MappingProblem): void => {
    if (seen.has(key)) throw new AppError('mapping_invalid', { reason, ...column });
    seen.set(key, column);
  };
  for (const column of columns) {
    refuseSecond(`column ${column.column}`, column, 'column_twice');
    if (ONCE.includes(column.target)) refuseSecond(`target ${column.target}`, column, 'target_twice');
    if (column.attributeName !== undefined) refuseSecond(`attribute ${column.attributeName}`, column, 'attribute_name_twice');
  }
}

/** 0 → A, 26 → AA, as a spreadsheet calls its columns. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

function isTarget(value: unknown): value is ColumnTarget {
  return COLUMN_TARGETS.some((target) => target === value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
