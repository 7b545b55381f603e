import { loanOutboundTerms } from '../../../contracts/templates.js';
import { OFFICIAL_YEARS } from '../../../platform/calendar/official-years.js';
import type { DayKind } from '../../../platform/index.js';
import { addDays } from '../../../shared/index.js';
import { expectedByNow, type GoalPeriod } from './expected-by-now.js';

const years = new Map(OFFICIAL_YEARS.map(({ year }) => [year, new Map<string, DayKind>()]));
for (const { year, days } of OFFICIAL_YEARS)
  for (const { from, to, kind } of days) for (let day = from; day <= to; day = addDays(day, 1)) years.get(year)!.set(day, kind);
const { serviceWindows: windows, officialCalendar } = loanOutboundTerms();

/** Two weeks of 450 calling minutes a day, ten days: Monday 27 July to Friday 7 August 2026. */
function period(today: string, time: string, change: Partial<GoalPeriod> = {}): GoalPeriod {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return {
    ...{ goal: 4500, startsOn: '2026-07-27', endsOn: '2026-08-07', today, minute: hours * 60 + minutes },
    ...{ windows, officialCalendar, years },
    ...change,
  };
}

describe('what an even pace would have reached by now', () => {
  it.each<[string, string, number, string]>([
    ['2026-07-26', '12:00', 0, 'the day before'],
    ['2026-07-27', '09:00', 0, 'the first minute of the first day'],
    ['2026-07-27', '09:01', 1, 'a minute later: 1 of 4,500'],
    ['2026-07-27', '12:00', 180, 'the morning'],
    ['2026-07-27', '13:29', 180, 'nothing is expected of a break'],
    ['2026-07-27', '13:31', 181, 'the first minute of the afternoon'],
    ['2026-07-27', '23:00', 450, 'the whole day'],
    ['2026-08-01', '12:00', 2250, 'Saturday: half of the days'],
    ['2026-08-07', '18:00', 4500, 'the end'],
    ['2026-08-20', '10:00', 4500, 'never more than the goal'],
  ])('%s %s: %i (%s)', (today, time, expected) => {
    expect(expectedByNow(period(today, time))).toEqual({ expected, missingYear: null });
  });

  it('days off by the official calendar are no calling days, exchanged Saturdays are', () => {
    const october = { startsOn: '2026-09-28', endsOn: '2026-10-10', goal: 500 };
    expect(expectedByNow(period('2026-10-09', '00:00', october)).expected).toBe(333);
    expect(expectedByNow(period('2026-10-09', '00:00', { ...october, officialCalendar: false })).expected).toBe(450);
  });

  it('a year that is not loaded is named, not guessed', () => {
    expect(expectedByNow(period('2026-12-31', '10:00', { startsOn: '2026-12-28', endsOn: '2027-01-04' }))).toEqual({
      expected: null,
      missingYear: 2027,
    });
  });
});
