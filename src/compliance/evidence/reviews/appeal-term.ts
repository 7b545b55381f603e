import { dueAfter, isWorkingDay, type LoadedYears, unlessMissing } from '../../../platform/index.js';
import { addDays, type LocalDate } from '../../../shared/index.js';

export interface AppealTerm {
  /** Last local day on which the vendor may appeal; null when a year's calendar is missing. */
  untilOn: LocalDate | null;
  missingYear: number | null;
  /** Working days left, today included; negative when over. Null when a year between is not loaded. */
  workingDaysLeft: number | null;
}

/** The vendor's term to appeal, in working days from the day of the decision; "not computable" until the calendar is loaded. */
export function appealTermOf(years: LoadedYears, decidedOn: LocalDate, workingDays: number, today: LocalDate): AppealTerm {
  const { dueOn, missingYear } = dueAfter(years, decidedOn, workingDays);
  // The term may be known and today's year not be loaded yet.
  const left =
    dueOn === null
      ? null
      : unlessMissing<number | null>(
          () => workingDaysBetween(years, today, dueOn),
          () => null,
        );
  return { untilOn: dueOn, missingYear, workingDaysLeft: left };
}

/** Working days from `today` to `until`, both included; negative counts the working days since. */
function workingDaysBetween(years: LoadedYears, today: LocalDate, until: LocalDate): number {
  let count = 0;
  const [from, to, sign] = today <= until ? [today, until, 1] : [addDays(until, 1), today, -1];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(years, day)) count += sign;
  return count;
}
