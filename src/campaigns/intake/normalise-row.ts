import { holdsPhoneNumber, normalisePhone } from '../../shared/index.js';
import type { ColumnMapping, MappedColumn } from './columns.js';
import { maskValue } from './masked-value.js';
import type { NormalisedProspect, NormalisedRow } from './prospect.js';
import type { Reject, RejectCode } from './reject-codes.js';
import { readPhones } from './row-phones.js';
import type { SheetRow } from '../../platform/spreadsheets/index.js';
import type { Gender } from './surname.js';

export const CUSTOMER_REF_CHARACTERS = 64;
export const NAME_CHARACTERS = 60;
export const REGION_CHARACTERS = 64;
export const ATTRIBUTE_CHARACTERS = 200;
/** For a list that says nothing: the middle, so that another list can stand before it or behind it. */
export const DEFAULT_PRIORITY = 5;

const PRIORITY_WORDS = new Map([
  ['高', 8],
  ['中', 5],
  ['低', 2],
  ['high', 8],
  ['medium', 5],
  ['low', 2],
]);
const GENDER_WORDS = new Map<string, Gender | null>([
  ...['男', '男性', '先生', 'm', 'male', 'mr', '1'].map((word): [string, Gender] => [word, 'male']),
  ...['女', '女性', '女士', '小姐', 'f', 'female', 'ms', 'mrs', '2'].map((word): [string, Gender] => [word, 'female']),
  ...['', '0', '9', '未知', '不详', '未说明', 'unknown', 'u', '-', '/'].map((word): [string, null] => [word, null]),
]);

/** What stands in a column of consents and is none. */
const NO_CONSENT = new Set([
  '',
  '-',
  '/',
  '0',
  '无',
  '否',
  '未授权',
  '未同意',
  '不同意',
  '没有',
  'no',
  'n',
  'none',
  'false',
  'null',
  'n/a',
]);

/**
 * One row of a file to one prospect, or to every reason why not. Pure, and made of plain data on both sides.
 * A row with a good and a bad number is kept; the bad number stands in `warnings`.
 */
export function normaliseRow(row: SheetRow, mapping: ColumnMapping): NormalisedRow {
  const shape = shapeProblem(row.cells, mapping);
  if (shape) return { ok: false, rejects: [{ code: shape, column: null, heading: null, masked: '' }] };
  const gathered: Gathered = { rejects: [], warnings: [], prospect: emptyProspect() };
  for (const column of mapping.columns) READERS[column.target](valueOf(row, column, gathered), column, gathered);
  const phones = readPhones(row.cells, mapping.columns);
  gathered.prospect.phones = phones.phones;
  gathered.rejects.push(...phones.rejects);
  gathered.warnings.push(...phones.warnings);
  if (gathered.rejects.length > 0) return { ok: false, rejects: gathered.rejects };
  return { ok: true, prospect: gathered.prospect, warnings: gathered.warnings };
}

interface Gathered {
  rejects: Reject[];
  warnings: Reject[];
  prospect: NormalisedProspect;
}

type CellReader = (text: string, column: MappedColumn, gathered: Gathered) => void;

const READERS: Record<MappedColumn['target'], CellReader> = {
  ignore: () => undefined,
  // Numbers are read together, because whether a bad one costs the row depends on the others.
  phone: () => undefined,
  customerRef(text, column, { rejects, prospect }) {
    const code = customerRefProblem(text);
    if (code) rejects.push(rejectOf(code, column, text));
    else prospect.customerRef = text;
  },
  name(text, column, { rejects, prospect }) {
    const code = textProblem(text, NAME_CHARACTERS, 'name_too_long');
    if (code) rejects.push(rejectOf(code, column, text));
    else prospect.name = text === '' ? null : text;
  },
  region(text, column, { rejects, prospect }) {
    const code = textProblem(text, REGION_CHARACTERS, 'region_too_long');
    if (code) rejects.push(rejectOf(code, column, text));
    else prospect.region = text === '' ? null : text;
  },
  priority(text, column, { rejects, prospect }) {
    const priority = text === '' ? DEFAULT_PRIORITY : /^\d$/.test(text) ? Number(text) : PRIORITY_WORDS.get(text.toLowerCase());
    if (priority === undefined) rejects.push(rejectOf('priority_invalid', column, text));
    else prospect.priority = priority;
  },
  gender(text, column, { warnings, prospect }) {
    const gender = GENDER_WORDS.get(text.toLowerCase());
    if (gender === undefined) warnings.push(rejectOf('gender_unknown', column, text));
    prospect.gender = gender ?? null;
  },
  consent(text, column, { rejects, prospect }) {
    const code = textProblem(text, ATTRIBUTE_CHARACTERS, 'attribute_too_long');
    if (code) rejects.push(rejectOf(code, column, text));
    else if (!NO_CONSENT.has(text.toLowerCase())) prospect.consent = text;
  },
  attribute(text, column, { rejects, prospect }) {
    const code = textProblem(text, ATTRIBUTE_CHARACTERS, 'attribute_too_long');
    if (code) rejects.push(rejectOf(code, column, text));
    else if (text !== '') prospect.attributes = { ...prospect.attributes, [column.attributeName ?? column.heading]: text };
  },
};

/** The formula of such a cell has failed; what it shows says nothing about the customer. */
const CELL_ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** What a cell says; an error for a value is left out and reported. */
function valueOf(row: SheetRow, column: MappedColumn, { warnings }: Gathered): string {
  const text = textOf(row.cells[column.column] ?? '');
  if (!CELL_ERROR.test(text)) return text;
  if (column.target !== 'ignore' && column.target !== 'phone') warnings.push(rejectOf('cell_error', column, text));
  return '';
}

function emptyProspect(): NormalisedProspect {
  return { customerRef: null, name: null, gender: null, region: null, priority: DEFAULT_PRIORITY, phones: [], attributes: {} };
}

function shapeProblem(cells: readonly string[], mapping: ColumnMapping): RejectCode | null {
  if (cells.every((cell) => cell.trim() === '')) return 'row_blank';
  if (cells.slice(mapping.headingCount).some((cell) => cell.trim() !== '')) return 'row_too_wide';
  const phones = mapping.columns.filter(({ target }) => target === 'phone').map(({ column }) => column);
  const reference = mapping.columns.find(({ target }) => target === 'customerRef')?.column ?? 0;
  return cells.length <= Math.max(reference, Math.min(...phones)) ? 'row_too_short' : null;
}

function customerRefProblem(text: string): RejectCode | null {
  if (text === '') return 'customer_ref_missing';
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return 'customer_ref_scientific';
  return textProblem(text, CUSTOMER_REF_CHARACTERS, 'customer_ref_too_long');
}

/** Length is checked first, so that a page of text is not searched for numbers. */
function textProblem(text: string, characters: number, tooLong: RejectCode): RejectCode | null {
  if ([...text].length > characters) return tooLong;
  return holdsNumber(text) ? 'attribute_holds_phone' : null;
}

/** A mobile number inside a text, or a whole value that is a landline with its area code as people write it. */
export function holdsNumber(text: string): boolean {
  if (!/\d{3}/.test(text)) return false;
  if (holdsPhoneNumber(text)) return true;
  return /^(\+?86|\(?0\d{2,3}[)\-\s])/.test(text) && normalisePhone(text).ok;
}

/** Most cells are as they should be: ASCII or common Chinese characters without a space. */
const PLAIN_TEXT = /^[\x21-\x7e\u4e00-\u9fa5]*$/;

/** A cell's text in one form: full-width letters and digits become plain, marks without width go, control characters and runs of spaces become one space. */
function textOf(cell: string): string {
  if (PLAIN_TEXT.test(cell)) return cell;
  return cell
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function rejectOf(code: RejectCode, column: MappedColumn, text: string): Reject {
  return { code, column: column.column, heading: column.heading, masked: maskValue(text) };
}
