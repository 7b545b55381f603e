import { describe, expect, it } from '@jest/globals';
import { cardRevision, type CardSituation, cardState } from './card-revision.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const card = { id: '7', withdrawnBy: null };
const at = (state: NonNullable<CardSituation['call']>['state'], agoMs = 0): CardSituation['call'] => {
  return { id: '9', state, placedAt: new Date(NOW.getTime() - agoMs) };
};

describe('what a card shows', () => {
  it.each<[string, Partial<CardSituation>, string, string]>([
    ['no card', {}, 'ready:-:-', 'the next customer may come'],
    ['no card, a break', { paused: true }, 'paused:-:-', 'nobody comes during a break'],
    ['a card during a break', { paused: true, card }, 'prepared:7:-', 'what lies open stays open'],
    ['a card', { card }, 'prepared:7:-', 'nobody has been called'],
    ['a withdrawn card', { card: { id: '7', withdrawnBy: 'do_not_call' } }, 'withdrawn:7:-', 'this customer may not be called any more'],
    [
      'a withdrawn card with a call',
      { card: { id: '7', withdrawnBy: 'do_not_call' }, call: at('talking') },
      'talking:7:9',
      'a call is never cut',
    ],
    ['asked for', { card, call: at('placing') }, 'placing:7:9', 'the telephone system has not answered'],
    ['asked for 4.000 s ago', { card, call: at('placing', 4000) }, 'placing:7:9', 'at the limit it still may'],
    ['asked for 4.001 s ago', { card, call: at('placing', 4001) }, 'checking:7:9', 'one past it something is wrong'],
    ['by hand', { card, call: at('placing', 60_000), byHand: true }, 'by_hand:7:9', 'nobody else is asked, however long it takes'],
    ['the own telephone rings', { card, call: at('agent_ringing') }, 'agent_ringing:7:9', ''],
    ["the customer's leg is under way", { card, call: at('dialling') }, 'agent_ringing:7:9', 'for the agent nothing has changed'],
    ['it rings', { card, call: at('ringing') }, 'ringing:7:9', ''],
    ['a talk', { card, call: at('talking') }, 'talking:7:9', ''],
    ['a talk by hand', { card, call: at('talking'), byHand: true }, 'talking:7:9', ''],
    ['over', { card, call: at('ended') }, 'wrap_up:7:9', 'an outcome is due'],
    ['over, by hand', { card, call: at('ended'), byHand: true }, 'wrap_up:7:9', ''],
  ])('%s', (_case, given, shown) => {
    const situation: CardSituation = { paused: false, card: null, call: null, byHand: false, ...given };
    expect(cardRevision(cardState(situation, NOW), situation.card?.id ?? null, situation.call?.id ?? null)).toBe(shown);
  });
});
