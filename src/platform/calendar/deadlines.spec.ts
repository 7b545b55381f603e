import type { DayKind, LoadedYears } from './working-calendar.js';
import { dueAfter, workingDaysLeft } from './deadlines.js';

const year = (...days: [string, DayKind][]): Map<string, DayKind> => new Map(days);
/** 2026 with the National Day week; 2027 is not loaded. */
const years: LoadedYears = new Map([
  [2026, year(...[1, 2, 5, 6, 7].map((day): [string, DayKind] => [`2026-10-0${day}`, 'holiday']), ['2026-10-10', 'workday'])],
]);

describe('deadlines in working days', () => {
  it.each<[string, number, string | null, number | null, string]>([
    ['2026-06-30', 1, '2026-07-01', null, 'the next day'],
    ['2026-06-30', 10, '2026-07-14', null, 'a fortnight with two weekends'],
    ['2026-09-30', 1, '2026-10-08', null, 'over the holidays'],
    ['2026-09-30', 3, '2026-10-10', null, 'a Saturday on which people work'],
    ['2026-09-30', 10, '2026-10-20', null, 'both'],
    ['2026-12-30', 1, '2026-12-31', null, 'the last day of a loaded year'],
    ['2026-12-31', 1, null, 2027, 'the first day of a year that nobody knows'],
    ['2026-12-18', 10, null, 2027, 'one day too far'],
    ['2026-12-17', 10, '2026-12-31', null, 'just within'],
  ])('%s + %i: %s, missing %s, %s', (from, count, dueOn, missingYear) =>
    expect(dueAfter(years, from, count)).toEqual({ dueOn, missingYear }),
  );

  it.each<[string, string, number | null, string]>([
    ['2026-07-13', '2026-07-14', 1, 'tomorrow'],
    ['2026-07-14', '2026-07-14', 0, 'today'],
    ['2026-07-15', '2026-07-14', -1, 'a working day late'],
    ['2026-07-11', '2026-07-10', 0, 'only a Saturday late'],
    ['2026-07-13', '2026-07-10', -1, 'late since Friday'],
    ['2026-07-10', '2026-07-13', 1, 'a weekend between'],
    ['2026-09-30', '2026-10-10', 3, 'over the holidays'],
    ['2027-01-04', '2026-12-31', null, 'today is unknown'],
  ])('on %s, due %s: %s, %s', (today, dueOn, left) => expect(workingDaysLeft(years, today, dueOn)).toBe(left));
});
