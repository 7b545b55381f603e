import { normalisePhone, type NormalisedPhone } from '../../shared/index.js';
import type { MappedColumn } from './columns.js';
import { maskValue } from './masked-value.js';
import { PHONES_A_CUSTOMER, type ProspectPhone } from './prospect.js';
import { droppedCode, type Reject } from './reject-codes.js';

interface WrittenPhone {
  column: MappedColumn;
  written: string;
  read: NormalisedPhone;
}

export interface RowPhones {
  phones: ProspectPhone[];
  rejects: Reject[];
  warnings: Reject[];
}

/** Every number of a row. Bad ones cost the row only when no good one is left; empty cells matter only when all are empty. */
export function readPhones(cells: readonly string[], columns: readonly MappedColumn[]): RowPhones {
  const phoneColumns = columns.filter(({ target }) => target === 'phone');
  const written = phoneColumns.flatMap((column) => writtenIn(cells[column.column] ?? '', column));
  const good = new Map<string, ProspectPhone>();
  const bad: Reject[] = [];
  const warnings: Reject[] = [];
  for (const { column, written: text, read } of written) {
    const reject = (code: Reject['code']): Reject => ({ code, column: column.column, heading: column.heading, masked: maskValue(text) });
    if (!read.ok) {
      bad.push(reject(read.problem));
      if (read.problem !== 'phone_empty') warnings.push(reject(droppedCode(read.problem)));
    } else if (good.has(read.e164)) continue;
    else if (good.size >= PHONES_A_CUSTOMER) warnings.push(reject('phone_dropped_over_limit'));
    else good.set(read.e164, { e164: read.e164, kind: read.kind });
  }
  if (good.size > 0) return { phones: [...good.values()], rejects: [], warnings };
  const filled = bad.filter(({ code }) => code !== 'phone_empty');
  return { phones: [], rejects: filled.length > 0 ? filled : bad.slice(0, 1), warnings: [] };
}

/** A cell may hold several numbers ("13800001111/13900002222"); it is split only when every piece is long enough to be one. */
function writtenIn(cell: string, column: MappedColumn): WrittenPhone[] {
  const clean = cell.replace(/[\p{Cf}\p{Cc}]/gu, (mark) => (/\s/.test(mark) ? mark : ''));
  const whole = normalisePhone(clean);
  if (whole.ok) return [{ column, written: clean, read: whole }];
  const pieces = clean
    .split(/[;；,，、|｜/／\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2 || pieces.some((piece) => piece.replace(/\D/g, '').length < 7)) return [{ column, written: clean, read: whole }];
  return pieces.map((piece) => ({ column, written: piece, read: normalisePhone(piece) }));
}
