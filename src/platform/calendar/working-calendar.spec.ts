import { addDays, type LocalDate } from '../../shared/index.js';
import { OFFICIAL_YEARS } from './official-years.js';
import { addWorkingDays, type DayKind, isPublicHoliday, isWorkingDay, type LoadedYears } from './working-calendar.js';

const YEARS: LoadedYears = new Map(OFFICIAL_YEARS.map(({ year, days }) => [year, expanded(days)]));

function expanded(days: { from: LocalDate; to: LocalDate; kind: DayKind }[]): Map<LocalDate, DayKind> {
  const seen = new Map<LocalDate, DayKind>();
  for (const { from, to, kind } of days) for (let day = from; day <= to; day = addDays(day, 1)) seen.set(day, kind);
  return seen;
}

const daysOf = (year: number, wanted: (day: LocalDate) => boolean): LocalDate[] => {
  const found: LocalDate[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) if (wanted(day)) found.push(day);
  return found;
};
const missing = (year: number): unknown => expect.objectContaining({ code: 'calendar_year_missing', facts: { year } });

describe('the official years', () => {
  it.each<[number, string, number, number, string[]]>([
    [2025, '国办发明电〔2024〕12号', 28, 248, ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11']],
    [2026, '国办发明电〔2025〕7号', 33, 248, ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']],
  ])('%i by %s: %i days off, %i working days, exchanged %j', (year, source, off, working, exchanged) => {
    expect(OFFICIAL_YEARS.find((row) => row.year === year)?.source).toBe(source);
    expect(daysOf(year, (day) => isPublicHoliday(YEARS, day))).toHaveLength(off);
    expect(daysOf(year, (day) => isWorkingDay(YEARS, day))).toHaveLength(working);
    expect(daysOf(year, (day) => YEARS.get(year)!.get(day) === 'workday')).toEqual(exchanged);
  });

  it.each(OFFICIAL_YEARS)(
    '$year: ranges lie in the year, do not overlap, and people work in exchange on weekends only',
    ({ year, days }) => {
      const named = days.flatMap(({ from, to, kind }) => [...expanded([{ from, to, kind }]).keys()]);
      expect(new Set(named).size).toBe(named.length);
      expect(named.filter((day) => !day.startsWith(`${year}-`))).toEqual([]);
      const plain: LoadedYears = new Map([[year, new Map()]]);
      expect(daysOf(year, (day) => YEARS.get(year)!.get(day) === 'workday' && isWorkingDay(plain, day))).toEqual([]);
    },
  );

  it.each<[string, string, string, string]>([
    ['元旦', '2025-01-01', '2025-01-01', 'one day'],
    ['春节', '2025-01-28', '2025-02-04', 'eight days'],
    ['清明', '2025-04-04', '2025-04-06', 'three days'],
    ['劳动节', '2025-05-01', '2025-05-05', 'five days'],
    ['端午', '2025-05-31', '2025-06-02', 'three days'],
    ['国庆、中秋', '2025-10-01', '2025-10-08', 'eight days'],
    ['元旦', '2026-01-01', '2026-01-03', 'three days'],
    ['春节', '2026-02-15', '2026-02-23', 'nine days'],
    ['清明', '2026-04-04', '2026-04-06', 'three days'],
    ['劳动节', '2026-05-01', '2026-05-05', 'five days'],
    ['端午', '2026-06-19', '2026-06-21', 'three days'],
    ['中秋', '2026-09-25', '2026-09-27', 'three days'],
    ['国庆', '2026-10-01', '2026-10-07', 'seven days'],
  ])('%s is off from %s to %s, and not a day longer: %s', (_name, from, to) => {
    for (let day = from; day <= to; day = addDays(day, 1)) expect([day, isPublicHoliday(YEARS, day)]).toEqual([day, true]);
    const around = [addDays(from, -1), addDays(to, 1)].filter((day) => YEARS.has(Number(day.slice(0, 4))));
    expect(around.filter((day) => isPublicHoliday(YEARS, day))).toEqual([]);
  });
});

describe('whether people work on a day', () => {
  it.each<[string, boolean, boolean, string]>([
    ['2026-07-27', true, false, 'a Monday'],
    ['2026-07-31', true, false, 'a Friday'],
    ['2026-08-01', false, false, 'a Saturday is no holiday'],
    ['2026-08-02', false, false, 'a Sunday is no holiday'],
    ['2026-10-01', false, true, 'a Thursday off'],
    ['2026-10-03', false, true, 'a Saturday inside a holiday'],
    ['2026-10-10', true, false, 'a Saturday worked in exchange'],
    ['2026-10-11', false, false, 'the Sunday after it'],
  ])('%s: works %s, holiday %s: %s', (day, works, holiday) => {
    expect(isWorkingDay(YEARS, day)).toBe(works);
    expect(isPublicHoliday(YEARS, day)).toBe(holiday);
  });

  it.each<[string, number, string]>([
    ['2024-12-31', 2024, 'the day before the first year'],
    ['2027-01-01', 2027, 'the day after the last'],
    ['2027-07-31', 2027, 'a Saturday is unknown as well'],
  ])('%s names the year that is missing, %i: %s', (day, year) => {
    expect(() => isWorkingDay(YEARS, day)).toThrow(missing(year) as Error);
    expect(() => isPublicHoliday(YEARS, day)).toThrow(missing(year) as Error);
  });
});

describe('a day some working days later', () => {
  it.each<[string, number, string, string]>([
    ['2026-07-27', 0, '2026-07-27', 'none: the day itself'],
    ['2026-07-27', 1, '2026-07-28', 'day one is the next'],
    ['2026-07-31', 1, '2026-08-03', 'over a weekend'],
    ['2026-08-01', 1, '2026-08-03', 'from a day off'],
    ['2026-02-13', 1, '2026-02-14', 'an exchanged Saturday counts'],
    ['2026-02-13', 2, '2026-02-24', 'over nine days off'],
    ['2026-02-27', 1, '2026-02-28', 'the other exchanged Saturday'],
    ['2026-09-30', 1, '2026-10-08', 'over the seven days of October'],
    ['2026-09-30', 3, '2026-10-10', 'the exchanged Saturday after it'],
    ['2026-09-30', 10, '2026-10-20', 'the report of the third quarter (L19)'],
    ['2025-12-31', 1, '2026-01-04', 'over the end of the year: a Sunday worked in exchange'],
    ['2026-12-30', 1, '2026-12-31', 'the last day that is known'],
  ])('%s and %i is %s: %s', (date, count, expected) => expect(addWorkingDays(YEARS, date, count)).toBe(expected));

  it('into a year that is not loaded: the year is named', () => {
    expect(() => addWorkingDays(YEARS, '2026-12-31', 1)).toThrow(missing(2027) as Error);
  });
});
