import { OFFICIAL_YEARS } from '../../../platform/calendar/official-years.js';
import type { DayKind, LoadedYears } from '../../../platform/calendar/working-calendar.js';
import { addDays } from '../../../shared/index.js';
import { appealTermOf } from './appeal-term.js';

const YEARS: LoadedYears = new Map(
  OFFICIAL_YEARS.map(({ year, days }) => {
    const known = new Map<string, DayKind>();
    for (const { from, to, kind } of days) for (let day = from; day <= to; day = addDays(day, 1)) known.set(day, kind);
    return [year, known];
  }),
);

describe("the vendor's term to appeal", () => {
  it.each<[string, number, string, string | null, number | null, string]>([
    ['2026-11-25', 5, '2026-11-25', '2026-12-02', 6, 'Wednesday to Wednesday: the first day is the one after the decision'],
    ['2026-11-25', 5, '2026-12-02', '2026-12-02', 1, 'the last day counts'],
    ['2026-11-25', 5, '2026-12-03', '2026-12-02', -1, 'a day too late'],
    ['2026-11-27', 1, '2026-11-28', '2026-11-30', 1, 'a weekend does not count'],
    ['2026-09-30', 1, '2026-10-01', '2026-10-08', 1, 'the holidays postpone it'],
    ['2026-09-30', 3, '2026-10-08', '2026-10-10', 3, 'a Saturday worked in exchange counts'],
    ['2026-12-30', 1, '2026-12-30', '2026-12-31', 2, 'the last day of the loaded years'],
    ['2026-12-21', 1, '2027-01-04', '2026-12-22', null, 'over, but nobody can count the working days since'],
    ['2026-12-30', 2, '2026-12-30', null, null, '2027 is not loaded: nothing is guessed'],
  ])('decided on %s, %i working days, seen on %s: until %s, %s left: %s', (decidedOn, days, today, untilOn, left) => {
    expect(appealTermOf(YEARS, decidedOn, days, today)).toEqual({
      untilOn,
      missingYear: untilOn === null ? 2027 : null,
      workingDaysLeft: left,
    });
  });
});
