import { loanOutboundTerms } from '../../contracts/templates.js';
import { callbackDays } from './callback-days.js';
import { type CallbackHours, outcomeFieldProblems } from './outcome-fields.js';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+08:00`);
/** 2026-09-24 is a Thursday; the Friday is off, the Sunday is worked in exchange. */
const HOURS: CallbackHours = {
  ...{ now: at('2026-09-24 10:00:00'), zone: 'Asia/Shanghai', windows: loanOutboundTerms().serviceWindows, officialCalendar: true },
  years: new Map([
    [
      2026,
      new Map([
        ['2026-09-25', 'holiday'],
        ['2026-09-27', 'workday'],
      ] as const),
    ],
  ]),
  withinDays: 5,
};
const daysOf = (more: Partial<CallbackHours> = {}): string[] => callbackDays({ ...HOURS, ...more }).map(({ day }) => day.slice(5));

describe('the days on which a callback may be promised', () => {
  it.each<[Partial<CallbackHours>, string[], string]>([
    [{}, ['09-24', '09-27', '09-28', '09-29'], 'no holiday, no Saturday, the Sunday that is worked'],
    [{ officialCalendar: false }, ['09-24', '09-25', '09-28', '09-29'], 'a contract without the official calendar'],
    [{ withinDays: 3 }, ['09-24', '09-27'], 'the last day is the third'],
    [{ withinDays: 2 }, ['09-24'], 'one less'],
    [{ now: at('2026-09-24 17:58:59') }, ['09-24', '09-27', '09-28', '09-29'], 'a minute is left of today'],
    [{ now: at('2026-09-24 17:59:00') }, ['09-27', '09-28', '09-29'], 'less than a minute is left'],
    [{ now: at('2026-12-30 10:00:00') }, ['12-30', '12-31'], 'the next year has no calendar yet'],
    [{ zone: 'America/New_York' }, ['09-24', '09-27', '09-28'], 'days of the contract’s own zone: late in the evening of the 23rd there'],
  ])('%j: %j (%s)', (more, expected) => {
    expect(daysOf(more)).toEqual(expected);
  });

  it('carry the hours of the day, and of today only what is still to come', () => {
    const [today, sunday] = callbackDays({ ...HOURS, now: at('2026-09-24 12:30:00') });
    expect(today).toEqual({ day: '2026-09-24', windows: [{ start: '13:30', end: '18:00' }] });
    expect(sunday?.windows).toHaveLength(2);
  });

  it('the beginning of every hour that is offered would be accepted', () => {
    for (const { day, windows } of callbackDays(HOURS)) {
      for (const { start } of windows) {
        const callbackAt = at(`${day} ${start}:00`);
        const last = HOURS.now.getTime() + HOURS.withinDays * 86_400_000;
        if (callbackAt <= HOURS.now || callbackAt.getTime() > last) continue;
        expect([callbackAt.toISOString(), outcomeFieldProblems('callback', { callbackAt: callbackAt.toISOString() }, HOURS)]).toEqual([
          callbackAt.toISOString(),
          [],
        ]);
      }
    }
  });
});
