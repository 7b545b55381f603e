import { estimateClock } from './clock-drift.js';

describe('how far the clock is ahead', () => {
  it.each<[number[], number, number, string]>([
    [[], 0, 0, 'no pair tells nothing'],
    [[40_000, 40_000], 0, 0, 'two pairs tell nothing'],
    [[40_000, 40_000, 40_000], 40_000, 0, 'three do'],
    [[-5000, -7000, -6000], -6000, 1000, 'behind'],
    [[40_000, 41_000, 39_000, 900_000, -900_000], 40_000, 1000, 'nonsense moves nothing'],
    [[40_000, 40_000, 900_000, 900_000, 900_000], 900_000, 0, 'unless it is the most'],
    [[1000, 2000, 3000, 4000], 2000, 1000, 'of two middle values the lower, which occurred'],
  ])('%j: %i ms, spread %i ms (%s)', (offsets, aheadMs, spreadMs, _why) =>
    expect(estimateClock(offsets)).toEqual({ aheadMs, spreadMs, pairs: offsets.length }),
  );

  it('with too few pairs the earlier file is believed', () =>
    expect(estimateClock([0, 0], { aheadMs: 7000, pairs: 90, spreadMs: 500 })).toEqual({ aheadMs: 7000, pairs: 2, spreadMs: 500 }));
});
