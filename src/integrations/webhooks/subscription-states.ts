import { StateMachine } from '../../shared/index.js';

export const SUBSCRIPTION_STATE_NAMES = ['active', 'paused', 'removed'] as const;
export type SubscriptionState = (typeof SUBSCRIPTION_STATE_NAMES)[number];
export type SubscriptionAction = 'pause' | 'resume' | 'remove';

/** A subscription's life. While it is paused its events wait and none is lost; the product pauses one that keeps failing. */
export const SUBSCRIPTION_STATES = new StateMachine<SubscriptionState, SubscriptionAction>('webhook', 'active', [
  { from: ['active'], action: 'pause', to: 'paused', who: ['admin', 'system'] },
  { from: ['paused'], action: 'resume', to: 'active', who: ['admin'] },
  { from: ['active', 'paused'], action: 'remove', to: 'removed', who: ['admin'] },
]);
