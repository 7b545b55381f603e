import { LIST_STATES, type ListAction, type ListState } from './list-states.js';

const ACTIONS: readonly ListAction[] = ['import', 'finish', 'fail', 'cancel', 'release', 'withdraw'];
type Steps = Partial<Record<ListAction, ListState>>;

describe("a target list's way", () => {
  it.each<[ListState, Steps, string]>([
    ['uploaded', { import: 'importing', collect: 'collecting' }, 'nothing is called before it is imported'],
    ['collecting', { close: 'imported', withdraw: 'withdrawn' }, 'the bank’s system fills it and closes it'],
    ['importing', { finish: 'imported', fail: 'failed', cancel: 'cancelled' }, 'it ends one way or another, and is not begun twice'],
    ['failed', { import: 'importing' }, 'it may be tried again'],
    ['cancelled', { import: 'importing' }, 'it may be tried again'],
    ['imported', { release: 'released', withdraw: 'withdrawn' }, 'it waits for the second person'],
    ['released', { withdraw: 'withdrawn' }, 'it can only be taken back'],
    ['withdrawn', {}, 'the end'],
  ])('%s goes on to %j and nowhere else: %s', (state, steps) => {
    for (const action of ACTIONS) {
      const to = steps[action];
      expect([action, LIST_STATES.allows(state, action)]).toEqual([action, to !== undefined]);
      if (to) expect([action, LIST_STATES.apply(state, action)]).toEqual([action, to]);
      else expect(() => LIST_STATES.apply(state, action)).toThrow(expect.objectContaining({ code: 'state_conflict' }));
    }
  });

  it.each<[ListAction, string[], string]>([
    ['release', ['bank_manager'], 'a person answers for it'],
    ['withdraw', ['bank_manager'], 'a person answers for it'],
    ['finish', ['system'], 'nobody can say that an import is done'],
    ['fail', ['system'], 'nor that it failed'],
  ])('%s is for %j: %s', (action, who) => {
    expect(LIST_STATES.transitions.filter((row) => row.action === action).flatMap((row) => row.who)).toEqual(who);
  });

  it('begins with the upload and reaches every state', () => {
    expect([LIST_STATES.initial, LIST_STATES.unreachable()]).toEqual(['uploaded', []]);
  });
});
