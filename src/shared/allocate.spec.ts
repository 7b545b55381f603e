import fc from 'fast-check';
import { allocate } from './allocate.js';

const sum = (parts: readonly bigint[]): bigint => parts.reduce((a, b) => a + b, 0n);
const size = (value: bigint): bigint => (value < 0n ? -value : value);

describe('allocate', () => {
  it.each<[bigint, bigint[], bigint[], string]>([
    [100n, [1n, 1n], [50n, 50n], 'even'],
    [99n, [1n, 1n, 1n], [33n, 33n, 33n], 'nothing left over'],
    [100n, [1n, 1n, 1n], [34n, 33n, 33n], 'one left: a tie goes to the earlier'],
    [101n, [1n, 1n, 1n], [34n, 34n, 33n], 'two left'],
    [100n, [1n, 1n, 4n], [17n, 17n, 66n], 'the largest remainders, not the largest parts'],
    [10n, [3n, 3n, 1n], [4n, 4n, 2n], 'remainders 2/7, 2/7 and 3/7: the smallest part is raised'],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n], 'a deduction is split like an amount'],
    [-1n, [1n, 2n], [0n, -1n], 'one fen to the larger remainder'],
    [0n, [1n, 2n], [0n, 0n], 'nothing to split'],
    [7n, [0n, 1n, 0n], [0n, 7n, 0n], 'no weight, no part'],
    [1n, [0n, 1n, 1n], [0n, 1n, 0n], 'a tie passes over the one without weight'],
    [7n, [5n], [7n], 'one part is the whole'],
    [90071992547409930n, [1n, 2n], [30023997515803310n, 60047995031606620n], 'more than a float can hold'],
  ])('%s by %j is %j: %s', (total, weights, expected) => {
    const parts = allocate(total, weights);
    expect(parts).toEqual(expected);
    expect(sum(parts)).toBe(total);
  });

  it.each<[bigint[], string]>([
    [[], 'nobody'],
    [[0n, 0n], 'nobody has a share'],
    [[2n, -1n], 'a negative weight'],
    [[1n, -1n], 'weights that cancel out'],
  ])('weights %j are refused: %s', (weights) => expect(() => allocate(100n, weights)).toThrow(RangeError));

  it('sums to the total, and no part is a whole unit off its exact share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 40 }).filter((given) => sum(given) > 0n);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, given) => {
        const parts = allocate(total, given);
        const whole = sum(given);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, index) => expect(size(part * whole - total * given[index]!) < whole).toBe(true));
      }),
    );
  });

  it('gives what is left to the largest remainders', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 100_000n }),
        fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 2, maxLength: 12 }),
        (total, weights) => {
          const whole = sum(weights);
          const rest = weights.map((weight) => (total * weight) % whole);
          const raised = allocate(total, weights).map((part, index) => part > (total * weights[index]!) / whole);
          rest.forEach((one, index) =>
            rest.forEach((other, against) => {
              if (raised[index] && !raised[against]) expect(one >= other).toBe(true);
            }),
          );
        },
      ),
    );
  });

  it('a negative total is the mirror of the positive', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.array(fc.bigInt({ min: 1n, max: 999n }), { minLength: 1 }),
        (total, weights) => {
          expect(allocate(-total, weights)).toEqual(allocate(total, weights).map((part) => -part));
        },
      ),
    );
  });
});
