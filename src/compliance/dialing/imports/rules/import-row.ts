import { holdsPhoneNumber, maskValue, normalisePhone, type PhoneProblem } from '../../../../shared/index.js';

/** Which columns of a file mean what, counted from 0. */
export interface ImportMapping {
  numbers: number[];
  customerRef: number | null;
  reason: number | null;
  headings: string[];
}

export type ImportRowCode =
  Exclude<PhoneProblem, 'phone_empty'> | 'nothing_given' | 'customer_ref_too_long' | 'customer_ref_scientific' | 'reason_dropped';

export interface RowProblem {
  code: ImportRowCode;
  heading: string | null;
  masked: string;
}

export interface GivenRow {
  numbers: string[];
  customerRef: string | null;
  reason: string | null;
}

export interface ReadRow {
  /** Null: nothing in the row says who must not be called. */
  given: GivenRow | null;
  problems: RowProblem[];
  blank: boolean;
}

export const REFERENCE_CHARACTERS = 60;
const REASON_CHARACTERS = 255;
const PHONE_SHARE = 0.8;
const LEAST_DIGITS = 7;

/** One row of a do-not-call file. Whatever of it names somebody is taken: a bad number beside a good reference costs only itself. */
export function readImportRow(cells: readonly string[], mapping: ImportMapping): ReadRow {
  if (cells.every((cell) => cell.trim() === '')) return { given: null, problems: [], blank: true };
  const problems: RowProblem[] = [];
  const problem = (code: ImportRowCode, column: number, text: string): void =>
    void problems.push({ code, heading: mapping.headings[column] ?? null, masked: maskValue(text) });
  const numbers = new Set<string>();
  for (const column of mapping.numbers) {
    for (const piece of piecesOf(clean(cells[column] ?? ''))) {
      const phone = normalisePhone(piece);
      if (phone.ok) numbers.add(phone.e164);
      else if (phone.problem !== 'phone_empty') problem(phone.problem, column, piece);
    }
  }
  const customerRef = mapping.customerRef === null ? '' : clean(cells[mapping.customerRef] ?? '');
  const badRef = referenceProblem(customerRef);
  if (badRef) problem(badRef, mapping.customerRef!, customerRef);
  const reason = mapping.reason === null ? '' : clean(cells[mapping.reason] ?? '');
  const badReason = [...reason].length > REASON_CHARACTERS || holdsPhoneNumber(reason);
  if (badReason) problem('reason_dropped', mapping.reason!, reason);
  const given = {
    numbers: [...numbers],
    customerRef: customerRef && !badRef ? customerRef : null,
    reason: reason && !badReason ? reason : null,
  };
  if (given.numbers.length > 0 || given.customerRef) return { given, problems, blank: false };
  const costly = problems.filter(({ code }) => code !== 'reason_dropped');
  return { given: null, problems: costly.length > 0 ? costly : [{ code: 'nothing_given', heading: null, masked: '' }], blank: false };
}

/** What the columns of a file seem to be, by heading and by content; a person may choose otherwise. */
export function suggestColumns(headings: readonly string[], sample: readonly (readonly string[])[]): Omit<ImportMapping, 'headings'> {
  const bare = headings.map((heading) =>
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_\-*:.()]/g, ''),
  );
  const find = (pattern: RegExp): number => bare.findIndex((heading) => pattern.test(heading));
  const customerRef = find(/^客户(编?号|id|代码)$|^(customer|client|cust|cif|ecif)(id|no|number|ref|reference)?$/);
  const reason = find(/原因|备注|说明|reason|note|remark/);
  const numbers = headings.flatMap((_, column) => {
    if (column === customerRef || column === reason) return [];
    const filled = sample.map((cells) => clean(cells[column] ?? '')).filter((cell) => cell !== '');
    const valid = filled.filter((cell) => piecesOf(cell).some((piece) => normalisePhone(piece).ok)).length;
    const named = /手机|电话|号码|phone|mobile|tel|number/.test(bare[column]!);
    return named || (filled.length > 0 && valid >= filled.length * PHONE_SHARE) ? [column] : [];
  });
  return { numbers, customerRef: customerRef < 0 ? null : customerRef, reason: reason < 0 ? null : reason };
}

/** Row of the heading as a person counts; 0 when the file begins with data: a heading holds no number that could be dialled. */
export function headingRowOf(first: { row: number; cells: readonly string[] } | undefined): number {
  if (!first) return 0;
  return first.cells.some((cell) => piecesOf(clean(cell)).some((piece) => normalisePhone(piece).ok)) ? 0 : first.row;
}

function piecesOf(cell: string): string[] {
  if (normalisePhone(cell).ok) return [cell];
  const pieces = cell.split(/[;；,，、|｜/／\n]/).map((piece) => piece.trim());
  return pieces.length > 1 && pieces.every((piece) => piece.replace(/\D/g, '').length >= LEAST_DIGITS) ? pieces : [cell];
}

function referenceProblem(text: string): 'customer_ref_too_long' | 'customer_ref_scientific' | null {
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return 'customer_ref_scientific';
  return [...text].length > REFERENCE_CHARACTERS ? 'customer_ref_too_long' : null;
}

/** A cell's text as intake of lists reads it, so that one reference finds itself again. */
function clean(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}\u200B-\u200D\u2060\uFEFF]+/gu, ' ')
    .trim();
}
