import { loanOutboundTerms } from '../../../contracts/templates.js';
import { OFFICIAL_YEARS } from '../../../platform/calendar/official-years.js';
import type { DayKind, LoadedYears } from '../../../platform/index.js';
import { addDays } from '../../../shared/index.js';
import type { DialPolicy } from './dial-facts.js';
import { callingWindowAt } from './next-opening.js';

type Hours = Pick<DialPolicy, 'windows' | 'officialCalendar'>;
const ZONE = 'Asia/Shanghai';
const YEARS: LoadedYears = new Map(
  OFFICIAL_YEARS.map(({ year, days }) => {
    const special = new Map<string, DayKind>();
    for (const { from, to, kind } of days) for (let day = from; day <= to; day = addDays(day, 1)) special.set(day, kind);
    return [year, special];
  }),
);
const ALL = [1, 2, 3, 4, 5, 6, 7];
const LOAN: Hours = { windows: loanOutboundTerms().serviceWindows, officialCalendar: true };
const hours = (...windows: [number[], string, string][]): Hours => ({
  windows: windows.map(([weekdays, start, end]) => ({ weekdays, start, end })),
  officialCalendar: false,
});
const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+08:00`);
const window = (policy: Hours, local: string): ReturnType<typeof callingWindowAt> => callingWindowAt(policy, YEARS, ZONE, at(local));

describe('while it is open: until when', () => {
  it.each<[string, string, string]>([
    ['2026-07-28 09:00:00', '2026-07-28 12:00', 'the first instant'],
    ['2026-07-28 11:59:59.999', '2026-07-28 12:00', 'the last millisecond of the morning'],
    ['2026-07-28 13:30:00', '2026-07-28 18:00', 'the afternoon'],
    ['2026-10-10 17:59:59.999', '2026-10-10 18:00', 'a Saturday worked in exchange'],
  ])('%s: until %s (%s)', (local, closes) => {
    expect(window(LOAN, local)).toEqual({ open: true, closesAt: at(closes), opensAt: null });
  });

  it.each<[Hours, string, string | null, string]>([
    [hours([ALL, '09:00', '12:00'], [ALL, '12:00', '18:00']), '2026-07-28 09:00:00', '2026-07-28 18:00', 'windows that touch are one'],
    [hours([ALL, '12:00', '18:00'], [ALL, '09:00', '12:00']), '2026-07-28 09:00:00', '2026-07-28 18:00', 'in whatever order'],
    [hours([ALL, '09:00', '18:00'], [ALL, '10:00', '11:00']), '2026-07-28 10:30:00', '2026-07-28 18:00', 'one inside another'],
    [hours([ALL, '09:00', '12:00'], [ALL, '12:01', '18:00']), '2026-07-28 09:00:00', '2026-07-28 12:00', 'a minute between them'],
    [hours([ALL, '18:00', '24:00'], [ALL, '00:00', '02:00']), '2026-07-28 23:59:59.999', '2026-07-29 02:00', 'over midnight'],
    [hours([ALL, '18:00', '24:00'], [ALL, '00:00', '02:00']), '2026-07-29 00:00:00', '2026-07-29 02:00', 'after midnight'],
    [hours([ALL, '18:00', '24:00'], [ALL, '00:01', '02:00']), '2026-07-28 20:00:00', '2026-07-29 00:00', 'a minute of rest at midnight'],
    [hours([[2], '18:00', '24:00'], [[4], '00:00', '02:00']), '2026-07-28 20:00:00', '2026-07-29 00:00', 'the next day has no hours'],
    [hours([[1, 2, 3, 4, 5], '00:00', '24:00']), '2026-07-28 10:00:00', '2026-08-01 00:00', 'five days without a break'],
    [hours([[1, 2, 3, 4, 5, 6], '00:00', '24:00']), '2026-07-27 00:00:00', '2026-08-02 00:00', 'six days without a break'],
    [hours([ALL, '00:00', '24:00']), '2026-07-28 10:00:00', null, 'round the clock: it never closes'],
  ])('%j %s: until %s (%s)', (policy, local, closes) => {
    expect(window(policy, local)).toEqual({ open: true, closesAt: closes && at(closes), opensAt: null });
  });

  it('round the clock by the official calendar closes when a holiday begins', () => {
    const policy = { ...hours([ALL, '00:00', '24:00']), officialCalendar: true };
    expect(window(policy, '2026-09-29 10:00:00')).toEqual({ open: true, closesAt: at('2026-10-01 00:00'), opensAt: null });
  });
});

describe('while it is closed: from when', () => {
  it.each<[string, string | null, string]>([
    ['2026-07-28 08:59:59.999', '2026-07-28 09:00', 'a millisecond before'],
    ['2026-07-28 00:00:00', '2026-07-28 09:00', 'midnight'],
    ['2026-07-28 12:00:00', '2026-07-28 13:30', 'the break'],
    ['2026-07-28 18:00:00', '2026-07-29 09:00', 'the evening'],
    ['2026-07-31 18:00:00', '2026-08-03 09:00', 'a weekend'],
    ['2026-02-13 18:00:00', '2026-02-14 09:00', 'a Saturday worked in exchange'],
    ['2026-02-14 18:00:00', '2026-02-24 09:00', 'the nine days of the Spring Festival'],
    ['2026-09-30 18:00:00', '2026-10-08 09:00', 'the holiday week of October'],
    ['2025-12-31 18:00:00', '2026-01-04 09:00', 'over the end of the year, to a Sunday worked in exchange'],
    ['2026-12-31 17:59:59.999', null, 'still open'],
    ['2026-12-31 18:00:00', null, 'the next year is not loaded'],
    ['2027-07-28 10:00:00', null, 'in a year that is not loaded nothing is open'],
  ])('%s: from %s (%s)', (local, opens) => {
    const seen = window(LOAN, local);
    expect(seen.opensAt).toEqual(opens && at(opens));
    expect(seen.open).toBe(local === '2026-12-31 17:59:59.999');
  });

  it.each<[Hours, string, string | null, string]>([
    [hours(), '2026-07-28 10:00:00', null, 'no hours at all'],
    [hours([[2], '09:00', '12:00']), '2026-07-28 12:00:00', '2026-08-04 09:00', 'once a week'],
    [hours([[4], '09:00', '12:00']), '2026-12-31 12:00:00', '2027-01-07 09:00', 'without the official calendar any year will do'],
    [
      { ...hours([[4], '09:00', '12:00']), officialCalendar: true },
      '2026-09-24 12:00:00',
      '2026-10-08 09:00',
      'two weeks later is still seen',
    ],
    [{ ...hours([[4], '09:00', '12:00']), officialCalendar: true }, '2026-09-23 12:00:00', '2026-09-24 09:00', 'the day before it'],
  ])('%j %s: from %s (%s)', (policy, local, opens) => {
    expect(window(policy, local)).toEqual({ open: false, closesAt: null, opensAt: opens && at(opens) });
  });

  it('does not look further than two weeks', () => {
    const years: LoadedYears = new Map([
      [
        2026,
        new Map<string, DayKind>([
          ['2026-08-04', 'holiday'],
          ['2026-08-11', 'holiday'],
        ]),
      ],
    ]);
    const policy = { ...hours([[2], '09:00', '12:00']), officialCalendar: true };
    expect(callingWindowAt(policy, years, ZONE, at('2026-07-28 12:00:00')).opensAt).toBeNull();
    expect(callingWindowAt(policy, years, ZONE, at('2026-08-04 00:00:00')).opensAt).toEqual(at('2026-08-18 09:00'));
    expect(callingWindowAt(policy, years, ZONE, at('2026-08-03 23:59:59.999')).opensAt).toBeNull();
  });
});
