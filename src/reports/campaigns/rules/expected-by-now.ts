import { windowsOfDay } from '../../../compliance/dialing/rules/calling-hours.js';
import type { ServiceWindow } from '../../../contracts/index.js';
import type { LoadedYears } from '../../../platform/index.js';
import { addDays, type LocalDate, minutesOf, weekdayOf } from '../../../shared/index.js';

export interface GoalPeriod {
  goal: number;
  /** First and last day of the campaign. */
  startsOn: LocalDate;
  endsOn: LocalDate;
  /** Now, on the wall clock of the contract's zone. */
  today: LocalDate;
  minute: number;
  windows: readonly ServiceWindow[];
  officialCalendar: boolean;
  years: LoadedYears;
}

export interface Expected {
  /** How much of the goal calling at an even pace would have reached by now; null when a year is missing. */
  expected: number | null;
  missingYear: number | null;
}

/** The goal's share by calling minutes gone of all calling minutes of the campaign: an even pace over the hours in which one may call. */
export function expectedByNow(period: GoalPeriod): Expected {
  let all = 0;
  let gone = 0;
  for (let day = period.startsOn; day <= period.endsOn; day = addDays(day, 1)) {
    const year = period.years.get(Number(day.slice(0, 4)));
    if (period.officialCalendar && !year) return { expected: null, missingYear: Number(day.slice(0, 4)) };
    for (const window of windowsOfDay(period, weekdayOf(day), year?.get(day) ?? null)) {
      const [start, end] = [minutesOf(window.start), minutesOf(window.end)];
      all += end - start;
      if (day < period.today) gone += end - start;
      else if (day === period.today) gone += Math.min(Math.max(period.minute - start, 0), end - start);
    }
  }
  return { expected: all === 0 ? 0 : Math.round((period.goal * gone) / all), missingYear: null };
}
