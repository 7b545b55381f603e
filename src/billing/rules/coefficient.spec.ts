import { loanOutboundTerms } from '../../contracts/templates.js';
import { coefficientOf } from './coefficient.js';

const { coefficients } = loanOutboundTerms().fees;

describe('coefficient', () => {
  it.each<[number, number, number, string]>([
    [0, 0, 3000, 'nobody worked'],
    [5, 0, 3000, 'successes without a head-day count for nothing'],
    [0, 24, 3000, 'no success'],
    [119, 24, 3000, 'one below 5 a head a day'],
    [120, 24, 5000, '5 a head a day'],
    [121, 24, 5000, 'one above'],
    [239, 24, 5000, 'one below 10'],
    [240, 24, 8000, '10'],
    [614, 41, 8000, 'one below 15'],
    [615, 41, 10_000, '15'],
    [616, 41, 10_000, 'one above'],
    [14_999_999, 1_000_000, 8000, 'so little below that a float might round it up'],
    [15_000_000, 1_000_000, 10_000, 'exactly 15'],
  ])('%i successes in %i head-days: %i, %s', (successes, headDays, expected) =>
    expect(coefficientOf(coefficients, successes, headDays)).toBe(expected),
  );

  it('refuses tiers without a floor', () => expect(() => coefficientOf([], 1, 1)).toThrow(RangeError));
});
