import type { CallbackWindow } from '../shared/api-types';
import { instantAt, localDay } from '../shared/i18n/format';

const STEP_MINUTES = 15;
const DAY_MS = 86_400_000;

export interface CallbackDay {
  /** YYYY-MM-DD in the contract's zone */
  day: string;
  /** HH:MM, every quarter of an hour in which the customer may be called */
  times: string[];
}

/** The days and times a callback may be promised for: inside the calling windows, from now on, within the agreed days. */
export function callbackDays(given: CallbackWindow, zone: string): CallbackDay[] {
  const from = Date.parse(given.from);
  const to = Date.parse(given.to);
  const days: CallbackDay[] = [];
  for (let day = localDay(from, zone); day <= localDay(to, zone); day = nextDay(day)) {
    const times = given.windows
      .filter((window) => window.weekday === isoWeekday(day))
      .flatMap((window) => quarters(window.start, window.end))
      .filter((time) => {
        const at = instantAt(day, time, zone);
        return at >= from && at <= to;
      });
    if (times.length > 0) days.push({ day, times: [...new Set(times)].sort() });
  }
  return days;
}

function quarters(start: string, end: string): string[] {
  const times: string[] = [];
  const first = Math.ceil(minutesOf(start) / STEP_MINUTES) * STEP_MINUTES;
  for (let minute = first; minute < minutesOf(end); minute += STEP_MINUTES) {
    times.push(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
  }
  return times;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** 1 Monday … 7 Sunday */
export function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
