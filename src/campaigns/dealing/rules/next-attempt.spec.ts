import { loanOutboundTerms, type RetryTerms, type ServiceWindow } from '../../../contracts/index.js';
import type { DayKind, LoadedYears } from '../../../platform/index.js';
import { instantOf, type OutcomeCode } from '../../../shared/index.js';
import { type AttemptFacts, nextAttempt } from './next-attempt.js';

const ZONE = 'Asia/Shanghai';
const WEEKDAYS = [1, 2, 3, 4, 5];
const HOURS: ServiceWindow[] = [
  { weekdays: WEEKDAYS, start: '09:00', end: '12:00' },
  { weekdays: WEEKDAYS, start: '13:00', end: '18:00' },
];
const YEARS: LoadedYears = new Map([
  [
    2026,
    new Map<string, DayKind>([
      ['2026-03-04', 'holiday'],
      ['2026-03-07', 'workday'],
    ]),
  ],
]);
const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11), ZONE);

interface Given {
  code?: OutcomeCode;
  facts?: Partial<AttemptFacts>;
  minutes?: number | null;
  plan?: RetryTerms;
  windows?: ServiceWindow[];
  attemptsPerCustomer?: number;
}

function next(attempted: string, given: Given = {}): string | null {
  const terms = loanOutboundTerms();
  const code = given.code ?? 'no_answer';
  const minutes = given.minutes === undefined ? 60 : given.minutes;
  terms.serviceWindows = given.windows ?? HOURS;
  terms.officialCalendar = true;
  terms.dialling.attemptsPerCustomer = given.attemptsPerCustomer ?? 6;
  terms.dialling.retryMinutes = minutes === null ? {} : { [code]: minutes };
  terms.dialling.retryPlan = given.plan ? { [code]: given.plan } : {};
  const now = at(attempted);
  const facts = { code, now, attemptedAt: now, attempts: 1, sameOutcome: 1, usableNumbers: 1, ...given.facts };
  const found = nextAttempt(facts, { terms, zone: ZONE, years: YEARS });
  return found && new Date(found.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
const OTHER = { atMost: 3, otherTimeOfDay: true };

describe('whether a customer is tried again', () => {
  it.each<[string, Given, boolean]>([
    ['the last but one attempt', { attemptsPerCustomer: 3, facts: { attempts: 2 } }, true],
    ['the last attempt', { attemptsPerCustomer: 3, facts: { attempts: 3 } }, false],
    ['one more', { attemptsPerCustomer: 3, facts: { attempts: 4 } }, false],
    ['the outcome may follow twice: the first', { plan: { atMost: 2, otherTimeOfDay: false }, facts: { sameOutcome: 1 } }, true],
    ['the second', { plan: { atMost: 2, otherTimeOfDay: false }, facts: { sameOutcome: 2 } }, true],
    ['the third', { plan: { atMost: 2, otherTimeOfDay: false }, facts: { sameOutcome: 3 } }, false],
    ['the outcome is not tried again at all', { plan: { atMost: 0, otherTimeOfDay: false } }, false],
    ['the terms name no time for the outcome', { minutes: null }, false],
    ['but the number is dead and there is another', { minutes: null, code: 'invalid_number' }, true],
    ['the number is dead and there is no other', { minutes: null, code: 'invalid_number', facts: { usableNumbers: 0 } }, false],
  ])('%s', (_why, given, expected) => expect(next('2026-03-03 10:00', given) !== null).toBe(expected));
});

describe('when a customer is tried again', () => {
  it.each<[string, string, Given, string]>([
    ['after the minutes of the terms', '2026-03-03 10:00', {}, '2026-03-03 11:00'],
    ['without a plan also outside the hours: the deal waits', '2026-03-03 17:30', {}, '2026-03-03 18:30'],
    ['another time of day: two hours later', '2026-03-03 09:30', { plan: OTHER }, '2026-03-03 11:30'],
    ['one minute earlier is not enough', '2026-03-03 09:31', { plan: OTHER }, '2026-03-03 11:31'],
    ['the minutes reach further than two hours', '2026-03-03 09:30', { plan: OTHER, minutes: 240 }, '2026-03-03 13:30'],
    ['the last minute before the break', '2026-03-03 09:59', { plan: OTHER }, '2026-03-03 11:59'],
    ['in the break: when it is over', '2026-03-03 10:00', { plan: OTHER }, '2026-03-03 13:00'],
    ['the last minute of the day', '2026-03-03 15:59', { plan: OTHER }, '2026-03-03 17:59'],
    // The 4th is a holiday.
    ['past the end of the day: over the holiday, in the morning', '2026-03-03 16:00', { plan: OTHER }, '2026-03-05 09:00'],
    ['the next morning only after the day-time is far enough', '2026-03-03 10:30', { plan: OTHER, minutes: 1440 }, '2026-03-05 13:00'],
    ['early in the next morning while that is far enough', '2026-03-03 11:00', { plan: OTHER, minutes: 1440 }, '2026-03-05 09:00'],
    ['one minute less and it is not', '2026-03-03 10:59', { plan: OTHER, minutes: 1440 }, '2026-03-05 13:00'],
    ['a Saturday that is worked in exchange', '2026-03-06 16:30', { plan: OTHER }, '2026-03-07 09:00'],
    ['over the weekend', '2026-03-13 16:30', { plan: OTHER }, '2026-03-16 09:00'],
    ['the year that follows is not loaded: the earliest time stands', '2026-12-31 16:30', { plan: OTHER }, '2026-12-31 17:30'],
  ])('%s', (_why, attempted, given, expected) => expect(next(attempted, given)).toBe(expected));

  it.each<[string, string, ServiceWindow[], string]>([
    [
      'hours too short for another time of day: the earliest stands',
      '2026-03-03 10:00',
      [{ weekdays: WEEKDAYS, start: '09:30', end: '11:00' }],
      '2026-03-03 11:00',
    ],
    [
      'over midnight it is near',
      '2026-03-03 23:30',
      [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
      '2026-03-05 01:30',
    ],
  ])('%s', (_why, attempted, windows, expected) => expect(next(attempted, { plan: OTHER, windows })).toBe(expected));
});

it.each<[string, RetryTerms | undefined]>([
  ['after the minutes alone', undefined],
  ['when the minutes lead to another time of day by themselves', OTHER],
])('a time is kept to the millisecond %s', (_why, plan) => {
  const terms = loanOutboundTerms();
  terms.serviceWindows = HOURS;
  terms.officialCalendar = true;
  terms.dialling.retryMinutes = { no_answer: 240 };
  terms.dialling.retryPlan = plan ? { no_answer: plan } : {};
  const now = new Date(at('2026-03-03 09:30').getTime() + 30_500);
  const facts = { code: 'no_answer' as const, now, attemptedAt: now, attempts: 1, sameOutcome: 1, usableNumbers: 1 };
  expect(nextAttempt(facts, { terms, zone: ZONE, years: YEARS })).toEqual(new Date(now.getTime() + 240 * 60_000));
});
