import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { KnownKeys, PREFIX_BYTES } from './known-keys.js';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const startingWith = (...bytes: number[]): Buffer => Buffer.concat([Buffer.from(bytes), Buffer.alloc(32 - bytes.length)]);

function knowing(hashes: readonly Buffer[]): KnownKeys {
  const known = new KnownKeys(false);
  const half = Math.ceil(hashes.length / 2);
  const part = (some: readonly Buffer[]): Uint8Array => new Uint8Array(Buffer.concat(some.map((hash) => hash.subarray(0, PREFIX_BYTES))));
  known.gather([part(hashes.slice(0, half)), part(hashes.slice(half))]);
  return known;
}

describe('what is known of keyed hashes', () => {
  it.each([0, 1, 2, 9, 1000, 50_000])('of %d, every one may be held and hardly any other', (count) => {
    const hashes = Array.from({ length: count }, (_, index) => hashOf(`known ${index}`));
    const known = knowing(hashes);
    expect(hashes.every((hash) => known.mayHold(hash))).toBe(true);
    const strangers = Array.from({ length: 20_000 }, (_, index) => hashOf(`stranger ${index}`)).filter((hash) => known.mayHold(hash));
    // Four bytes that are alike by chance: 50,000 in four thousand million, twenty thousand times.
    expect(strangers.length).toBeLessThan(5);
  });

  it.each<[string, Buffer, boolean]>([
    ['the lowest', startingWith(0, 0, 0, 0), true],
    ['one above the lowest', startingWith(0, 0, 0, 1), false],
    ['the highest', startingWith(255, 255, 255, 255), true],
    ['one below the highest', startingWith(255, 255, 255, 254), false],
    ['the sign bit alone', startingWith(128, 0, 0, 0), true],
    ['just below the sign bit', startingWith(127, 255, 255, 255), false],
  ])('%s', (_why, hash, held) => {
    const known = knowing([startingWith(255, 255, 255, 255), startingWith(0, 0, 0, 0), startingWith(128, 0, 0, 0)]);
    expect(known.mayHold(hash)).toBe(held);
  });

  it('asks about everything when nothing was gathered, and about nothing when nothing is known', () => {
    expect(new KnownKeys(true).mayHold(hashOf('anybody'))).toBe(true);
    expect(knowing([]).mayHold(hashOf('anybody'))).toBe(false);
  });
});
