import type { CampaignState, Figures } from '../../shared/api-types';

/** Customers with whom the campaign is not done, tried or not. Those dealt to a seat only wait there. */
export function leftToDial({ callable, dealt }: Figures): number {
  return callable + dealt;
}

/** How many can be dialled: of a campaign that is over, nobody. */
export function callableNow({ state, counts }: { state: CampaignState; counts: Figures }): number {
  return isOver(state) ? 0 : leftToDial(counts);
}

/** What the count of those customers is called: of a campaign that is over, they are no longer callable. */
export function leftTitle(state: CampaignState): 'callable' | 'leftOver' {
  return isOver(state) ? 'leftOver' : 'callable';
}

const isOver = (state: CampaignState): boolean => state === 'completed' || state === 'archived';
