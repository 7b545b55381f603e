import { addDays, instantOf, isLocalDate, localDateOf } from '../../../shared/index.js';
import type { TimeOrder } from './switch-mapping.js';

const DAY_SECONDS = 86_400;
const FULL = /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?:[T\s]+(.+))?$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?\s*(am|pm|上午|下午)?$/i;
const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

export interface TimeReading {
  order: TimeOrder;
  zone: string;
}

/**
 * An instant as an exchange writes it, in milliseconds since 1970; null when it cannot be read. A time without a day belongs to the day of
 * `after`, or the next one when it would be earlier.
 */
export function readTime(written: string, { order, zone }: TimeReading, after: number | null = null): number | null {
  const text = written.normalize('NFKC').trim();
  if (text === '') return null;
  if (ZONED.test(text)) return valid(Date.parse(text));
  if (order === 'epoch') return epoch(text);
  const compact = /^(\d{4})(\d{2})(\d{2})[T\s]?(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact;
    return at(`${year}-${month}-${day}`, secondsOf(`${hour}:${minute}:${second}`), zone);
  }
  if (CLOCK.test(text)) return after === null ? null : onTheDayOf(after, secondsOf(text), zone);
  const full = FULL.exec(text);
  if (!full) return null;
  const date = dateOf([full[1]!, full[2]!, full[3]!], order);
  return date === null ? null : at(date, full[4] === undefined ? 0 : secondsOf(full[4].trim()), zone);
}

/** Seconds of a duration: `75`, `75.5`, `1:15`, `00:01:15`, `1分15秒`; null when it cannot be read. */
export function readSeconds(written: string): number | null {
  const text = written.normalize('NFKC').trim();
  if (/^\d{1,6}(\.\d+)?\s*(s|sec|秒)?$/i.test(text)) return Number.parseFloat(text);
  const clock =
    /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:\.\d+)?$/.exec(text) ??
    /^(?:(\d{1,3})(?:小时|时|h))?(?:(\d{1,2})(?:分钟|分|m))?(?:(\d{1,2})(?:秒|s))?$/i.exec(text);
  if (!clock || text === '') return null;
  const [hours, minutes, seconds] = [clock[1], clock[2], clock[3]].map((part) => Number(part ?? 0)) as [number, number, number];
  return hours * 3600 + minutes * 60 + seconds;
}

function epoch(text: string): number | null {
  if (!/^\d{9,13}(\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  return value < 1e11 ? Math.round(value * 1000) : Math.round(value);
}

function dateOf(parts: [string, string, string], order: TimeOrder): string | null {
  const [year, month, day] =
    parts[0].length === 4
      ? parts
      : order === 'dmy'
        ? [parts[2], parts[1], parts[0]]
        : order === 'mdy'
          ? [parts[2], parts[0], parts[1]]
          : parts;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** Seconds since midnight, with thousandths; null for what no clock shows. */
function secondsOf(text: string): number | null {
  const parts = CLOCK.exec(text.trim());
  if (!parts) return null;
  const [, hour, minute, second = '0', thousandths = '0', half] = parts;
  let hours = Number(hour);
  if (half) hours = (hours % 12) + (/pm|下午/i.test(half) ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return hours * 3600 + Number(minute) * 60 + Number(second) + Number(thousandths.padEnd(3, '0')) / 1000;
}

function at(date: string, seconds: number | null, zone: string): number | null {
  if (seconds === null || !isLocalDate(date) || seconds >= DAY_SECONDS) return null;
  const minutes = Math.floor(seconds / 60);
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return instantOf(date, time, zone).getTime() + Math.round((seconds - minutes * 60) * 1000);
}

function onTheDayOf(after: number, seconds: number | null, zone: string): number | null {
  const day = localDateOf(new Date(after), zone);
  const same = at(day, seconds, zone);
  return same !== null && same < after ? at(addDays(day, 1), seconds, zone) : same;
}

const valid = (ms: number): number | null => (Number.isNaN(ms) ? null : ms);
