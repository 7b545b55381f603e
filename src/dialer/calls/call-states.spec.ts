import { CALL_STATES, type CallFact, type CallRowState, LIVE_STATES } from './call-states.js';

/** In the order in which a call lives through them. */
const STATES: readonly CallRowState[] = ['placing', 'agent_ringing', 'dialling', 'ringing', 'talking', 'ended'];
const FACTS: readonly [CallFact, CallRowState][] = [
  ['agent_rings', 'agent_ringing'],
  ['customer_dialled', 'dialling'],
  ['customer_rings', 'ringing'],
  ['customer_answers', 'talking'],
  ['end', 'ended'],
];
const every = STATES.flatMap((state, at) => FACTS.map(([fact, to]) => [state, fact, to, STATES.indexOf(to) > at] as const));

describe('states of a call', () => {
  it.each(every)('%s and then %s (%s): moves on %s', (state, fact, to, moves) => {
    expect(CALL_STATES.allows(state, fact)).toBe(moves);
    if (moves) expect(CALL_STATES.apply(state, fact)).toBe(to);
    else expect(() => CALL_STATES.apply(state, fact)).toThrow(expect.objectContaining({ code: 'state_conflict' }));
  });

  it.each<[CallFact[], CallRowState, string]>([
    [[], 'placing', 'nothing was reported'],
    [['agent_rings', 'customer_dialled', 'customer_rings', 'customer_answers', 'end'], 'ended', 'everything in order'],
    [['customer_answers'], 'talking', 'the reports before it were lost'],
    [['customer_rings', 'agent_rings'], 'ringing', 'a report that is older than the row changes nothing'],
    [['customer_answers', 'customer_rings', 'customer_dialled'], 'talking', 'nor do several'],
    [['customer_rings', 'customer_rings'], 'ringing', 'nor does the same report again'],
    [['end', 'customer_answers'], 'ended', 'what has ended is not answered any more'],
    [['end', 'end'], 'ended', 'it ends once'],
  ])('%j leaves it %s: %s', (facts, expected) => {
    let state = CALL_STATES.initial;
    for (const fact of facts) if (CALL_STATES.allows(state, fact)) state = CALL_STATES.apply(state, fact);
    expect(state).toBe(expected);
  });

  it('every state but the last is live, and only the product moves a call', () => {
    expect(LIVE_STATES).toEqual(STATES.slice(0, -1));
    expect(CALL_STATES.transitions.filter(({ who }) => who.join() !== 'system')).toEqual([]);
    expect(CALL_STATES.unreachable()).toEqual([]);
  });
});
