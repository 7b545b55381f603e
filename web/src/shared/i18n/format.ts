import type { Language } from './texts';

/** The bank's zone; all dates and times of the product are shown in it. */
export const ZONE = 'Asia/Shanghai';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

export interface Format {
  number(value: number): string;
  percent(share: number): string;
  yuan(value: number): string;
  fen(value: string | number): string;
  bytes(value: number): string;
  /** 13:05 */
  time(instant: string | number): string;
  /** 13:05:09 */
  clock(instant: string | number): string;
  /** 9 Oct, or with the year when it is another one */
  date(date: string | number): string;
  /** Both ends of a period; with the year when they lie in two, or the first would be taken for one of the second. */
  span(from: string, to: string): { from: string; to: string };
  /** 9 Oct 13:05 */
  dateTime(instant: string | number): string;
  weekday(isoWeekday: number): string;
  /** 32 s, 2 min 05 s, 1 h 20 min */
  duration(seconds: number): string;
  list(parts: string[]): string;
  /** Any fact in the form a reader expects. */
  value(value: unknown): string;
}

const formats = new Map<Language, Format>();

export function formatOf(language: Language): Format {
  const known = formats.get(language);
  if (known) return known;
  const made = createFormat(language);
  formats.set(language, made);
  return made;
}

function createFormat(language: Language): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const list = new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' });
  const stamp = (options: Intl.DateTimeFormatOptions): ((at: string | number) => string) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hourCycle: 'h23', ...options });
    return (at) => formatter.format(new Date(at));
  };
  const time = stamp({ hour: '2-digit', minute: '2-digit' });
  const monthDay = stamp({ month: language === 'en' ? 'short' : 'long', day: 'numeric' });
  const withYear = stamp({ year: 'numeric', month: language === 'en' ? 'short' : 'long', day: 'numeric' });
  const year = stamp({ year: 'numeric' });
  const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' });
  const midday = (date: string): string => (LOCAL_DATE.test(date) ? `${date}T04:00:00Z` : date);
  const format: Format = {
    number: (value) => whole.format(value),
    percent: (value) => share.format(value),
    yuan: (value) => whole.format(value),
    fen: (value) => money.format(Number(value) / 100),
    bytes: (value) => bytesText(value, whole),
    time,
    clock: stamp({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    date: (date) => {
      const at = typeof date === 'string' ? midday(date) : date;
      return year(at) === year(Date.now()) ? monthDay(at) : withYear(at);
    },
    span: (from, to) => {
      const shown = from.slice(0, 4) === to.slice(0, 4) ? format.date : (date: string) => withYear(midday(date));
      return { from: shown(from), to: shown(to) };
    },
    dateTime: (at) => `${format.date(at)} ${time(at)}`,
    weekday: (day) => weekday.format(new Date(Date.UTC(2024, 0, day))),
    duration: (seconds) => durationText(Math.round(seconds), language),
    list: (parts) => list.format(parts),
    value: (value) => {
      if (typeof value === 'number') return whole.format(value);
      if (Array.isArray(value)) return list.format(value.map((part) => format.value(part)));
      if (typeof value !== 'string') return value === null || value === undefined ? '' : String(value);
      if (LOCAL_DATE.test(value)) return format.date(value);
      if (!INSTANT.test(value)) return value;
      const today = isoDay.format(Date.now()) === isoDay.format(Date.parse(value));
      return today ? time(value) : format.dateTime(value);
    },
  };
  return format;
}

/** 02:47, or 1:02:47 from an hour on. */
export function timerText(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (part: number): string => String(part).padStart(2, '0');
  const minutes = two(Math.floor(s / 60) % 60);
  return s < 3600 ? `${minutes}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${minutes}:${two(s % 60)}`;
}

function durationText(seconds: number, language: Language): string {
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const unit = language === 'en' ? { h: ' h', m: ' min', s: ' s', gap: ' ' } : { h: '小时', m: '分', s: '秒', gap: '' };
  if (h > 0) return m === 0 ? `${h}${unit.h}` : `${h}${unit.h}${unit.gap}${m}${unit.m}`;
  if (m > 0) return s === 0 ? `${m}${unit.m}` : `${m}${unit.m}${unit.gap}${s}${unit.s}`;
  return `${s}${unit.s}`;
}

function bytesText(bytes: number, whole: Intl.NumberFormat): string {
  if (bytes < 1024) return `${whole.format(bytes)} B`;
  if (bytes < 1024 ** 2) return `${whole.format(bytes / 1024)} KB`;
  if (bytes < 1024 ** 3) return `${whole.format(bytes / 1024 ** 2)} MB`;
  return `${whole.format(bytes / 1024 ** 3)} GB`;
}

/** The local day of an instant in a zone, as YYYY-MM-DD. */
export function localDay(instant: number, zone: string = ZONE): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
}

/** The instant at which the clocks of a zone show a local day and time. */
export function instantAt(day: string, time: string, zone: string = ZONE): number {
  const asUtc = Date.parse(`${day}T${time === '24:00' ? '23:59' : time}:00Z`);
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(asUtc);
  const shownAsUtc = Date.parse(`${shown.replace(' ', 'T')}:00Z`);
  return asUtc - (shownAsUtc - asUtc);
}
