import { CAMPAIGN_ACTIONS, CAMPAIGN_STATES, type CampaignAction, type CampaignState, REASON_NEEDED } from './campaign-states.js';

type Steps = Partial<Record<CampaignAction, CampaignState>>;

describe("a campaign's life", () => {
  it.each<[CampaignState, Steps, string]>([
    ['draft', { submit: 'submitted', archive: 'archived' }, 'nobody starts what was not approved'],
    ['submitted', { return: 'draft', approve: 'approved' }, 'it waits for the second person, who may send it back'],
    ['approved', { start: 'running', complete: 'completed' }, 'it may never begin'],
    ['running', { pause: 'paused', complete: 'completed' }, 'it cannot be started twice'],
    ['paused', { resume: 'running', complete: 'completed' }, 'it goes on or ends'],
    ['completed', { archive: 'archived' }, 'it never runs again'],
    ['archived', {}, 'the end'],
  ])('%s goes on to %j and nowhere else: %s', (state, steps) => {
    for (const action of CAMPAIGN_ACTIONS) {
      const to = steps[action];
      expect([action, CAMPAIGN_STATES.allows(state, action)]).toEqual([action, to !== undefined]);
      if (to) expect([action, CAMPAIGN_STATES.apply(state, action)]).toEqual([action, to]);
      else expect(() => CAMPAIGN_STATES.apply(state, action)).toThrow(expect.objectContaining({ code: 'state_conflict' }));
    }
  });

  it.each<[CampaignAction, boolean, string]>([
    ['return', true, 'somebody has to mend it'],
    ['pause', true, 'people stop working'],
    ['resume', true, 'and begin again'],
    ['start', false, 'it was approved'],
    ['complete', false, 'it is done'],
  ])('%s needs a reason: %s (%s)', (action, needed) => expect(REASON_NEEDED.includes(action)).toBe(needed));

  it('only the bank moves it', () => {
    expect(new Set(CAMPAIGN_STATES.transitions.flatMap(({ who }) => who))).toEqual(new Set(['bank_manager']));
    expect([CAMPAIGN_STATES.initial, CAMPAIGN_STATES.unreachable()]).toEqual(['draft', []]);
  });
});
