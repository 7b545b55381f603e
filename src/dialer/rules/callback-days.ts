import { windowsOfDay } from '../../compliance/dialing/rules/calling-hours.js';
import { addDays, type LocalDate, localDateOf, minutesOf, wallClock, weekdayOf } from '../../shared/index.js';
import type { CallbackHours } from './outcome-fields.js';

export interface CallbackDay {
  day: LocalDate;
  windows: { start: string; end: string }[];
}

/**
 * The days on which a callback may be promised, with their calling hours: the same windows and calendar by which a promised time is
 * checked. Of today only what is still to come; a day of a year without a calendar is left out, because its promise could not be checked.
 */
export function callbackDays({ now, zone, windows, officialCalendar, years, withinDays }: CallbackHours): CallbackDay[] {
  const today = localDateOf(now, zone);
  const { minute } = wallClock(now, zone);
  const days: CallbackDay[] = [];
  for (let ahead = 0; ahead <= withinDays; ahead += 1) {
    const day = addDays(today, ahead);
    const year = years.get(Number(day.slice(0, 4)));
    if (officialCalendar && !year) continue;
    const open = windowsOfDay({ windows, officialCalendar }, weekdayOf(day), year?.get(day) ?? null)
      .filter(({ end }) => ahead > 0 || minutesOf(end) > minute + 1)
      .map(({ start, end }) => ({ start, end }));
    if (open.length > 0) days.push({ day, windows: open });
  }
  return days;
}
