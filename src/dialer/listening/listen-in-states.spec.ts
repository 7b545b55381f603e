import { LISTEN_IN_STATES, type ListenInFact, type ListenInState } from './listen-in-states.js';

describe('the states of a listening-in', () => {
  it('can all be reached', () => expect(LISTEN_IN_STATES.unreachable()).toEqual([]));

  it.each<[ListenInState, ListenInFact, ListenInState | null, string]>([
    ['requested', 'called', 'calling', 'the worker took it'],
    ['requested', 'heard', null, 'nobody was rung'],
    ['requested', 'end', 'ended', 'given up before it began'],
    ['calling', 'called', null, 'a telephone is rung once'],
    ['calling', 'heard', 'listening', 'the auditor picked up'],
    ['calling', 'end', 'ended', 'nobody picked up, or the call was over'],
    ['listening', 'heard', null, 'heard already'],
    ['listening', 'end', 'ended', 'the call or the auditor ended it'],
    ['ended', 'called', null, 'over is over'],
    ['ended', 'heard', null, 'over is over'],
    ['ended', 'end', null, 'over is over'],
  ])('%s + %s: %p (%s)', (from, fact, to) => {
    expect(LISTEN_IN_STATES.allows(from, fact)).toBe(to !== null);
    if (to) expect(LISTEN_IN_STATES.apply(from, fact)).toBe(to);
  });

  it.each<[ListenInFact, string[], string]>([
    ['called', ['system'], 'only the worker rings telephones'],
    ['heard', ['system'], 'only the telephone system knows'],
    ['end', ['bank_auditor', 'system'], 'the auditor’s button, or the end of the call'],
  ])('%s is up to %j (%s)', (fact, who) => {
    expect(LISTEN_IN_STATES.transitions.filter(({ action }) => action === fact).flatMap((row) => row.who)).toEqual(who);
  });
});
