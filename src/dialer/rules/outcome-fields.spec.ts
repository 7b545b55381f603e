import { loanOutboundTerms } from '../../contracts/templates.js';
import { APPLY_CHANNELS, type OutcomeCode, REFUSAL_REASONS } from '../../shared/index.js';
import { type CallbackHours, outcomeFieldProblems, type OutcomeFields } from './outcome-fields.js';

const at = (local: string): string => new Date(`${local.replace(' ', 'T')}+08:00`).toISOString();
const HOURS: CallbackHours = {
  now: new Date(at('2026-09-24 10:00:00')),
  zone: 'Asia/Shanghai',
  windows: loanOutboundTerms().serviceWindows,
  officialCalendar: true,
  years: new Map([
    [
      2026,
      new Map([
        ['2026-09-25', 'holiday'],
        ['2026-09-27', 'workday'],
      ] as const),
    ],
  ]),
  withinDays: 14,
};
const wrong = (code: OutcomeCode, fields: OutcomeFields, hours = HOURS): string[] =>
  outcomeFieldProblems(code, fields, hours).map(({ field }) => field);
const GOOD: OutcomeFields = { amountYuan: 50_000, applyChannel: 'branch' };

describe('fields of an outcome', () => {
  it.each<[OutcomeCode, OutcomeFields, string[], string]>([
    ['intent', GOOD, [], 'both are there'],
    ['intent', {}, ['amountYuan', 'applyChannel'], 'both are missing'],
    ['intent', { amountYuan: 1 }, ['applyChannel'], 'one is missing'],
    ['intent', { ...GOOD, applyChannel: '' }, ['applyChannel'], 'empty is missing'],
    ['intent', { ...GOOD, reason: 'other' }, ['reason'], 'a reason belongs to a refusal'],
    ['intent', { ...GOOD, reason: undefined }, [], 'undefined is not there'],
    ['refused', { reason: 'no_need' }, [], 'with its reason'],
    ['refused', {}, ['reason'], 'a refusal says why'],
    ['refused', { reason: 'no_need', amountYuan: 1 }, ['amountYuan'], 'an amount belongs to an intent'],
    ['callback', {}, ['callbackAt'], 'when?'],
    ['strong_refusal', {}, [], 'nothing keeps a customer from do-not-call'],
    ['strong_refusal', { reason: 'other' }, ['reason'], 'nobody has to give a reason'],
    ['no_answer', { callbackAt: at('2026-09-24 15:00') }, ['callbackAt'], 'nobody agreed to a time'],
    ['no_answer', { note: 'rang long' }, [], 'a note goes with everything'],
    ['busy', {}, [], 'nothing is needed'],
  ])('%s with %j: wrong are %j (%s)', (code, fields, expected) => expect(wrong(code, fields)).toEqual(expected));

  it.each<[number, boolean, string]>([
    [0, false, 'one below'],
    [1, true, 'the least'],
    [2, true, 'one more'],
    [99_999_999, true, 'one below the most'],
    [100_000_000, true, 'the most'],
    [100_000_001, false, 'one more'],
    [0.5, false, 'half a yuan'],
    [-1, false, 'a debt'],
    [Number.NaN, false, 'no number'],
    [Number.POSITIVE_INFINITY, false, 'no number'],
  ])('an amount of %d: %s (%s)', (amountYuan, good) =>
    expect(outcomeFieldProblems('intent', { ...GOOD, amountYuan }, HOURS)).toEqual(
      good ? [] : [{ field: 'amountYuan', reason: 'must be whole yuan, 1 to 100000000' }],
    ),
  );

  it.each<[number, boolean, string]>([
    [0, true, 'empty'],
    [499, true, 'one below'],
    [500, true, 'the longest'],
    [501, false, 'one more'],
  ])('a note of %i characters: %s (%s)', (length, good) =>
    expect(wrong('busy', { note: '字'.repeat(length) })).toEqual(good ? [] : ['note']),
  );

  it('every known channel and reason, and no other', () => {
    for (const applyChannel of APPLY_CHANNELS) expect(wrong('intent', { ...GOOD, applyChannel })).toEqual([]);
    for (const reason of REFUSAL_REASONS) expect(wrong('refused', { reason })).toEqual([]);
    expect(wrong('intent', { ...GOOD, applyChannel: 'fax' })).toEqual(['applyChannel']);
    expect(wrong('refused', { reason: 'mood' })).toEqual(['reason']);
  });

  it('values are looked at once the right fields are there', () => {
    expect(wrong('intent', { amountYuan: -1, applyChannel: 'fax' })).toEqual(['amountYuan', 'applyChannel']);
    expect(wrong('intent', { amountYuan: -1 })).toEqual(['applyChannel']);
  });
});

describe('the time of a callback', () => {
  const MISSING = 'cannot be checked: no calendar for 2027';
  const OUTSIDE = 'lies outside calling hours';
  const reason = (callbackAt: string, hours = HOURS): string | null =>
    outcomeFieldProblems('callback', { callbackAt }, hours)[0]?.reason ?? null;

  it.each<[string, string | null, string]>([
    ['2026-09-24 09:59:59.999', 'must lie in the future', 'a millisecond ago'],
    ['2026-09-24 10:00:00.000', 'must lie in the future', 'now'],
    ['2026-09-24 10:00:00.001', null, 'a millisecond from now'],
    ['2026-10-08 10:00:00.000', null, 'fourteen days, to the millisecond'],
    ['2026-10-08 10:00:00.001', 'must lie within 14 days', 'a millisecond more'],
    ['2026-09-24 11:59:59.999', null, 'the last millisecond of the morning'],
    ['2026-09-24 12:00:00.000', OUTSIDE, 'noon'],
    ['2026-09-24 13:29:59.999', OUTSIDE, 'the last of the break'],
    ['2026-09-24 13:30:00.000', null, 'the first of the afternoon'],
    ['2026-09-24 17:59:59.999', null, 'the last of the day'],
    ['2026-09-24 18:00:00.000', OUTSIDE, 'the end'],
    ['2026-09-25 10:00:00.000', OUTSIDE, 'a Friday off'],
    ['2026-09-26 10:00:00.000', OUTSIDE, 'a Saturday'],
    ['2026-09-27 10:00:00.000', null, 'a Sunday worked in exchange'],
  ])('%s: %s (%s)', (local, expected) => expect(reason(at(local))).toBe(expected));

  it('what is no time is said to be none', () => expect(reason('tomorrow')).toBe('is no time'));

  it.each<[string, boolean, string | null, string]>([
    ['2026-12-31 17:59:00', true, null, 'the last day that is known'],
    ['2027-01-01 10:00:00', true, MISSING, 'a year that is not loaded'],
    ['2027-01-01 10:00:00', false, null, 'a contract without the official calendar'],
  ])('over the end of the year: %s, by the official calendar %s: %s (%s)', (local, officialCalendar, expected) => {
    expect(reason(at(local), { ...HOURS, now: new Date(at('2026-12-30 10:00:00')), officialCalendar })).toBe(expected);
  });

  it('is read in the zone of the contract', () => {
    const hours: CallbackHours = { ...HOURS, zone: 'America/New_York', officialCalendar: false };
    expect(reason('2026-09-25T13:00:00Z', hours)).toBeNull();
    expect(reason('2026-09-25T12:59:59Z', hours)).toBe(OUTSIDE);
  });
});
