import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { BlindIndexer, blindIndex, seal, unseal } from './seal.js';

const KEY = Buffer.alloc(32, 7);
const CONTEXT = 'prospect_phone:12';

describe('a sealed value', () => {
  it('opens again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (plain, context) => {
        expect(unseal(KEY, seal(KEY, plain, context), context)).toBe(plain);
      }),
    );
  });

  it('has a version, a vector and a tag, and is another one each time', () => {
    const [one, other] = [seal(KEY, '13800001111', CONTEXT), seal(KEY, '13800001111', CONTEXT)];
    expect(one).toHaveLength(1 + 12 + 16 + 11);
    expect(one[0]).toBe(1);
    expect(one.equals(other)).toBe(false);
    expect(one.subarray(1, 13).equals(other.subarray(1, 13))).toBe(false);
    expect(one.includes('0000')).toBe(false);
  });

  const sealed = seal(KEY, '李明', CONTEXT);
  const nothing = seal(KEY, '', CONTEXT);

  it.each<[string, Buffer, Buffer, string]>([
    ['another key', Buffer.alloc(32, 8), sealed, CONTEXT],
    ['a key with one bit turned', turned(KEY, 255), sealed, CONTEXT],
    ['another row', KEY, sealed, 'prospect_phone:13'],
    ['no row', KEY, sealed, ''],
    ['a byte more', KEY, Buffer.concat([sealed, Buffer.of(0)]), CONTEXT],
    ['a byte less', KEY, sealed.subarray(0, -1), CONTEXT],
    ['nothing at all', KEY, Buffer.alloc(0), CONTEXT],
    ['a version to come', KEY, Buffer.concat([Buffer.of(2), sealed.subarray(1)]), CONTEXT],
    ['of an empty value a tag of 15 bytes', KEY, nothing.subarray(0, -1), CONTEXT],
    ['of an empty value a tag of 4 bytes', KEY, nothing.subarray(0, 17), CONTEXT],
    ['a key that is too short', KEY.subarray(1), sealed, CONTEXT],
  ])('does not open: %s', (_why, key, value, context) => expect(() => unseal(key, value, context)).toThrow());

  it('does not open with any single bit turned', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) expect(() => unseal(KEY, turned(sealed, bit), CONTEXT)).toThrow();
  });
});

describe('the blind index', () => {
  it('is the HMAC of RFC 2104, whatever the value and however long the key', () => {
    const key = fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes));
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 150, maxLength: 700 }));
    fc.assert(
      fc.property(key, fc.array(value, { minLength: 1, maxLength: 4 }), (indexKey, values) => {
        const indexer = new BlindIndexer(indexKey);
        for (const one of values) {
          const expected = createHmac('sha256', indexKey).update(`customer\0${one}`).digest();
          expect(indexer.of('customer', one).equals(expected)).toBe(true);
        }
      }),
    );
    expect(() => new BlindIndexer(Buffer.alloc(65))).toThrow('64');
  });

  it.each<[boolean, Parameters<typeof blindIndex>, string]>([
    [true, [KEY, 'number', '+8613800001111'], 'equal values find each other'],
    [false, [KEY, 'customer', '+8613800001111'], 'a customer is no number'],
    [false, [KEY, 'number', '+8613800001112'], 'another value'],
    [false, [turned(KEY, 0), 'number', '+8613800001111'], 'another key'],
  ])('is the same: %s for %#', (same, given) => {
    const index = blindIndex(KEY, 'number', '+8613800001111');
    expect(index).toHaveLength(32);
    expect(blindIndex(...given).equals(index)).toBe(same);
  });

  it('is known, so that a later version still finds what an earlier one wrote', () => {
    expect(blindIndex(KEY, 'number', '+8613800001111').toString('hex')).toBe(
      '4b087dc05195f598c3944cd134d3e41bf0848be65249e0c64b488f748b60c8f8',
    );
  });

  it('hangs on its key alone for secrecy', () => {
    expect(blindIndex(randomBytes(32), 'number', 'x').equals(blindIndex(randomBytes(32), 'number', 'x'))).toBe(false);
  });
});

function turned(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}
