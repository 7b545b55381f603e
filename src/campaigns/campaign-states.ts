import { StateMachine } from '../shared/index.js';

export type CampaignState = 'draft' | 'submitted' | 'approved' | 'running' | 'paused' | 'completed' | 'archived';
export const CAMPAIGN_ACTIONS = ['submit', 'return', 'approve', 'start', 'pause', 'resume', 'complete', 'archive'] as const;
export type CampaignAction = (typeof CAMPAIGN_ACTIONS)[number];

const manager = ['bank_manager'];

/** A campaign's life. Approving needs another person than the one who made it; returning, pausing and resuming need a reason. */
export const CAMPAIGN_STATES = new StateMachine<CampaignState, CampaignAction>('campaign', 'draft', [
  { from: ['draft'], action: 'submit', to: 'submitted', who: manager },
  { from: ['submitted'], action: 'return', to: 'draft', who: manager },
  { from: ['submitted'], action: 'approve', to: 'approved', who: manager },
  { from: ['approved'], action: 'start', to: 'running', who: manager },
  { from: ['running'], action: 'pause', to: 'paused', who: manager },
  { from: ['paused'], action: 'resume', to: 'running', who: manager },
  { from: ['approved', 'running', 'paused'], action: 'complete', to: 'completed', who: manager },
  { from: ['draft', 'completed'], action: 'archive', to: 'archived', who: manager },
]);

export const REASON_NEEDED: readonly CampaignAction[] = ['return', 'pause', 'resume'];
