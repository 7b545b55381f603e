import { addDays, type LocalDate } from '../../shared/index.js';
import type { StatementPeriod } from './statement-document.js';

/** The calendar quarter of a day: `2026-Q3` and its first and last day. */
export function quarterOf(date: LocalDate): StatementPeriod {
  const year = Number(date.slice(0, 4));
  const quarter = Math.ceil(Number(date.slice(5, 7)) / 3);
  const firstOf = (month: number): LocalDate => (month > 12 ? `${year + 1}-01-01` : `${year}-${String(month).padStart(2, '0')}-01`);
  return { code: `${year}-Q${quarter}`, fromOn: firstOf(quarter * 3 - 2), toOn: addDays(firstOf(quarter * 3 + 1), -1) };
}

/** The quarters of an order from its start to the one that holds `untilOn`, the first and the last clipped to the order (L19). */
export function periodsOf(order: { startsOn: LocalDate; endsOn: LocalDate }, untilOn: LocalDate): StatementPeriod[] {
  const last = untilOn < order.endsOn ? untilOn : order.endsOn;
  const periods: StatementPeriod[] = [];
  for (let at = order.startsOn; at <= last;) {
    const { code, fromOn, toOn } = quarterOf(at);
    periods.push({
      code,
      fromOn: fromOn < order.startsOn ? order.startsOn : fromOn,
      toOn: toOn > order.endsOn ? order.endsOn : toOn,
    });
    at = addDays(toOn, 1);
  }
  return periods;
}

/** Whether something dated `on` is settled in a period. What comes before or after the order belongs to its first or last one. */
export function belongsTo(period: StatementPeriod, order: { startsOn: LocalDate; endsOn: LocalDate }, on: LocalDate): boolean {
  const within = on < order.startsOn ? order.startsOn : on > order.endsOn ? order.endsOn : on;
  return period.fromOn <= within && within <= period.toOn;
}

/** `2026-07` of `2026-07-14`. */
export const monthOf = (date: LocalDate): string => date.slice(0, 7);

/** The months that a period touches, in order. */
export function monthsOf({ fromOn, toOn }: StatementPeriod): string[] {
  const months: string[] = [];
  for (let at = `${monthOf(fromOn)}-01`; at <= toOn; at = `${monthOf(addDays(at, 31))}-01`) months.push(monthOf(at));
  return months;
}

const months = new Map<string, readonly LocalDate[]>();

/** Every day of a calendar month. Counted once: service days ask for the same months again and again. */
export function daysOf(month: string): readonly LocalDate[] {
  const known = months.get(month) ?? countDays(month);
  months.set(month, known);
  return known;
}

function countDays(month: string): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1)) days.push(day);
  return days;
}
