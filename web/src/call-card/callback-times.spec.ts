import { callbackDays } from './callback-times';
import { parseAmount } from './draft';

const WINDOWS = [
  { start: '09:00', end: '12:00' },
  { start: '13:30', end: '18:00' },
];
/** As the server names them: a Friday, no weekend, a Monday and a Tuesday. */
const DAYS = ['2026-11-20', '2026-11-23', '2026-11-24'].map((day) => ({ day, windows: WINDOWS }));

describe('callback times', () => {
  // 2026-11-20 is a Friday; 18:00 in Shanghai is 10:00 UTC.
  const days = callbackDays({ from: '2026-11-20T09:40:00Z', to: '2026-11-24T03:00:00Z', days: DAYS }, 'Asia/Shanghai');

  it('keeps to the days of the server', () => expect(days.map((day) => day.day)).toEqual(['2026-11-20', '2026-11-23', '2026-11-24']));
  it('begins after now and ends before the window does', () => expect(days[0]!.times).toEqual(['17:45']));
  it('knows the break at noon', () => expect(days[1]!.times).not.toContain('12:00'));
  it('stops at the last day allowed', () => expect(days[2]!.times.at(-1)).toBe('11:00'));
});

describe('amounts as agents type them', () => {
  it.each([
    ['200000', 200_000],
    ['200,000', 200_000],
    ['20万', 200_000],
    ['1.5万', 15_000],
    ['20万元', 200_000],
    ['0', null],
    ['', null],
    ['about 20', null],
  ])('%s', (text, yuan) => expect(parseAmount(text)).toBe(yuan));
});
