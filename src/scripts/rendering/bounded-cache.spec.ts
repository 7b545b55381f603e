import { BoundedCache } from './bounded-cache.js';

describe('a bounded cache', () => {
  it.each([
    ['abc', ['a', 'b', 'c'], 'up to the limit everything stays'],
    ['abcd', ['b', 'c', 'd'], 'one more: the oldest goes'],
    ['abcAd', ['a', 'c', 'd'], 'what was read last stays'],
    ['abcad', ['a', 'c', 'd'], 'what was written last stays'],
    ['abcXd', ['b', 'c', 'd'], 'reading what is not there changes nothing'],
  ])('%s (a capital reads) keeps %j: %s', (steps, kept) => {
    const cache = new BoundedCache<string>(3);
    for (const step of steps) {
      if (step === step.toUpperCase()) cache.get(step.toLowerCase());
      else cache.set(step, `value of ${step}`);
    }
    expect(['a', 'b', 'c', 'd', 'x'].filter((key) => cache.get(key) === `value of ${key}`)).toEqual(kept);
    expect(cache.size).toBe(3);
  });
});
