import type { CellFormat } from './cell-format.js';

const DAY_SECONDS = 86_400;
/** 9999-12-31, the last day a spreadsheet knows. */
const LAST_DAY = 2_958_465;
/** From here on a mantissa is an exact number in scientific dress (Java writes 1.3800001111E10), below it digits were rounded away. */
const EXACT_MANTISSA_DIGITS = 7;

/**
 * A number cell as the person who made the list sees it: an 11-digit integer is written out, a rounded 1.38E+10 stays recognisable
 * as such, dates are ISO. `raw` is the text of the cell's `<v>`.
 */
export function numberText(raw: string, format: CellFormat, date1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'date':
    case 'time':
      return dateText(value, format.kind, date1904) ?? plainText(raw, value);
    case 'boolean':
      return value === 0 ? 'FALSE' : 'TRUE';
    case 'percent':
      return `${(value * 100).toFixed(format.decimals)}%`;
    case 'zeros':
      return Number.isSafeInteger(value) && value >= 0 ? String(value).padStart(format.digits, '0') : plainText(raw, value);
    case 'plain':
      return plainText(raw, value);
  }
}

function plainText(raw: string, value: number): string {
  const exponent = /^-?(\d+)(?:\.(\d+))?e/i.exec(raw.trim());
  if (exponent && Math.abs(value) >= 1e7) {
    const digits = `${exponent[1]}${exponent[2] ?? ''}`.replace(/^0+|0+$/g, '').length;
    if (digits < EXACT_MANTISSA_DIGITS || !Number.isSafeInteger(value)) return raw.trim();
  }
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value) : raw.trim();
  // Fifteen digits is what a spreadsheet keeps and shows; the rest is the noise of binary fractions.
  return String(Number(value.toPrecision(15)));
}

/** Days since the epoch of the workbook to `YYYY-MM-DD[ HH:MM:SS]` or `HH:MM:SS`; null for what cannot be a date. */
function dateText(serial: number, kind: 'date' | 'time', date1904: boolean): string | null {
  if (serial < 0 || serial >= LAST_DAY + 1) return null;
  const seconds = Math.round(serial * DAY_SECONDS);
  const time = new Date((seconds % DAY_SECONDS) * 1000).toISOString().slice(11, 19);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (kind === 'time' && day === 0) return time;
  const date = date1904 ? dayText(day, Date.UTC(1904, 0, 1)) : dayText1900(day);
  if (date === null) return null;
  return seconds % DAY_SECONDS === 0 ? date : `${date} ${time}`;
}

/** The 1900 system counts a 29 February 1900 that never was (kept from Lotus 1-2-3), so days before it are one off. */
function dayText1900(day: number): string | null {
  if (day === 0 || day === 60) return null;
  return dayText(day < 60 ? day + 1 : day, Date.UTC(1899, 11, 30));
}

function dayText(day: number, epoch: number): string {
  return new Date(epoch + day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}
