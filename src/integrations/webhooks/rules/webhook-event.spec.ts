import { OUTCOME_CODES, type OutcomeCode } from '../../../shared/index.js';
import { eventBody, eventKeyOf, eventOf, type EventType } from './webhook-event.js';

describe('what a subscription hears of an outcome', () => {
  it.each<[code: OutcomeCode, earlier: OutcomeCode | null, event: EventType | null, why: string]>([
    ['intent', null, 'intent.recorded', 'the first of its call'],
    ['intent', 'refused', 'intent.recorded', 'corrected into an intent'],
    ['refused', 'intent', 'intent.corrected', 'corrected out of one'],
    ['intent', 'intent', null, 'still one: its first event stands'],
    ['refused', 'callback', null, 'never was one'],
  ])('%s after %s: %s (%s)', (code, earlier, event) => expect(eventOf(code, earlier)).toBe(event));

  it.each(OUTCOME_CODES.filter((code) => code !== 'intent'))('nothing of %s', (code) => expect(eventOf(code, null)).toBeNull());

  it('names the event by its outcome alone', () => expect(eventKeyOf('17')).toBe('evt_17'));

  it('writes the body in one fixed order, so that every attempt signs the same bytes', () => {
    expect(eventBody('test', '2026-03-03T02:00:00.000Z', null)).toBe('{"type":"test","timestamp":"2026-03-03T02:00:00.000Z","data":{}}');
  });
});
