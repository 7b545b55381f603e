import { type CallToMatch, matchRecords, type RecordToMatch, WIDEST_DRIFT_MS } from './match-records.js';

const SECOND = 1000;
const TOLERANCE = 30 * SECOND;
/** Calls a minute apart, each with a number of its own, from two seats. */
const call = (n: number, more: Partial<CallToMatch> = {}): CallToMatch => ({
  ...{ id: `c${n}`, dialledFromMs: n * 60 * SECOND, seat: `seat-${1 + (n % 2)}`, number: `n${n}`, hasRecord: false },
  ...more,
});
/** Its record by an exchange whose clock is right, unless said otherwise. */
const record = (n: number, more: Partial<RecordToMatch> = {}, aheadMs = 0): RecordToMatch => ({
  ...{ id: `r${n}`, startedAtMs: n * 60 * SECOND + aheadMs, extension: `800${1 + (n % 2)}`, number: `n${n}`, nearNumber: null },
  ...more,
});
const SIX = [1, 2, 3, 4, 5, 6, 7, 8];
const ALL = SIX.map((n) => call(n));
const kinds = (records: readonly RecordToMatch[], calls: readonly CallToMatch[], extensions: Record<string, string> = {}) =>
  matchRecords(records, calls, { toleranceMs: TOLERANCE, extensions, clockBefore: null })
    .matches.map(({ recordId, callId, kind }) => `${recordId} ${callId} ${kind}`)
    .sort();
const exact = (...which: number[]) => which.map((n) => `r${n} c${n} exact`);

describe('which record belongs to which call', () => {
  it.each<[string, RecordToMatch[], CallToMatch[], string[]]>([
    ['everything agrees', SIX.map((n) => record(n)), ALL, exact(...SIX)],
    ['the clock is 40 s ahead', SIX.map((n) => record(n, {}, 40 * SECOND)), ALL, exact(...SIX)],
    ['the clock is 40 s behind', SIX.map((n) => record(n, {}, -40 * SECOND)), ALL, exact(...SIX)],
    ['as far off as is believed', SIX.map((n) => record(n, {}, WIDEST_DRIFT_MS)), ALL, exact(...SIX)],
    ['as far behind as is believed', SIX.map((n) => record(n, {}, -WIDEST_DRIFT_MS)), ALL, exact(...SIX)],
    ['one millisecond further behind: nothing is sure', SIX.map((n) => record(n, {}, -WIDEST_DRIFT_MS - 1)), ALL, []],
    [
      'early by the tolerance',
      [...SIX.slice(1).map((n) => record(n)), record(1, { startedAtMs: 60 * SECOND - TOLERANCE })],
      ALL,
      exact(...SIX),
    ],
    [
      'early by a millisecond more',
      [...SIX.slice(1).map((n) => record(n)), record(1, { startedAtMs: 60 * SECOND - TOLERANCE - 1 })],
      ALL,
      exact(...SIX.slice(1)),
    ],
    [
      'another extension, and the other call of the number has its record: no other choice is left',
      [...SIX.map((n) => record(n)), record(9, { number: 'n1', startedAtMs: 82 * SECOND, extension: '8099' })],
      [...ALL, call(1, { id: 'c9', dialledFromMs: 82 * SECOND })],
      [...exact(...SIX), 'r9 c9 extension_differs'],
    ],
    [
      'a record that has its call is not second to another',
      SIX.map((n) => record(n)),
      [...ALL, call(1, { id: 'c9', dialledFromMs: 70 * SECOND, hasRecord: true })],
      exact(...SIX),
    ],
    [
      'a record close to two calls that have theirs is second to the closer one alone',
      SIX.map((n) => record(n)),
      [...ALL.slice(1), call(1, { hasRecord: true }), call(1, { id: 'c9', dialledFromMs: 62 * SECOND, hasRecord: true })],
      [...exact(...SIX.slice(1)), 'r1 c1 second_record'],
    ],
    [
      'the closer record of a call, wherever it stands in the file',
      [record(9, { number: 'n1', startedAtMs: 70 * SECOND, extension: '8002' }), ...SIX.map((n) => record(n))],
      ALL,
      exact(...SIX),
    ],
    [
      'early counts as much as late: five seconds after before twenty before',
      [
        ...SIX.slice(1).map((n) => record(n)),
        record(9, { number: 'n1', startedAtMs: 40 * SECOND, extension: '8002' }),
        record(1, { startedAtMs: 65 * SECOND }),
      ],
      ALL,
      exact(...SIX),
    ],
    [
      'and the other way round',
      [
        ...SIX.slice(1).map((n) => record(n)),
        record(9, { number: 'n1', startedAtMs: 80 * SECOND, extension: '8002' }),
        record(1, { startedAtMs: 55 * SECOND }),
      ],
      ALL,
      exact(...SIX),
    ],
    ['one millisecond further: nothing is sure', SIX.map((n) => record(n, {}, WIDEST_DRIFT_MS + 1)), ALL, []],
    [
      'late by the tolerance',
      [...SIX.slice(1).map((n) => record(n)), record(1, { startedAtMs: 60 * SECOND + TOLERANCE })],
      ALL,
      exact(...SIX),
    ],
    [
      'late by a millisecond more',
      [...SIX.slice(1).map((n) => record(n)), record(1, { startedAtMs: 60 * SECOND + TOLERANCE + 1 })],
      ALL,
      exact(...SIX.slice(1)),
    ],
    [
      'another extension, and no other choice',
      [...SIX.slice(1).map((n) => record(n)), record(1, { extension: '8099' })],
      ALL,
      [...exact(...SIX.slice(1)), 'r1 c1 extension_differs'],
    ],
    [
      'another extension, and two records of the number: nobody can say which',
      [
        ...SIX.slice(1).map((n) => record(n)),
        record(1, { extension: '8099' }),
        record(9, { number: 'n1', startedAtMs: 61_000, extension: '8098' }),
      ],
      ALL,
      exact(...SIX.slice(1)),
    ],
    [
      'the right extension is taken before the closer time of a wrong one',
      [
        ...SIX.slice(1).map((n) => record(n)),
        record(1, { startedAtMs: 60 * SECOND + 20 * SECOND }),
        record(9, { number: 'n1', startedAtMs: 60 * SECOND, extension: '8099' }),
      ],
      ALL,
      exact(...SIX),
    ],
    [
      'a number off by one digit',
      [...SIX.slice(1).map((n) => record(n)), record(1, { number: 'other', nearNumber: 'n1' })],
      ALL,
      [...exact(...SIX.slice(1)), 'r1 c1 number_differs'],
    ],
    [
      'a number off by one digit at another extension is nothing',
      [...SIX.slice(1).map((n) => record(n)), record(1, { number: 'other', nearNumber: 'n1', extension: '8099' })],
      ALL,
      exact(...SIX.slice(1)),
    ],
    [
      'a call that has its record is not taken by one that is nearly right',
      [...SIX.map((n) => record(n)), record(9, { number: 'other', nearNumber: 'n1', startedAtMs: 60 * SECOND, extension: '8002' })],
      ALL,
      exact(...SIX),
    ],
    [
      'two calls of one number: each takes the record next to it',
      [...SIX.map((n) => record(n)), record(9, { number: 'n1', startedAtMs: 80 * SECOND, extension: '8002' })],
      [...ALL, call(1, { id: 'c9', dialledFromMs: 82 * SECOND })],
      [...exact(...SIX), 'r9 c9 exact'],
    ],
    [
      'two records of one call: the closer one; the other is left',
      [...SIX.map((n) => record(n)), record(9, { number: 'n1', startedAtMs: 70 * SECOND, extension: '8002' })],
      ALL,
      exact(...SIX),
    ],
    [
      'two records equally far: the first in the file',
      [
        ...SIX.slice(1).map((n) => record(n)),
        record(9, { number: 'n1', startedAtMs: 55 * SECOND, extension: '8002' }),
        record(1, { startedAtMs: 65 * SECOND }),
      ],
      ALL,
      [...exact(...SIX.slice(1)), 'r9 c1 exact'],
    ],
    ['an unknown number', [...SIX.map((n) => record(n)), record(9, { number: 'nobody' })], ALL, exact(...SIX)],
    ['a call without a record', SIX.slice(1).map((n) => record(n)), ALL, exact(...SIX.slice(1))],
    [
      'a call that an earlier file supplies',
      SIX.map((n) => record(n)),
      ALL.map((one) => (one.id === 'c1' ? { ...one, hasRecord: true } : one)),
      [...exact(...SIX.slice(1)), 'r1 c1 second_record'],
    ],
    ['no calls', SIX.map((n) => record(n)), [], []],
    ['no records', [], ALL, []],
  ])('%s', (_why, records, calls, expected) => expect(kinds(records, calls)).toEqual([...expected].sort()));

  it('a given extension stands against what the records say', () => {
    const records = SIX.map((n) => record(n));
    expect(kinds(records, ALL, { 'seat-1': '7001' }).filter((text) => text.includes('extension_differs'))).toHaveLength(4);
  });

  it.each<[number, number, string | undefined, string]>([
    [2, 0, undefined, 'one sighting too few'],
    [3, 0, '8001', 'enough'],
    [3, 2, '8001', 'three of five'],
    [3, 3, undefined, 'half is no majority'],
  ])('seen %i times and %i times otherwise, the extension is %s: %s', (right, wrong, expected, _why) => {
    const numbers = Array.from({ length: right + wrong }, (_, n) => n);
    const calls = numbers.map((n) => call(n, { seat: 'seat-1' }));
    const records = numbers.map((n) => record(n, { extension: n < right ? '8001' : `80${90 + n}` }));
    const params = { toleranceMs: TOLERANCE, extensions: {}, clockBefore: null };
    expect(matchRecords(records, calls, params).extensions['seat-1']).toBe(expected);
  });

  it('what most records say of an extension counts, wherever they stand', () => {
    const numbers = [0, 1, 2, 3, 4];
    const calls = numbers.map((n) => call(n, { seat: 'seat-1' }));
    for (const odd of numbers) {
      const records = numbers.map((n) => record(n, { extension: n === odd ? '8099' : '8001' }));
      const params = { toleranceMs: TOLERANCE, extensions: {}, clockBefore: null };
      expect(matchRecords(records, calls, params).extensions['seat-1']).toBe('8001');
    }
  });

  it('a quarter of an hour is the widest drift', () => expect(WIDEST_DRIFT_MS).toBe(900_000));

  it('nothing is matched twice, whatever the order of the file', () => {
    const records = [...SIX, ...SIX].map((n, index) => record(n, { id: `r${index}`, startedAtMs: n * 60 * SECOND + (index % 5) * SECOND }));
    const { matches } = matchRecords(records, ALL, { toleranceMs: TOLERANCE, extensions: {}, clockBefore: null });
    expect(new Set(matches.map(({ callId }) => callId)).size).toBe(matches.length);
    expect(new Set(matches.map(({ recordId }) => recordId)).size).toBe(matches.length);
  });
});
