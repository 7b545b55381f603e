import type { Falsification, RecordedSuccess } from './period-facts.js';
import { judgeSuccesses } from './successes.js';

const success = (outcomeId: string, customer: string, second: number): RecordedSuccess => ({
  ...{ outcomeId, callId: `c${outcomeId}`, customer, workOn: '2026-07-01', recordedAt: `2026-07-01 01:00:0${second}.000` },
});
const falsified = (outcomeId: string, state: Falsification['state'] = 'final'): Falsification => ({
  ...{ caseId: outcomeId, reviewId: '1', callId: null, outcomeId, agentId: '1', workOn: '2026-07-01', code: 'intent', success: true },
  ...{ state, decidedAt: '2026-07-02T00:00:00.000Z', appealUntilOn: null },
});

describe('successes', () => {
  it.each<[RecordedSuccess[], Falsification[], string[], string]>([
    [[], [], [], 'none'],
    [[success('1', 'a', 5), success('2', 'b', 5)], [], ['1 counted', '2 counted'], 'two customers'],
    [[success('2', 'a', 6), success('1', 'a', 5)], [], ['1 counted', '2 duplicate'], 'one customer twice: the earliest counts'],
    [[success('10', 'a', 5), success('9', 'a', 5)], [], ['9 counted', '10 duplicate'], 'in one millisecond the lower id counts, by number'],
    [[success('1', 'a', 5)], [falsified('1')], ['1 false'], 'found false'],
    [[success('1', 'a', 5)], [falsified('1', 'provisional')], ['1 counted'], 'found false, still open to appeal'],
    [[success('1', 'a', 5)], [falsified('2')], ['1 counted'], 'another outcome was false'],
    [
      [success('1', 'a', 5), success('2', 'a', 6)],
      [falsified('1')],
      ['1 false', '2 counted'],
      'the earliest was false: the next one counts',
    ],
    [[success('1', 'a', 5), success('2', 'a', 6)], [falsified('2')], ['1 counted', '2 false'], 'a false one is no duplicate'],
  ])('%j with %j: %j, %s', (given, falsifications, expected) =>
    expect(judgeSuccesses(given, falsifications).map(({ success: { outcomeId }, state }) => `${outcomeId} ${state}`)).toEqual(expected),
  );
});
