import type { RowForm } from './table-columns.js';

export type Field = number | string | Buffer | null;

/** Rows go to the server in pieces of about this size: none of them holds up whoever else is served. */
const PIECE_BYTES = 128 * 1024;
/** An INSERT of more than this would near the smallest packet a server takes. */
const LARGEST_ROW_BYTES = 64 * 1024;
const [TAB, NEWLINE, BACKSLASH, CAPITAL_N] = [0x09, 0x0a, 0x5c, 0x4e];
const DIGITS = Buffer.from('0123456789ABCDEF');

/** Writes rows as the server reads them, into pieces that never split a row. */
export class RowSink {
  private pieces: Buffer[] = [];
  private piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  private used = 0;
  rows = 0;

  constructor(private readonly form: RowForm) {}

  add(fields: readonly Field[]): void {
    if (this.used + LARGEST_ROW_BYTES > PIECE_BYTES) this.close();
    if (this.form === 'lines') this.addLine(fields);
    else this.addTuple(fields);
    this.rows += 1;
  }

  /** What was written since the last time. */
  take(): Buffer[] {
    this.close();
    const { pieces } = this;
    this.pieces = [];
    this.rows = 0;
    return pieces;
  }

  /** The same as one piece of its own, cut to size; the room is used again. */
  takeCopy(): Buffer {
    const copy = Buffer.from(this.piece.subarray(0, this.used));
    this.used = 0;
    this.rows = 0;
    return copy;
  }

  private close(): void {
    if (this.used === 0) return;
    this.pieces.push(this.piece.subarray(0, this.used));
    this.piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    this.used = 0;
  }

  private addLine(fields: readonly Field[]): void {
    for (let index = 0; index < fields.length; index += 1) {
      if (index > 0) this.piece[this.used++] = TAB;
      const field = fields[index]!;
      if (field === null) {
        this.piece[this.used++] = BACKSLASH;
        this.piece[this.used++] = CAPITAL_N;
      } else if (typeof field === 'number') this.used += this.piece.write(String(field), this.used, 'latin1');
      else this.escape(typeof field === 'string' ? Buffer.from(field) : field);
    }
    this.piece[this.used++] = NEWLINE;
  }

  /** LOAD DATA without conversion takes every byte as it stands but these three. */
  private escape(bytes: Buffer): void {
    const { piece } = this;
    let to = this.used;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (byte === TAB || byte === NEWLINE || byte === BACKSLASH) piece[to++] = BACKSLASH;
      piece[to++] = byte;
    }
    this.used = to;
  }

  private addTuple(fields: readonly Field[]): void {
    this.text(this.used > 0 ? ',(' : '(');
    fields.forEach((field, index) => {
      if (index > 0) this.text(',');
      if (field === null || typeof field === 'number') this.text(field === null ? 'NULL' : String(field));
      else {
        this.text(typeof field === 'string' ? "_utf8mb4 X'" : "X'");
        for (const byte of typeof field === 'string' ? Buffer.from(field) : field) {
          this.piece[this.used++] = DIGITS[byte >> 4]!;
          this.piece[this.used++] = DIGITS[byte & 15]!;
        }
        this.text("'");
      }
    });
    this.text(')');
  }

  private text(text: string): void {
    this.used += this.piece.write(text, this.used, 'latin1');
  }
}
