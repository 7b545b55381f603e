import { addDays, AppError, type LocalDate } from '../../shared/index.js';
import { addWorkingDays, isWorkingDay, type LoadedYears } from './working-calendar.js';

export interface DueDate {
  dueOn: LocalDate | null;
  /** The year whose calendar has to be loaded before there is a date. */
  missingYear: number | null;
}

/** `count` working days after a day; a year that is not loaded is named instead of guessed (L19: holidays postpone). */
export function dueAfter(years: LoadedYears, from: LocalDate, count: number): DueDate {
  return unlessMissing<DueDate>(
    () => ({ dueOn: addWorkingDays(years, from, count), missingYear: null }),
    (missingYear) => ({ dueOn: null, missingYear }),
  );
}

/** Working days from the day after `today` to `dueOn`; negative: working days since it has passed. Null where a year is missing. */
export function workingDaysLeft(years: LoadedYears, today: LocalDate, dueOn: LocalDate): number | null {
  const [first, last] = today < dueOn ? [today, dueOn] : [dueOn, today];
  return unlessMissing<number | null>(
    () => {
      let count = 0;
      for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(years, day)) count += 1;
      return today < dueOn || count === 0 ? count : -count;
    },
    () => null,
  );
}

/** What needs a calendar, or what stands for it where a year is not loaded. */
export function unlessMissing<T>(work: () => T, missing: (year: number) => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'calendar_year_missing') return missing(error.facts['year'] as number);
    throw error;
  }
}
