import fc from 'fast-check';
import { seededRandom, shuffled } from './random.js';

const draw = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

describe('random from a seed', () => {
  it('a known seed gives known numbers, on every machine and in every version', () => {
    expect(draw(20260728, 3).map((value) => Math.floor(value * 4_294_967_296))).toEqual([4186522634, 2291195719, 1609768887]);
  });

  it.each<[number, number, boolean, string]>([
    [1, 1, true, 'the same seed'],
    [1, 2, false, 'the next seed'],
    [0, 4_294_967_296, true, 'only 32 bits count'],
    [-1, 4_294_967_295, true, 'a negative seed is its bits'],
  ])('seeds %i and %i draw alike: %s (%s)', (one, other, alike) => {
    expect(JSON.stringify(draw(one, 50)) === JSON.stringify(draw(other, 50))).toBe(alike);
  });

  it.each([0, 1, 42, 4_294_967_295])('seed %i fills ten boxes evenly (chi-square, 9 degrees, p > 0.0001)', (seed) => {
    const boxes = new Array<number>(10).fill(0);
    for (const value of draw(seed, 100_000)) {
      if (value < 0 || value >= 1) throw new RangeError(`${value} is outside [0, 1)`);
      boxes[Math.floor(value * 10)]! += 1;
    }
    expect(boxes.reduce((chi, count) => chi + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(33.7);
  });
});

describe('shuffled', () => {
  it('keeps every item once and the given array as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const before = [...items];
        const after = shuffled(items, seededRandom(seed));
        expect(items).toEqual(before);
        expect(after).not.toBe(items);
        expect([...after].sort((a, b) => a - b)).toEqual([...before].sort((a, b) => a - b));
        expect(shuffled(items, seededRandom(seed))).toEqual(after);
      }),
    );
  });

  it('each of the 24 orders of four comes up alike (chi-square, 23 degrees, p > 0.0001)', () => {
    const random = seededRandom(7);
    const seen = new Map<string, number>();
    for (let round = 0; round < 48_000; round += 1) {
      const order = shuffled(['a', 'b', 'c', 'd'], random).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    expect([...seen.values()].reduce((chi, count) => chi + (count - 2000) ** 2 / 2000, 0)).toBeLessThan(56);
  });
});
