import { loanOutboundTerms } from '../../../contracts/templates.js';
import { OFFICIAL_YEARS } from '../../../platform/calendar/official-years.js';
import type { DayKind } from '../../../platform/index.js';
import { addDays, wallClock, weekdayOf } from '../../../shared/index.js';
import { callingHours } from './calling-hours.js';
import { callingStop } from './calling-stop.js';
import { customerMonthLimit } from './customer-month-limit.js';
import type { DialFacts, DialPolicy } from './dial-facts.js';
import { doNotCall } from './do-not-call.js';
import { mayDial } from './index.js';
import { numberDayLimit } from './number-day-limit.js';
import { numberGap } from './number-gap.js';

const ZONE = 'Asia/Shanghai';
const terms = loanOutboundTerms();
const POLICY: DialPolicy = { windows: terms.serviceWindows, officialCalendar: true, dialling: terms.dialling };
const ENTRY = { entryId: '17', level: 'global' as const, scope: null, expiresAt: null };
const STOP = { reason: 'line fault', at: new Date('2026-07-28T00:00:00Z') };

const special = new Map<string, DayKind>();
for (const { days } of OFFICIAL_YEARS)
  for (const { from, to, kind } of days) for (let day = from; day <= to; day = addDays(day, 1)) special.set(day, kind);

/** Facts at a time of the contract's zone, with nothing against a dial but the hour. */
function factsAt(local: string, change: Partial<DialFacts> = {}): DialFacts {
  const now = new Date(`${local.replace(' ', 'T')}+08:00`);
  const { date, minute } = wallClock(now, ZONE);
  const loaded = OFFICIAL_YEARS.some(({ year }) => year === Number(date.slice(0, 4)));
  return {
    ...{ now, today: date, minute, weekday: weekdayOf(date), specialDay: loaded ? (special.get(date) ?? null) : undefined },
    ...{ campaignId: '5', product: '快贷' },
    ...{ callingStopped: null, doNotCall: [], numberDialsToday: 0, numberLastDialledAt: null, customerDials30Days: 0 },
    ...change,
  };
}
const DAY_MS = 86_400_000;
const AT = '2026-07-28 10:00:00';

describe('calling hours', () => {
  it.each<[string, boolean, string]>([
    ['2026-07-28 08:59:00', false, 'a minute before the start'],
    ['2026-07-28 08:59:59.999', false, 'a millisecond before the start'],
    ['2026-07-28 09:00:00', true, 'the first instant'],
    ['2026-07-28 09:01:00', true, 'a minute later'],
    ['2026-07-28 11:59:00', true, 'the last minute of the morning'],
    ['2026-07-28 11:59:59.999', true, 'its last millisecond'],
    ['2026-07-28 12:00:00', false, 'noon'],
    ['2026-07-28 12:01:00', false, 'a minute into the break'],
    ['2026-07-28 13:29:59.999', false, 'the last millisecond of the break'],
    ['2026-07-28 13:30:00', true, 'the first instant of the afternoon'],
    ['2026-07-28 17:59:59.999', true, 'the last millisecond of the day'],
    ['2026-07-28 18:00:00', false, 'the end'],
    ['2026-07-28 18:00:00.001', false, 'a millisecond after the end'],
    ['2026-07-28 00:00:00', false, 'midnight'],
    ['2026-07-31 10:00:00', true, 'Friday'],
    ['2026-08-01 10:00:00', false, 'Saturday'],
    ['2026-08-02 10:00:00', false, 'Sunday'],
    ['2026-10-01 10:00:00', false, 'a Thursday off'],
    ['2026-10-08 10:00:00', true, 'the day after the holiday'],
    ['2026-10-10 09:00:00', true, 'a Saturday worked in exchange'],
    ['2026-10-10 08:59:59.999', false, 'it has the same hours'],
    ['2026-09-20 10:00:00', true, 'a Sunday worked in exchange'],
    ['2026-10-11 10:00:00', false, 'the Sunday after an exchanged Saturday'],
  ])('%s: %s (%s)', (local, open) => {
    const facts = factsAt(local);
    expect(callingHours(facts, POLICY)).toEqual(
      open ? null : { code: 'outside_hours', facts: { today: facts.today, minute: facts.minute } },
    );
  });

  it.each<[string, number | null, string]>([
    ['2026-12-31 17:59:59.999', null, 'the last millisecond of service that is known'],
    ['2026-12-31 23:59:59.999', null, 'the last millisecond of the year: outside, but known'],
    ['2027-01-01 00:00:00', 2027, 'nobody knows the next year'],
    ['2027-07-28 10:00:00', 2027, 'not even on a plain Wednesday'],
    ['2024-12-31 10:00:00', 2024, 'nor the year before the first'],
  ])('%s names a missing year: %s (%s)', (local, year) => {
    const finding = callingHours(factsAt(local), POLICY);
    if (year === null) expect(finding?.code).not.toBe('calendar_year_missing');
    else expect(finding).toEqual({ code: 'calendar_year_missing', facts: { year } });
  });

  it.each<[string, boolean, string]>([
    ['2026-10-01 10:00:00', true, 'a day off is a Thursday'],
    ['2026-10-10 10:00:00', false, 'an exchanged workday is a Saturday'],
    ['2027-07-28 10:00:00', true, 'a year that is not loaded does not matter'],
  ])('without the official calendar %s: %s (%s)', (local, open) => {
    expect(callingHours(factsAt(local), { ...POLICY, officialCalendar: false }) === null).toBe(open);
  });

  it.each<[string, boolean, string]>([
    ['2026-07-28 23:59:59.999', true, '24:00 contains the last millisecond'],
    ['2026-07-29 00:00:00', false, 'and not the next day'],
    ['2026-08-01 00:00:00', true, 'the first of a Saturday window'],
    ['2026-10-10 10:00:00', false, 'worked in exchange: the hours of a weekday, not those of a Saturday'],
    ['2026-10-10 22:00:00', true, 'as on a weekday'],
  ])('late hours on weekdays, mornings on Saturdays: %s: %s (%s)', (local, open) => {
    const windows = [
      { weekdays: [1, 2, 3, 4, 5], start: '20:00', end: '24:00' },
      { weekdays: [6], start: '00:00', end: '12:00' },
    ];
    expect(callingHours(factsAt(local), { ...POLICY, windows }) === null).toBe(open);
  });
});

describe('the other rules', () => {
  it.each<[DialFacts['callingStopped'], boolean, string]>([
    [null, true, 'the switch is off'],
    [STOP, false, 'the switch is on'],
  ])('calling stop %j: %s (%s)', (callingStopped, allowed) => {
    const refusal = { code: 'calling_stopped', facts: { reason: 'line fault', at: '2026-07-28T00:00:00.000Z' } };
    expect(callingStop(factsAt(AT, { callingStopped }), POLICY)).toEqual(allowed ? null : refusal);
  });

  const productEntry = { entryId: '18', level: 'product' as const, scope: '快贷', expiresAt: null };
  const campaignEntry = { entryId: '19', level: 'campaign' as const, scope: '5', expiresAt: null };
  it.each<[DialFacts['doNotCall'], string | null, string]>([
    [[], null, 'no entry'],
    [[ENTRY], '17 global', 'an entry for all calling'],
    [[productEntry], '18 product', 'an entry for the product'],
    [[{ ...productEntry, scope: '经营贷' }], null, 'an entry for another product'],
    [[{ ...productEntry, scope: '5' }], null, 'a product that is called like the campaign'],
    [[campaignEntry], '19 campaign', 'an entry for the campaign'],
    [[{ ...campaignEntry, scope: '55' }], null, 'an entry for another campaign'],
    [[{ ...campaignEntry, scope: null }], null, 'a limited entry without a scope reaches nothing'],
    [[campaignEntry, productEntry, ENTRY], '17 global', 'the widest is told'],
    [[{ ...ENTRY, entryId: '0' }, ENTRY], '0 global', 'among equals the oldest, whatever its number'],
    [[{ ...campaignEntry, scope: '55' }, productEntry], '18 product', 'one that does not reach hides none that does'],
  ])('do-not-call entries %j: %s (%s)', (entries, told) => {
    const [entry, level] = told?.split(' ') ?? [];
    expect(doNotCall(factsAt(AT, { doNotCall: entries }), POLICY)).toEqual(told ? { code: 'do_not_call', facts: { entry, level } } : null);
  });

  it.each<[number, boolean, string]>([
    [1, false, 'a millisecond before its expiry it binds'],
    [0, true, 'at its expiry it does not'],
    [-1, true, 'nor a millisecond later'],
    [DAY_MS, false, 'a day before'],
  ])('an entry that expires in %i ms: %s (%s)', (leftMs, allowed) => {
    const expiresAt = new Date(factsAt(AT).now.getTime() + leftMs);
    expect(doNotCall(factsAt(AT, { doNotCall: [{ ...productEntry, expiresAt }] }), POLICY) === null).toBe(allowed);
  });

  const GAP_MS = 120 * 60_000;
  it.each<[number | null, boolean, string]>([
    [null, true, 'never dialled'],
    [0, false, 'this very instant'],
    [GAP_MS - 60_000, false, 'a minute short'],
    [GAP_MS - 1, false, 'a millisecond short'],
    [GAP_MS, true, 'exactly the gap'],
    [GAP_MS + 1, true, 'a millisecond more'],
    [-1, false, 'in the future, when clocks disagree'],
  ])('a number that was dialled %s ms ago: %s (%s)', (agoMs, allowed) => {
    const { now } = factsAt(AT);
    const numberLastDialledAt = agoMs === null ? null : new Date(now.getTime() - agoMs);
    const againAt = new Date((numberLastDialledAt ?? now).getTime() + GAP_MS).toISOString();
    const refusal = { code: 'number_contacted_recently', facts: { againAt } };
    expect(numberGap(factsAt(AT, { numberLastDialledAt }), POLICY)).toEqual(allowed ? null : refusal);
  });

  it('a gap of nothing lets a number be dialled at once', () => {
    const facts = factsAt(AT, { numberLastDialledAt: factsAt(AT).now });
    expect(numberGap(facts, { ...POLICY, dialling: { ...POLICY.dialling, perNumberGapMinutes: 0 } })).toBeNull();
  });

  it.each<[number, boolean, string]>([
    [0, true, 'not yet today'],
    [1, true, 'one below the limit'],
    [2, false, 'the limit'],
    [3, false, 'one above, after the terms have changed'],
  ])('a number with %i dials today: %s (%s)', (numberDialsToday, allowed) => {
    const refusal = { code: 'number_attempts_reached', facts: { limit: 2 } };
    expect(numberDayLimit(factsAt(AT, { numberDialsToday }), POLICY)).toEqual(allowed ? null : refusal);
  });

  it.each<[number, boolean, string]>([
    [5, true, 'one below the limit'],
    [6, false, 'the limit'],
    [7, false, 'one above'],
  ])('a customer with %i dials in 30 days: %s (%s)', (customerDials30Days, allowed) => {
    const refusal = { code: 'customer_attempts_reached', facts: { limit: 6, days: 30 } };
    expect(customerMonthLimit(factsAt(AT, { customerDials30Days }), POLICY)).toEqual(allowed ? null : refusal);
  });
});

describe('the rulebook', () => {
  const all: Partial<DialFacts> = {
    ...{ callingStopped: STOP, doNotCall: [ENTRY], numberDialsToday: 2, customerDials30Days: 6 },
    numberLastDialledAt: new Date('2026-07-28T10:00:00Z'),
  };
  const codes = (local: string, change: Partial<DialFacts>): string[] => mayDial(factsAt(local, change), POLICY).map(({ code }) => code);

  it.each<[string, Partial<DialFacts>, string[], string]>([
    [AT, {}, [], 'nothing against it'],
    [AT, { numberDialsToday: 1, customerDials30Days: 5 }, [], 'one below every limit'],
    [
      '2026-07-28 18:00:00',
      all,
      [
        'calling_stopped',
        'do_not_call',
        'outside_hours',
        'number_contacted_recently',
        'number_attempts_reached',
        'customer_attempts_reached',
      ],
      'everything, in the order in which it is told',
    ],
    ['2027-07-28 10:00:00', { doNotCall: [ENTRY] }, ['do_not_call', 'calendar_year_missing'], 'do-not-call before a missing year'],
    [AT, { customerDials30Days: 6 }, ['customer_attempts_reached'], 'the last rule alone'],
    [AT, { callingStopped: STOP }, ['calling_stopped'], 'the first rule alone'],
  ])('%s %j: %j: %s', (local, change, expected) => expect(codes(local, change)).toEqual(expected));
});
