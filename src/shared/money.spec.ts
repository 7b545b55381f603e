import fc from 'fast-check';
import { divideHalfUp, fenOf, yuanText } from './money.js';

describe('money', () => {
  it.each<[bigint, string, string]>([
    [0n, '0.00', 'nothing'],
    [1n, '0.01', 'one fen'],
    [-1n, '-0.01', 'a sign without whole yuan'],
    [9n, '0.09', 'a leading zero is kept'],
    [99n, '0.99', 'one below a yuan'],
    [100n, '1.00', 'a yuan'],
    [-123456n, '-1234.56', 'no grouping'],
    [99999999999999999n, '999999999999999.99', 'more than a float can hold'],
  ])('%s fen is written %s: %s', (fen, text) => {
    expect(yuanText(fen)).toBe(text);
    expect(fenOf(text)).toBe(fen);
  });

  it.each<[string, bigint, string]>([
    ['1234', 123400n, 'no decimals'],
    ['1234.5', 123450n, 'one decimal is tenths'],
    ['1234.05', 123405n, 'a zero in between'],
    ['-0.5', -50n, 'a sign before nought'],
    [' 12 ', 1200n, 'blanks around it'],
    ['007', 700n, 'leading zeros'],
    ['-0', 0n, 'no negative nothing'],
  ])('%j is %s fen: %s', (yuan, fen) => expect(fenOf(yuan)).toBe(fen));

  it.each([
    ['1.234', 'three decimals would have to be rounded'],
    ['1.', 'a point without decimals'],
    ['.5', 'decimals without a whole'],
    ['1,234', 'grouping'],
    ['+1', 'a plus sign'],
    ['--1', 'two signs'],
    ['1e3', 'scientific'],
    ['1234567890123456', 'sixteen digits of yuan'],
    ['１２', 'full-width digits'],
    ['￥12', 'a currency sign'],
    ['', 'nothing'],
    ['12 34', 'a blank inside'],
  ])('%j is refused: %s', (yuan) => expect(() => fenOf(yuan)).toThrow(RangeError));

  it('every amount comes back from its text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n) + 1n, max: 10n ** 17n - 1n }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen);
      }),
    );
  });
});

describe('division to the nearest fen', () => {
  it.each<[bigint, bigint, bigint, string]>([
    [0n, 3n, 0n, 'nothing'],
    [1n, 3n, 0n, 'a third'],
    [1n, 2n, 1n, 'a half goes up'],
    [2n, 3n, 1n, 'two thirds'],
    [249n, 100n, 2n, 'one below a half'],
    [250n, 100n, 3n, 'a half'],
    [251n, 100n, 3n, 'one above a half'],
    [-250n, 100n, -3n, 'a negative half goes away from zero'],
    [-249n, 100n, -2n, 'one nearer to zero'],
    [10n ** 30n + 1n, 2n, 5n * 10n ** 29n + 1n, 'more than a float can hold'],
  ])('%s / %s is %s: %s', (numerator, denominator, quotient) => expect(divideHalfUp(numerator, denominator)).toBe(quotient));

  it('refuses to divide by nothing', () => expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError));
});
