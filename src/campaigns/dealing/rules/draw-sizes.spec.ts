import fc from 'fast-check';
import { drawSizes, type PoolStratum } from './draw-sizes.js';

const stratum = (group: string, callable: number, priority = 5, listId = '1'): PoolStratum => ({
  ...{ listId, group, callable, priority },
  rowPriority: priority,
});
const taken = (strata: PoolStratum[], wanted: number, seed = 1): Record<string, number> =>
  Object.fromEntries(drawSizes(strata, wanted, seed).map((draw) => [draw.stratum.group, draw.customers]));

describe('how many customers each stratum gives', () => {
  it.each<[string, PoolStratum[], number, Record<string, number>]>([
    ['in proportion', [stratum('a', 600), stratum('b', 300), stratum('c', 100)], 100, { a: 60, b: 30, c: 10 }],
    ['all when there are fewer', [stratum('a', 6), stratum('b', 3)], 100, { a: 6, b: 3 }],
    ['exactly all', [stratum('a', 6), stratum('b', 3)], 9, { a: 6, b: 3 }],
    ['higher priority first', [stratum('a', 100), stratum('b', 40, 9)], 50, { a: 10, b: 40 }],
    ['and only that when it is enough', [stratum('a', 100), stratum('b', 50, 9)], 50, { b: 50 }],
    ['none wanted', [stratum('a', 100)], 0, {}],
    ['none there', [stratum('a', 0)], 5, {}],
  ])('%s', (_why, strata, wanted, expected) => expect(taken(strata, wanted)).toEqual(expected));

  it('the same seed draws the same, whatever the order of the strata', () => {
    const strata = [stratum('a', 61), stratum('b', 17), stratum('c', 5)];
    expect(drawSizes([...strata].reverse(), 20, 7)).toEqual(drawSizes(strata, 20, 7));
    expect(drawSizes(strata, 20, 8)).not.toEqual(drawSizes(strata, 20, 7));
  });

  it('draws begin anywhere on the circle of deal keys, its last quarter too', () => {
    const begun = Array.from({ length: 200 }, (_, seed) => drawSizes([stratum('a', 9)], 3, seed)[0]!.from);
    expect(begun.some((from) => from >= 3 * 2 ** 30)).toBe(true);
    expect(begun.some((from) => from < 2 ** 30)).toBe(true);
    expect(begun.every((from) => from < 2 ** 32)).toBe(true);
  });

  it('every stratum is within one of its exact share, and all shares make the whole', () => {
    const given = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 300 }), fc.integer(), (counts, wanted, seed) => {
        const total = counts.reduce((a, b) => a + b, 0);
        const found = taken(
          counts.map((count, index) => stratum(`${index}`, count)),
          wanted,
          seed,
        );
        expect(Object.values(found).reduce((a, b) => a + b, 0)).toBe(Math.min(wanted, total));
        counts.forEach((count, index) =>
          expect(Math.abs((found[`${index}`] ?? 0) - (Math.min(wanted, total) * count) / total)).toBeLessThan(1),
        );
      }),
    );
  });

  it('a stratum of one is drawn as often as its share says, not never (4,000 seeds, p > 0.0001)', () => {
    const strata = [stratum('a', 995), ...Array.from({ length: 5 }, (_, index) => stratum(`s${index}`, 1))];
    let found = 0;
    for (let seed = 0; seed < 4000; seed += 1) found += taken(strata, 100, seed * 7919)['s2'] ?? 0;
    expect(found).toBeGreaterThan(400 - 4 * 19);
    expect(found).toBeLessThan(400 + 4 * 19);
  });
});
