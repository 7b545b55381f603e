import type { CallbackWindow } from '../shared/api-types';
import { instantAt } from '../shared/i18n/format';

const STEP_MINUTES = 15;

export interface CallbackDay {
  /** YYYY-MM-DD in the contract's zone */
  day: string;
  /** HH:MM, every quarter of an hour in which the customer may be called */
  times: string[];
}

/** The times a callback may be promised for, on the days and in the hours that the server names: from now on, within the agreed days. */
export function callbackDays(given: CallbackWindow, zone: string): CallbackDay[] {
  const from = Date.parse(given.from);
  const to = Date.parse(given.to);
  const days: CallbackDay[] = [];
  for (const { day, windows } of given.days) {
    const times = windows
      .flatMap((window) => quarters(window.start, window.end))
      .filter((time) => {
        const at = instantAt(day, time, zone);
        return at > from && at <= to;
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

/** 1 Monday … 7 Sunday */
export function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
