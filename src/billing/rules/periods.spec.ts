import { belongsTo, daysOf, monthsOf, periodsOf, quarterOf } from './periods.js';

const order = { startsOn: '2026-05-15', endsOn: '2027-01-10' };

describe('periods of an order', () => {
  it.each([
    ['2026-01-01', '2026-Q1', '2026-01-01', '2026-03-31', 'the first day of a year'],
    ['2026-03-31', '2026-Q1', '2026-01-01', '2026-03-31', 'the last day of a quarter'],
    ['2026-04-01', '2026-Q2', '2026-04-01', '2026-06-30', 'the day after'],
    ['2026-09-30', '2026-Q3', '2026-07-01', '2026-09-30', 'thirty days'],
    ['2026-12-31', '2026-Q4', '2026-10-01', '2026-12-31', 'the last day of a year'],
    ['2028-02-29', '2028-Q1', '2028-01-01', '2028-03-31', 'a leap day'],
  ])('%s lies in %s, %s to %s: %s', (day, code, fromOn, toOn) => expect(quarterOf(day)).toEqual({ code, fromOn, toOn }));

  it.each<[string, string[], string]>([
    ['2026-05-14', [], 'before it has begun'],
    ['2026-05-15', ['2026-Q2 2026-05-15 2026-06-30'], 'its first day: a partial quarter'],
    ['2026-06-30', ['2026-Q2 2026-05-15 2026-06-30'], 'the last day of that quarter'],
    ['2026-07-01', ['2026-Q2 2026-05-15 2026-06-30', '2026-Q3 2026-07-01 2026-09-30'], 'the day after'],
    [
      '2030-01-01',
      ['2026-Q2 2026-05-15 2026-06-30', '2026-Q3 2026-07-01 2026-09-30', '2026-Q4 2026-10-01 2026-12-31', '2027-Q1 2027-01-01 2027-01-10'],
      'long after: the last quarter is partial too',
    ],
  ])('until %s: %j, %s', (until, expected) =>
    expect(periodsOf(order, until).map(({ code, fromOn, toOn }) => `${code} ${fromOn} ${toOn}`)).toEqual(expected),
  );

  it.each<[string, string[], string]>([
    ['2026-05-14', ['2026-Q2'], 'before the order: its first period'],
    ['2026-06-30', ['2026-Q2'], 'the last day of a period'],
    ['2026-07-01', ['2026-Q3'], 'the first day of the next'],
    ['2027-01-11', ['2027-Q1'], 'after the order: its last period'],
  ])('what is dated %s belongs to %j: %s', (on, codes) =>
    expect(
      periodsOf(order, '2030-01-01')
        .filter((period) => belongsTo(period, order, on))
        .map(({ code }) => code),
    ).toEqual(codes),
  );

  it('names months and days', () => {
    expect(monthsOf({ code: '', fromOn: '2026-05-31', toOn: '2026-07-01' })).toEqual(['2026-05', '2026-06', '2026-07']);
    expect(monthsOf({ code: '', fromOn: '2026-12-31', toOn: '2027-01-01' })).toEqual(['2026-12', '2027-01']);
    expect(daysOf('2028-02')).toHaveLength(29);
    expect(daysOf('2026-12').at(-1)).toBe('2026-12-31');
  });
});
