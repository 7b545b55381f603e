import { addDays, instantOf, type LocalDate, minutesOf, wallClock, weekdayOf } from '../../../shared/index.js';
import type { LoadedYears } from '../../../platform/index.js';
import { windowsOfDay } from './calling-hours.js';
import type { DialPolicy } from './dial-facts.js';

export interface CallingWindow {
  open: boolean;
  /** When open: until when. Windows that touch are one. */
  closesAt: Date | null;
  /** When closed: the next opening within two weeks; null when there is none or its year's calendar is missing. */
  opensAt: Date | null;
}

const DAYS_AHEAD = 14;

/** Where an instant stands in the calling hours. */
export function callingWindowAt(
  policy: Pick<DialPolicy, 'windows' | 'officialCalendar'>,
  years: LoadedYears,
  zone: string,
  at: Date,
): CallingWindow {
  const { date, minute } = wallClock(at, zone);
  const spans = callingSpans(policy, years, date);
  const current = spans.find((span) => minute >= span.start && minute < span.end);
  if (current) return { open: true, closesAt: endOf(policy, years, zone, date, current.end), opensAt: null };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(date, ahead);
    const next = callingSpans(policy, years, day).find((span) => ahead > 0 || span.start > minute);
    if (next) return { open: false, closesAt: null, opensAt: instantOf(day, text(next.start), zone) };
  }
  return { open: false, closesAt: null, opensAt: null };
}

/** Follows windows over midnight, at most a week: a contract that calls round the clock has no closing time (null). */
function endOf(
  policy: Pick<DialPolicy, 'windows' | 'officialCalendar'>,
  years: LoadedYears,
  zone: string,
  date: LocalDate,
  end: number,
): Date | null {
  let day = date;
  let until = end;
  for (let round = 0; until === 1440; round += 1) {
    if (round === 7) return null;
    const next = callingSpans(policy, years, addDays(day, 1)).find((span) => span.start === 0);
    if (!next) break;
    day = addDays(day, 1);
    until = next.end;
  }
  return until === 1440 ? instantOf(addDays(day, 1), '00:00', zone) : instantOf(day, text(until), zone);
}

/** The spans of a local day in which calls are allowed, in minutes since midnight; windows that touch are one. A year that is not loaded has none. */
export function callingSpans(
  policy: Pick<DialPolicy, 'windows' | 'officialCalendar'>,
  years: LoadedYears,
  day: LocalDate,
): { start: number; end: number }[] {
  const loaded = years.get(Number(day.slice(0, 4)));
  if (policy.officialCalendar && !loaded) return [];
  const spans = windowsOfDay(policy, weekdayOf(day), loaded?.get(day) ?? null)
    .map((window) => ({ start: minutesOf(window.start), end: minutesOf(window.end) }))
    .sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}

function text(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
