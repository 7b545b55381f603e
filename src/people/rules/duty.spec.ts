import { dutyOf, type DutySpan } from './duty.js';

const at = (text: string): Date => new Date(`2026-03-04T${text}Z`);
const shift = (from: string, to: string): DutySpan => ({ by: 'shift', startsAt: at(from), endsAt: at(to) });
const permit = (from: string, to: string): DutySpan => ({ by: 'permit', startsAt: at(from), endsAt: at(to) });

const DAY = shift('09:00:00.000', '18:00:00.000');
const EVENING = permit('18:00:00.000', '20:00:00.000');
const AHEAD = 10;

describe('the span an agent works in', () => {
  it.each<[string, DutySpan[], string, DutySpan | null, string]>([
    ['no span at all', [], '10:00:00.000', null, 'nobody works without one'],
    ['the shift', [DAY, EVENING], '09:00:00.000', DAY, 'its first instant belongs to it'],
    ['the shift', [DAY], '17:59:59.999', DAY, 'to the last moment'],
    ['no span', [DAY], '18:00:00.000', null, 'its end does not'],
    ['the permit', [DAY, EVENING], '18:00:00.000', EVENING, 'overtime begins where the shift ends'],
    ['the permit', [DAY, EVENING], '19:59:59.999', EVENING, 'to the last moment'],
    ['no span', [DAY, EVENING], '20:00:00.000', null, 'a permit ends as a shift does'],
    ['the permit', [EVENING], '18:30:00.000', EVENING, 'a day off with a permit'],
    ['the coming shift', [DAY], '08:50:00.000', DAY, 'ten minutes ahead'],
    ['no span', [DAY], '08:49:59.999', null, 'a millisecond earlier'],
    ['the coming permit', [EVENING], '17:50:00.000', EVENING, 'a permit is known ahead as a shift is'],
    ['no span', [EVENING], '17:49:59.999', null, 'a millisecond earlier'],
    ['the shift under way', [permit('17:00:00.000', '20:00:00.000'), DAY], '17:30:00.000', DAY, 'it says the day of its calls'],
    [
      'the permit under way',
      [DAY, permit('07:00:00.000', '08:59:00.000')],
      '08:55:00.000',
      permit('07:00:00.000', '08:59:00.000'),
      'before the shift that is about to begin',
    ],
    ['the shift', [permit('08:55:00.000', '20:00:00.000'), DAY], '08:52:00.000', DAY, 'both are about to begin'],
    [
      'the longer permit',
      [EVENING, permit('18:00:00.000', '20:00:00.001')],
      '18:30:00.000',
      permit('18:00:00.000', '20:00:00.001'),
      'a millisecond longer',
    ],
  ])('%s of %j at %s', (_, spans, now, expected) => {
    expect(dutyOf(spans, at(now), AHEAD)).toEqual(expected);
    expect(dutyOf([...spans].reverse(), at(now), AHEAD)).toEqual(expected);
  });

  it('without minutes ahead nothing counts before it begins', () => {
    expect(dutyOf([DAY], at('08:59:59.999'))).toBeNull();
    expect(dutyOf([DAY], at('09:00:00.000'))).toBe(DAY);
  });
});
