import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';
import type { SheetRow } from '../source.js';
import { type CellFormat, PLAIN } from './cell-format.js';
import { numberText } from './number-text.js';
import { withoutEscapes } from './shared-strings.js';
import type { StringTable } from './string-table.js';
import type { XmlAttributes, XmlHandlers } from './xml-part.js';

export interface CellContext {
  strings: StringTable | null;
  formats: readonly CellFormat[];
  date1904: boolean;
  part: string;
}

/** Gathers the rows of one worksheet part (ECMA-376 part 1, 18.3.1). Rows without any text are left out: a formatted sheet has a million. */
export class SheetReader implements XmlHandlers {
  readonly rows: SheetRow[] = [];
  private row = 0;
  private column = -1;
  private cells: string[] = [];
  private rowCharacters = 0;
  /** Rows are padded to the widest one so far, so that a trailing empty cell is an empty cell and not a missing one. */
  private width = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private collecting = false;
  private phonetic = false;

  constructor(private readonly context: CellContext) {}

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'c') this.beginCell(attributes);
    else if (name === 'v') this.collecting = true;
    else if (name === 't') this.collecting = this.type === 'inlineStr' && !this.phonetic;
    else if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'rPh') this.phonetic = true;
  }

  text(text: string): void {
    if (!this.collecting) return;
    this.value += text;
    if (this.value.length > LIMITS.rowBytes) this.refuseLong();
  }

  close(name: string): void {
    if (name === 'c') this.endCell();
    else if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'row') this.endRow();
    else if (name === 'rPh') this.phonetic = false;
  }

  private beginRow(written: string | undefined): void {
    const row = written === undefined ? this.row + 1 : Number(written);
    if (!Number.isInteger(row) || row <= this.row)
      throw new AppError('file_broken', { reason: 'row_order', row: this.row, part: this.context.part });
    if (row > LIMITS.sheetRows) throw new AppError('file_too_long', { row, limit: LIMITS.sheetRows });
    this.row = row;
    this.column = -1;
    this.cells = [];
    this.rowCharacters = 0;
  }

  private beginCell(attributes: XmlAttributes): void {
    const reference = attributes['r'];
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (!(this.column >= 0 && this.column < LIMITS.writtenColumns))
      throw new AppError('file_too_wide', { row: this.row, limit: LIMITS.columns });
    this.type = attributes['t'] ?? 'n';
    this.style = attributes['s'] === undefined ? 0 : Number(attributes['s']);
    this.value = '';
  }

  private endCell(): void {
    const text = this.cellText();
    if (text === '') return;
    if (this.column >= LIMITS.columns) throw new AppError('file_too_wide', { row: this.row, limit: LIMITS.columns });
    this.rowCharacters += text.length;
    if (this.rowCharacters > LIMITS.rowBytes) this.refuseLong();
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private cellText(): string {
    const { strings, formats, date1904, part } = this.context;
    switch (this.type) {
      case 's': {
        if (this.value === '') return '';
        const text = strings?.get(Number(this.value));
        if (text === undefined) throw new AppError('file_broken', { reason: 'string_missing', row: this.row, part });
        return text;
      }
      case 'inlineStr':
      case 'str':
        return withoutEscapes(this.value);
      case 'b':
        return this.value === '' ? '' : this.value === '1' || this.value === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
      case 'd':
        return this.value;
      default:
        return numberText(this.value, formats[this.style] ?? PLAIN, date1904);
    }
  }

  private endRow(): void {
    if (!this.cells.some((cell) => cell.trim() !== '')) return;
    this.width = Math.max(this.width, this.cells.length);
    while (this.cells.length < this.width) this.cells.push('');
    this.rows.push({ row: this.row, cells: this.cells });
    this.cells = [];
  }

  private refuseLong(): never {
    throw new AppError('file_too_long', { row: this.row, limitBytes: LIMITS.rowBytes });
  }
}

/** `AB12` → 27; NaN for what is no cell reference. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code >= 48 && code <= 57) return at === 0 ? Number.NaN : column - 1;
    if (code < 65 || code > 90 || at >= 3) return Number.NaN;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
