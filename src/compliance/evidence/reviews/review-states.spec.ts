import { REVIEW_STATES, REVIEW_STATES_TABLE, type ReviewAction, type ReviewState } from './review-states.js';

describe('the life of a review', () => {
  it.each<[ReviewAction, Partial<Record<ReviewState, ReviewState>>, string[], string]>([
    [
      'decide',
      { open: 'decided', decided: 'decided' },
      ['bank_auditor'],
      'an auditor may revise until somebody appeals or the term is over',
    ],
    ['appeal', { decided: 'appealed' }, ['vendor_manager'], 'once, against what was decided'],
    ['close_appeal', { appealed: 'closed' }, ['bank_auditor'], 'the last word is the bank’s'],
    ['lapse', { decided: 'final' }, ['system'], 'an appeal under way does not lapse'],
  ])('%s: %j by %j (%s)', (action, steps, who) => {
    for (const from of REVIEW_STATES) {
      expect([from, REVIEW_STATES_TABLE.allows(from, action)]).toEqual([from, steps[from] !== undefined]);
      if (steps[from]) expect(REVIEW_STATES_TABLE.apply(from, action)).toBe(steps[from]);
    }
    expect(REVIEW_STATES_TABLE.transitions.filter((row) => row.action === action).flatMap((row) => row.who)).toEqual(who);
  });
});
