import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it.each<[unknown, string, string]>([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}', 'keys are sorted'],
    [{ b: { d: 1, c: [{ f: 1, e: 2 }] } }, '{"b":{"c":[{"e":2,"f":1}],"d":1}}', 'at every depth'],
    [[2, 1], '[2,1]', 'a list keeps its order'],
    [{ a: 1, b: undefined }, '{"a":1}', 'what is undefined is not there'],
    [[undefined, null], '[null,null]', 'but holds its place in a list'],
    [null, 'null', 'null'],
    [undefined, 'null', 'nothing at all'],
    [12345678901234567890n, '"12345678901234567890"', 'a bigint is text'],
    [{ at: new Date('2026-07-28T01:00:00Z') }, '{"at":"2026-07-28T01:00:00.000Z"}', 'an instant with its milliseconds'],
    ['a"b\n中', '"a\\"b\\n中"', 'text as JSON has it'],
    [{ B: 1, a: 1, 10: 1, 9: 1 }, '{"10":1,"9":1,"B":1,"a":1}', 'by code units, not as numbers or words'],
    [{ '': true, x: false }, '{"":true,"x":false}', 'an empty key'],
  ])('%p is %s: %s', (value, text) => expect(canonicalJson(value)).toBe(text));

  const value = fc.jsonValue({ maxDepth: 4 });

  it('means the same as the value', () => {
    fc.assert(fc.property(value, (given) => expect(JSON.parse(canonicalJson(given))).toEqual(JSON.parse(JSON.stringify(given)))));
  });

  it('does not hang on the order of the keys, and says the same of nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { noNullPrototype: true }), fc.nat(), (given, turn) => {
        const entries = Object.entries(given);
        const at = entries.length === 0 ? 0 : turn % entries.length;
        const turned = Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(given));
        expect(canonicalJson({ ...given, [`${Object.keys(given).join('')}+`]: 1 })).not.toBe(canonicalJson(given));
      }),
    );
  });
});
