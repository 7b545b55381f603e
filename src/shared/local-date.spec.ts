import { transformFileSync } from '@swc/core';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { addDays, instantOf, isLocalDate, localDateOf, minutesOf, wallClock, weekdayOf } from './local-date.js';

const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const BERLIN = 'Europe/Berlin';

describe('the wall clock of a zone', () => {
  it.each<[string, string, string, number, number, string]>([
    ['2026-12-31T15:59:59.999Z', SHANGHAI, '2026-12-31', 1439, 59, 'the last millisecond of the year'],
    ['2026-12-31T16:00:00.000Z', SHANGHAI, '2027-01-01', 0, 0, 'midnight is 0 of the new year, never 24'],
    ['2026-12-31T16:01:00.000Z', SHANGHAI, '2027-01-01', 1, 0, 'a minute later'],
    ['2028-02-28T16:00:00Z', SHANGHAI, '2028-02-29', 0, 0, 'a leap day'],
    ['2026-03-08T06:59:59Z', NEW_YORK, '2026-03-08', 119, 59, 'the last second before the gap'],
    ['2026-03-08T07:00:00Z', NEW_YORK, '2026-03-08', 180, 0, 'after 01:59 comes 03:00'],
    ['2026-11-01T05:59:59Z', NEW_YORK, '2026-11-01', 119, 59, 'the first 01:59'],
    ['2026-11-01T06:00:00Z', NEW_YORK, '2026-11-01', 60, 0, '01:00 comes again'],
    ['2026-01-01T04:59:59Z', NEW_YORK, '2025-12-31', 1439, 59, 'still the old year in the west'],
  ])('%s in %s is %s, minute %i, second %i: %s', (at, zone, date, minute, second) => {
    expect(wallClock(new Date(at), zone)).toEqual({ date, minute, second });
    expect(localDateOf(new Date(at), zone)).toBe(date);
  });
});

describe('the wall clock, asked about one moment after the other', () => {
  it.each([SHANGHAI, NEW_YORK, BERLIN, 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/St_Johns', 'UTC'])(
    'says what the platform says: %s',
    (zone) => {
      const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
      const moment = fc.date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
      const near = fc.tuple(moment, fc.integer({ min: -1_800_000, max: 1_800_000 }));
      fc.assert(
        fc.property(near, ([first, shift]) => {
          for (const at of [first, new Date(first.getTime() + shift), first]) {
            const { date, minute, second } = wallClock(at, zone);
            const time = [Math.floor(minute / 60), minute % 60, second].map((part) => String(part).padStart(2, '0')).join(':');
            expect(`${date} ${time}`).toBe(platform.format(at));
          }
        }),
        { numRuns: 500 },
      );
    },
  );

  it.each([
    [NEW_YORK, '2026-03-08T07:00:00Z'],
    [NEW_YORK, '2026-11-01T06:00:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s turns its clocks at %s and not around it', (zone, change) => {
    const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    for (const shift of [-900_001, -900_000, -1, 0, 1, 899_999, 900_000, -1, 0]) {
      const at = new Date(new Date(change).getTime() + shift);
      expect(localDateOf(at, zone)).toBe(platform.format(at).slice(0, 10));
      const [hour, minute] = platform.format(at).slice(11).split(':').map(Number);
      expect(wallClock(at, zone).minute).toBe(hour! * 60 + minute!);
    }
  });
});

describe('the instant of a wall clock time', () => {
  it.each<[string, string, string, string, string]>([
    ['2026-07-28', '00:00', SHANGHAI, '2026-07-27T16:00:00.000Z', 'eight hours ahead'],
    ['2026-07-28', '09:00', SHANGHAI, '2026-07-28T01:00:00.000Z', 'the start of service'],
    ['2026-12-31', '24:00', SHANGHAI, '2026-12-31T16:00:00.000Z', '24:00 is the first instant of the next day'],
    ['2027-01-01', '00:00', SHANGHAI, '2026-12-31T16:00:00.000Z', 'and the same instant as its 00:00'],
    ['2026-03-08', '01:59', NEW_YORK, '2026-03-08T06:59:00.000Z', 'the last minute before the gap'],
    ['2026-03-08', '02:00', NEW_YORK, '2026-03-08T07:00:00.000Z', 'the first minute that is not there'],
    ['2026-03-08', '02:30', NEW_YORK, '2026-03-08T07:30:00.000Z', 'half way into the gap: never before it'],
    ['2026-03-08', '03:00', NEW_YORK, '2026-03-08T07:00:00.000Z', 'the first minute after the gap'],
    ['2026-03-08', '24:00', NEW_YORK, '2026-03-09T04:00:00.000Z', 'a day of 23 hours'],
    ['2026-03-29', '02:30', BERLIN, '2026-03-29T01:30:00.000Z', 'east of Greenwich: never before the gap either'],
    ['2026-11-01', '00:59', NEW_YORK, '2026-11-01T04:59:00.000Z', 'the last minute that comes once'],
    ['2026-11-01', '01:30', NEW_YORK, '2026-11-01T05:30:00.000Z', 'of two instants the first'],
    ['2026-11-01', '02:00', NEW_YORK, '2026-11-01T07:00:00.000Z', 'once again'],
    ['2026-10-25', '02:30', BERLIN, '2026-10-25T00:30:00.000Z', 'of two instants the first, in the east too'],
  ])('%s %s in %s is %s: %s', (date, time, zone, at) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(at);
  });

  it.each([SHANGHAI, NEW_YORK, BERLIN, 'Asia/Kathmandu', 'Australia/Lord_Howe'])('%s comes back on every day of a year', (zone) => {
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect({ zone, ...wallClock(instantOf(date, '13:30', zone), zone) }).toEqual({ zone, date, minute: 810, second: 0 });
    }
  });

  it.each([
    ['2026-13-01', '09:00', 'no such month'],
    ['28.07.2026', '09:00', 'another notation'],
    ['2026-07-28', '24:01', 'past the end of the day'],
  ])('%s %s is refused: %s', (date, time) => expect(() => instantOf(date, time, SHANGHAI)).toThrow(RangeError));

  it.each([['UTC'], [SHANGHAI], [NEW_YORK], ['Pacific/Kiritimati']])('says the same in a process whose own zone is %s', (zone) => {
    const { code } = transformFileSync('src/shared/local-date.ts', {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    });
    const asked = `console.log(JSON.stringify([
      new Date(2026, 0, 1).getTimezoneOffset(),
      instantOf('2026-03-08', '02:30', '${NEW_YORK}'),
      instantOf('2026-12-31', '24:00', '${SHANGHAI}'),
      localDateOf(new Date('2026-12-31T16:00:00Z'), '${SHANGHAI}'),
      addDays('2026-03-07', 1), weekdayOf('2026-03-08'), isLocalDate('2026-03-08')]))`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', code + asked], { env: { TZ: zone }, encoding: 'utf8' });
    const [offset, ...answers] = JSON.parse(said) as unknown[];
    expect(offset).toBe({ UTC: 0, [SHANGHAI]: -480, [NEW_YORK]: 300, 'Pacific/Kiritimati': -840 }[zone]);
    expect(answers).toEqual(['2026-03-08T07:30:00.000Z', '2026-12-31T16:00:00.000Z', '2027-01-01', '2026-03-08', 7, true]);
  });
});

describe('minutes of a time of day', () => {
  it.each<[string, number, string]>([
    ['00:00', 0, 'the first'],
    ['00:01', 1, 'one later'],
    ['09:59', 599, 'the last of an hour'],
    ['10:00', 600, 'the first of the next'],
    ['23:59', 1439, 'the last'],
    ['24:00', 1440, 'the end of the day'],
  ])('%s is %i: %s', (time, minutes) => expect(minutesOf(time)).toBe(minutes));

  it.each([
    ['24:01', 'past the end'],
    ['25:00', 'no such hour'],
    ['09:60', 'no such minute'],
    ['9:00', 'two digits'],
    ['09:00:00', 'seconds'],
    ['-1:00', 'a sign'],
    ['', 'nothing'],
  ])('%j is refused: %s', (time) => expect(() => minutesOf(time)).toThrow(RangeError));
});

describe('days', () => {
  it.each<[string, number, string, string]>([
    ['2026-12-31', 1, '2027-01-01', 'over the end of the year'],
    ['2027-01-01', -1, '2026-12-31', 'and back'],
    ['2026-02-28', 1, '2026-03-01', 'no leap year'],
    ['2028-02-28', 1, '2028-02-29', 'a leap year'],
    ['2026-03-07', 2, '2026-03-09', 'over a day of 23 hours'],
    ['2026-07-28', 0, '2026-07-28', 'nowhere'],
  ])('%s and %i days is %s: %s', (date, days, expected) => expect(addDays(date, days)).toBe(expected));

  it('nothing is added to what is no date', () => expect(() => addDays('tomorrow', 1)).toThrow(RangeError));

  it.each<[string, number, string]>([
    ['2026-07-26', 7, 'Sunday is the seventh'],
    ['2026-07-27', 1, 'Monday is the first'],
    ['2026-07-31', 5, 'Friday'],
    ['2026-08-01', 6, 'Saturday'],
  ])('%s is weekday %i: %s', (date, weekday) => expect(weekdayOf(date)).toBe(weekday));

  it.each<[string, boolean, string]>([
    ['2026-02-28', true, 'the last of a short month'],
    ['2026-02-29', false, 'no leap year'],
    ['2028-02-29', true, 'a leap year'],
    ['2026-04-31', false, 'a month of thirty days'],
    ['2026-00-10', false, 'no such month'],
    ['2026-7-28', false, 'two digits'],
    ['2026-07-28T00:00', false, 'a time'],
    ['', false, 'nothing'],
  ])('%j is a day: %s (%s)', (value, expected) => expect(isLocalDate(value)).toBe(expected));
});
