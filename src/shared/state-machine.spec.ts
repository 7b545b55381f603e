import { AppError } from './errors.js';
import { StateMachine } from './state-machine.js';

type State = 'draft' | 'sent' | 'read' | 'lost';
type Action = 'send' | 'open' | 'lose';

const LETTER = new StateMachine<State, Action>('letter', 'draft', [
  { from: ['draft'], action: 'send', to: 'sent', who: ['agent'] },
  { from: ['sent'], action: 'open', to: 'read', who: ['agent'] },
  { from: ['draft', 'sent'], action: 'lose', to: 'lost', who: ['system'] },
]);

describe('a state machine', () => {
  it.each<[State, Action, State | null, string]>([
    ['draft', 'send', 'sent', 'as the table says'],
    ['sent', 'open', 'read', 'as the table says'],
    ['draft', 'lose', 'lost', 'the first of several states'],
    ['sent', 'lose', 'lost', 'the last of several states'],
    ['draft', 'open', null, 'the right action in the wrong state'],
    ['sent', 'send', null, 'twice'],
    ['read', 'lose', null, 'a state that nothing leaves'],
    ['lost', 'send', null, 'the end'],
  ])('%s %s leads to %s: %s', (state, action, to) => {
    expect(LETTER.allows(state, action)).toBe(to !== null);
    if (to) expect(LETTER.apply(state, action)).toBe(to);
    else
      expect(() => LETTER.apply(state, action)).toThrow(
        expect.objectContaining({ code: 'state_conflict', facts: { subject: 'letter', state, action } }),
      );
  });

  it('a refusal is an expected error', () => expect(() => LETTER.apply('read', 'send')).toThrow(AppError));

  it.each<[StateMachine<string, string>, string[], string]>([
    [LETTER, [], 'all are reached'],
    [new StateMachine('one', 'a', []), [], 'a table without rows'],
    [new StateMachine('late', 'a', [step('b', 'c'), step('a', 'b')]), [], 'rows in any order'],
    [new StateMachine('island', 'a', [step('a', 'b'), step('c', 'd')]), ['c', 'd'], 'an island'],
    [new StateMachine('ring', 'a', [step('c', 'd'), step('d', 'c')]), ['c', 'd'], 'a ring that nothing enters'],
    [new StateMachine('initial', 'a', [step('b', 'a')]), ['b'], 'leading to the start is not being reached'],
  ])('$subject: unreachable are %j: %s', (machine, states) => expect(machine.unreachable()).toEqual(states));
});

function step(from: string, to: string): { from: string[]; action: string; to: string; who: string[] } {
  return { from: [from], action: 'go', to, who: ['system'] };
}
