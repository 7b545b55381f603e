import fc from 'fast-check';
import { drawSample, type SampleCandidate } from './draw-sample.js';

const day = (counts: Record<string, number>): SampleCandidate[] => {
  let id = 0;
  return Object.entries(counts).flatMap(([stratum, count]) =>
    Array.from({ length: count }, () => ({ caseId: String((id += 1)), stratum })),
  );
};
const sizes = (counts: Record<string, number>, shareBps: number, atLeast: number): Record<string, number> =>
  Object.fromEntries(drawSample(day(counts), { shareBps, atLeast }, 1).strata.map(({ stratum, drawn }) => [stratum, drawn]));

describe("the random sample of a day's outcomes", () => {
  it.each<[Record<string, number>, number, number, Record<string, number>, string]>([
    [{ a: 1000 }, 200, 1, { a: 20 }, 'two in a hundred'],
    [{ a: 1001 }, 200, 1, { a: 21 }, 'rounded up'],
    [{ a: 73 }, 137, 0, { a: 2 }, 'a ten-thousandth above one is two'],
    [{ a: 80 }, 125, 0, { a: 1 }, 'one exactly'],
    [{ a: 10 }, 200, 1, { a: 1 }, 'at least one'],
    [{ a: 10 }, 200, 3, { a: 3 }, 'at least as many as the terms say'],
    [{ a: 2 }, 200, 5, { a: 2 }, 'no more than there are'],
    [{ a: 900, b: 100 }, 1000, 1, { a: 90, b: 10 }, 'in proportion to the strata'],
    [{ a: 990, b: 10 }, 100, 1, { a: 10, b: 1 }, 'one of each stratum, so that each can be estimated'],
    [{ a: 100, b: 100 }, 0, 0, { a: 0, b: 0 }, 'no sample agreed'],
    [{}, 200, 1, {}, 'a day without outcomes'],
  ])('%j at %i bps, at least %i: %j (%s)', (counts, shareBps, atLeast, expected) => {
    expect(sizes(counts, shareBps, atLeast)).toEqual(expected);
  });

  it('hangs on the seed and the outcomes alone, not on their order', () => {
    const candidates = day({ a: 300, b: 50 });
    const terms = { shareBps: 500, atLeast: 1 };
    const drawn = drawSample(candidates, terms, 42);
    expect(drawSample([...candidates].reverse(), terms, 42)).toEqual(drawn);
    expect(drawSample(candidates, terms, 43).caseIds).not.toEqual(drawn.caseIds);
  });

  it('draws nobody twice and everybody equally often', () => {
    const candidates = day({ a: 40 });
    const hits = new Map(candidates.map(({ caseId }) => [caseId, 0]));
    for (let seed = 0; seed < 4000; seed += 1)
      for (const caseId of drawSample(candidates, { shareBps: 2500, atLeast: 1 }, seed).caseIds) hits.set(caseId, hits.get(caseId)! + 1);
    // 4,000 draws of ten in forty: 1,000 each; five standard deviations are 137.
    for (const count of hits.values()) expect(Math.abs(count - 1000)).toBeLessThan(137);
  });

  it('never draws what is not there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.nat(60)), fc.nat(10_000), fc.nat(20), (counts, shareBps, atLeast) => {
        const { caseIds, strata } = drawSample(day(counts), { shareBps, atLeast }, 9);
        expect(new Set(caseIds).size).toBe(caseIds.length);
        expect(strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(caseIds.length);
        for (const { population, drawn } of strata) expect(drawn).toBeLessThanOrEqual(population);
      }),
    );
  });
});
