import { DELIVERY_STATE_NAMES, DELIVERY_STATES, type DeliveryAction, type DeliveryState } from './delivery-states.js';
import { SUBSCRIPTION_STATE_NAMES, SUBSCRIPTION_STATES, type SubscriptionAction, type SubscriptionState } from './subscription-states.js';

describe("a subscription's and a delivery's life", () => {
  it.each<[SubscriptionState, SubscriptionAction[], string]>([
    ['active', ['pause', 'remove'], 'it works'],
    ['paused', ['resume', 'remove'], 'its events wait'],
    ['removed', [], 'the end'],
  ])('a subscription that is %s may %j: %s', (state, actions) => {
    expect((['pause', 'resume', 'remove'] as const).filter((action) => SUBSCRIPTION_STATES.allows(state, action))).toEqual(actions);
  });

  it.each<[DeliveryState, DeliveryAction[], string]>([
    ['waiting', ['deliver', 'give_up'], 'for its turn'],
    ['delivered', ['redeliver'], 'the receiver may have lost it'],
    ['dead', ['redeliver'], 'the receiver may be well again'],
  ])('a delivery that is %s may %j: %s', (state, actions) => {
    expect((['deliver', 'give_up', 'redeliver'] as const).filter((action) => DELIVERY_STATES.allows(state, action))).toEqual(actions);
  });

  it('names every state', () => {
    expect([SUBSCRIPTION_STATE_NAMES[0], DELIVERY_STATE_NAMES[0]]).toEqual([SUBSCRIPTION_STATES.initial, DELIVERY_STATES.initial]);
  });
});
