import { StateMachine } from '../../shared/index.js';

export const DELIVERY_STATE_NAMES = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATE_NAMES)[number];
export type DeliveryAction = 'deliver' | 'give_up' | 'redeliver';

/** A delivery's life: it waits for its turn again and again until it is delivered or its attempts are used up. */
export const DELIVERY_STATES = new StateMachine<DeliveryState, DeliveryAction>('webhook_delivery', 'waiting', [
  { from: ['waiting'], action: 'deliver', to: 'delivered', who: ['system'] },
  { from: ['waiting'], action: 'give_up', to: 'dead', who: ['system'] },
  { from: ['dead', 'delivered'], action: 'redeliver', to: 'waiting', who: ['admin'] },
]);
