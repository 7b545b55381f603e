import { addDays, AppError, type LocalDate, weekdayOf } from '../../shared/index.js';

export type DayKind = 'holiday' | 'workday';

/** The days on which a year differs from plain weekends. A year that is not in the map is unknown, and unknown is an error. */
export type LoadedYears = ReadonlyMap<number, ReadonlyMap<LocalDate, DayKind>>;

function year(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Whether people work on a day by the official calendar. Throws `calendar_year_missing` for a year that is not loaded. */
export function isWorkingDay(years: LoadedYears, date: LocalDate): boolean {
  const days = years.get(year(date));
  if (!days) throw new AppError('calendar_year_missing', { year: year(date) });
  const special = days.get(date);
  return special ? special === 'workday' : weekdayOf(date) <= 5;
}

/** Whether a day is an official day off that is not a plain weekend day. */
export function isPublicHoliday(years: LoadedYears, date: LocalDate): boolean {
  const days = years.get(year(date));
  if (!days) throw new AppError('calendar_year_missing', { year: year(date) });
  return days.get(date) === 'holiday';
}

/** The day that lies `count` working days after `date`; day 1 is the first working day after it. */
export function addWorkingDays(years: LoadedYears, date: LocalDate, count: number): LocalDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(years, day)) left -= 1;
  }
  return day;
}
