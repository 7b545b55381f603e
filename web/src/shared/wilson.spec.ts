import { wilson } from './wilson';

describe("Wilson's interval", () => {
  it.each<[number, number, number, number, string]>([
    [0, 1, 0, 0.7935, 'one miss says little'],
    [1, 1, 0.2065, 1, 'one hit says as little'],
    [5, 10, 0.2366, 0.7634, 'a half of ten'],
    [50, 100, 0.4038, 0.5962, 'a half of a hundred'],
    [0, 100, 0, 0.037, 'none of a hundred is not never'],
  ])('%i of %i lies between %f and %f: %s', (hits, of, low, high) => {
    const found = wilson(hits, of)!;
    expect(found.share).toBe(hits / of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('of nothing there is none', () => expect(wilson(0, 0)).toBeNull());
});
