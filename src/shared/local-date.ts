/** A calendar day as written, `YYYY-MM-DD`, in the contract's zone. Never a Date: a Date is an instant. */
export type LocalDate = string;
/** A wall-clock time of day, `HH:MM`; `24:00` is the end of the day. */
export type LocalTime = string;

const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, found);
  }
  return found;
}

interface WallClock {
  date: LocalDate;
  /** Minutes since local midnight. */
  minute: number;
  second: number;
}

const QUARTER_MS = 900_000;
/** From here on no zone has changed its clocks inside a quarter of an hour. */
const EVEN_QUARTERS_FROM = Date.UTC(1980, 0, 1);
/** By zone: how far its clocks were ahead of UTC in the quarter of an hour that was asked about last. */
const ahead = new Map<string, { quarter: number; ms: number }>();

/** Where the hands of a wall clock in `zone` (an IANA name) stand at an instant. */
export function wallClock(at: Date, zone: string): WallClock {
  const ms = at.getTime();
  if (!(ms >= EVEN_QUARTERS_FROM)) return formattedClock(at, zone);
  const quarter = Math.floor(ms / QUARTER_MS);
  let known = ahead.get(zone);
  if (known?.quarter !== quarter) {
    const start = new Date(quarter * QUARTER_MS);
    const { date, minute, second } = formattedClock(start, zone);
    known = { quarter, ms: Date.parse(`${date}T00:00:00Z`) + (minute * 60 + second) * 1000 - start.getTime() };
    ahead.set(zone, known);
  }
  const local = new Date(ms + known.ms);
  return {
    date: local.toISOString().slice(0, 10),
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** The same as the calendar of the platform says it: exact, and a hundred times slower. */
function formattedClock(at: Date, zone: string): WallClock {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
    second: Number(parts['second']),
  };
}

/** The calendar day in `zone` at an instant. */
export function localDateOf(at: Date, zone: string): LocalDate {
  return wallClock(at, zone).date;
}

/** Minutes since midnight of `HH:MM` (00:00 to 24:00). */
export function minutesOf(time: LocalTime): number {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN;
  if (!match || minutes > 1440 || Number(match[2]) > 59) throw new RangeError(`not a time of day: ${time}`);
  return minutes;
}

/**
 * The instant at which the wall clock in `zone` shows `date` `time`. In a gap of daylight saving: as much later as the clock jumps; when
 * an hour comes twice: the first one.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * 60_000;
  if (Number.isNaN(wanted)) throw new RangeError(`not a date: ${date}`);
  const [before, after] = [wanted - DAY_MS, wanted + DAY_MS].map((at) => wanted - aheadMs(at, zone)) as [number, number];
  const exact = [before, after].filter((at) => at + aheadMs(at, zone) === wanted);
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(before, after));
}

/** How far the wall clock in `zone` is ahead of UTC at an instant in whole seconds. */
function aheadMs(at: number, zone: string): number {
  const { date, minute, second } = wallClock(new Date(at), zone);
  return Date.parse(`${date}T00:00:00Z`) + minute * 60_000 + second * 1000 - at;
}

/** `date` moved by whole calendar days. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`not a date: ${date}`);
  return new Date(at + days * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Whether a string is an existing calendar day written `YYYY-MM-DD`. */
export function isLocalDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && addDays(value, 0) === value;
}
