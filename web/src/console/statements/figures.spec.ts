import { coefficientText, fenOf, rateText } from './figures';
import { monthName, quarterName } from './periods';

describe('an amount as it is typed', () => {
  it.each<[string, string | null, string]>([
    ['136404.35', '13640435', 'yuan and fen'],
    ['136,404.35', '13640435', 'with separators'],
    ['1234.5', '123450', 'one figure is tens of fen'],
    ['7', '700', 'whole yuan'],
    ['0.07', '7', 'no leading zeros'],
    ['0', '0', 'nothing'],
    ['1.234', null, 'three figures are no fen'],
    ['-5', null, 'an invoice is never negative'],
    ['', null, 'nothing typed'],
    ['12a', null, 'no number'],
  ])('%s', (text, fen, _why) => expect(fenOf(text)).toBe(fen));
});

describe('figures beside a formula', () => {
  it.each([
    [10_000, '1.00', 'two figures at least'],
    [10_500, '1.05', 'two are enough'],
    [9_850, '0.985', 'three where there are'],
    [9_999, '0.9999', 'four at most'],
  ])('coefficient %d', (bps, text, _why) => expect(coefficientText(bps)).toBe(text));

  it.each([
    [1890, 126, '15.00', 'exactly on the tier'],
    [1889, 126, '14.99', 'one less stays below it, though it is nearly 15'],
    [1891, 126, '15.00', 'one more'],
    [0, 0, '0.00', 'nobody worked'],
  ])('%d successes in %d head-days', (successes, headDays, text, _why) => expect(rateText(successes, headDays)).toBe(text));

  it.each([
    ['zh-CN', '2026年第3季度', '2026年7月'],
    ['en', 'Q3 2026', 'July 2026'],
  ] as const)('periods in %s', (language, quarter, month) => {
    expect(quarterName('2026-Q3', language)).toBe(quarter);
    expect(monthName('2026-07', language)).toBe(month);
  });
});
