import fc from 'fast-check';
import { type CellFormat, formatOf, PLAIN } from './cell-format.js';
import { numberText } from './number-text.js';

const DATE: CellFormat = { kind: 'date' };
const TIME: CellFormat = { kind: 'time' };

describe('numberText', () => {
  it.each<[string, CellFormat, string, string]>([
    ['13800001111', PLAIN, '13800001111', 'a number of eleven digits is exact'],
    ['1.3800001111E10', PLAIN, '13800001111', 'the same as Java programs write it'],
    ['1.380000111E10', PLAIN, '13800001110', 'ending in a zero, which Java leaves out'],
    ['1.38E+10', PLAIN, '1.38E+10', 'rounded by a spreadsheet: the reader of numbers shall see it'],
    ['1.38000E10', PLAIN, '1.38000E10', 'zeros behind the point are no digits kept'],
    ['1.23456789012345E+17', PLAIN, '1.23456789012345E+17', 'eighteen digits: a spreadsheet keeps fifteen'],
    ['123456789012345678', PLAIN, '123456789012345678', 'the same written out stays as written'],
    ['5E4', PLAIN, '50000', 'a small number in scientific dress'],
    ['50000', PLAIN, '50000', 'an amount'],
    ['0.30000000000000004', PLAIN, '0.3', 'the noise of binary fractions is not shown'],
    ['-12.5', PLAIN, '-12.5', 'a negative fraction'],
    ['', PLAIN, '', 'a formula without a cached value'],
    ['abc', PLAIN, 'abc', 'text in a number cell'],
    ['42', { kind: 'zeros', digits: 8 }, '00000042', 'a customer number shown with leading zeros'],
    ['123456789', { kind: 'zeros', digits: 8 }, '123456789', 'longer than its format'],
    ['0.0435', { kind: 'percent', decimals: 2 }, '4.35%', 'a rate'],
    ['1', { kind: 'boolean' }, 'TRUE', 'a boolean as LibreOffice may write it'],
    ['46249', DATE, '2026-08-15', 'a day'],
    ['46249.5', DATE, '2026-08-15 12:00:00', 'a day with a time'],
    ['46249.999999999', DATE, '2026-08-16', 'midnight but for a rounding error'],
    ['0.5', TIME, '12:00:00', 'a time'],
    ['46249.25', TIME, '2026-08-15 06:00:00', 'a time with a day is not cut'],
    ['1', DATE, '1900-01-01', 'the first day'],
    ['59', DATE, '1900-02-28', 'the last day before the day that never was'],
    ['60', DATE, '60', 'the day that never was stays a number'],
    ['61', DATE, '1900-03-01', 'the first day after it'],
    ['2958465', DATE, '9999-12-31', 'the last day'],
    ['13800001111', DATE, '13800001111', 'a phone number in a column formatted as dates'],
    ['-1', DATE, '-1', 'before time began'],
  ])('%j as %j is %j: %s', (raw, format, expected) => {
    expect(numberText(raw, format, false)).toBe(expected);
  });

  it('counts from 1904 where the workbook does', () => {
    expect(numberText('0', DATE, true)).toBe('1904-01-01');
    expect(numberText('44787', DATE, true)).toBe('2026-08-15');
  });

  it('never changes an integer a spreadsheet can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (value) => {
        expect(numberText(String(value), PLAIN, false)).toBe(String(value));
      }),
    );
  });
});

describe('formatOf', () => {
  it.each<[string, CellFormat, string]>([
    ['General', PLAIN, 'the default'],
    ['@', PLAIN, 'text'],
    ['#,##0.00 "元"', PLAIN, 'a currency word is no date'],
    ['[Red]0.00', PLAIN, 'the d of a colour is no day'],
    ['0.00E+00', PLAIN, 'scientific'],
    ['yyyy-mm-dd', DATE, 'ISO'],
    ['yyyy\\年m\\月d\\日', DATE, 'Chinese, as LibreOffice writes it'],
    ['[$-804]yyyy"年"m"月"d"日";@', DATE, 'Chinese, as Excel writes it'],
    ['m/d/yy h:mm', DATE, 'a day with a time'],
    ['mmm', DATE, 'a month'],
    ['h:mm:ss', TIME, 'a time'],
    ['[h]:mm', TIME, 'hours beyond a day'],
    ['0.00%', { kind: 'percent', decimals: 2 }, 'percent'],
    ['0%', { kind: 'percent', decimals: 0 }, 'whole percent'],
    ['00000000', { kind: 'zeros', digits: 8 }, 'leading zeros'],
    ['0', PLAIN, 'one zero pads nothing'],
    ['"TRUE";"TRUE";"FALSE"', { kind: 'boolean' }, 'a boolean'],
    ['"真";"真";"假"', { kind: 'boolean' }, 'a Chinese boolean'],
  ])('%j is %j: %s', (code, format) => {
    expect(formatOf(code)).toEqual(format);
  });
});
