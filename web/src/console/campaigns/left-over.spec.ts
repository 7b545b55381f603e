import type { CampaignState, Figures } from '../../shared/api-types';
import { callableNow, leftTitle } from './left-over';

const counts = { callable: 7, dealt: 3 } as Figures;

describe('who can still be dialled', () => {
  it.each<[CampaignState, number, string]>([
    ['draft', 10, 'callable'],
    ['submitted', 10, 'callable'],
    ['approved', 10, 'callable'],
    ['running', 10, 'callable'],
    ['paused', 10, 'callable'],
    ['completed', 0, 'leftOver'],
    ['archived', 0, 'leftOver'],
  ])('%s: %d, named %s', (state, now, title) => {
    expect([callableNow({ state, counts }), leftTitle(state)]).toEqual([now, title]);
  });
});
