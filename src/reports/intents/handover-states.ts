import { StateMachine } from '../../shared/index.js';

export const HANDOVER_STATES = ['fresh', 'assigned', 'contacted', 'applied', 'closed'] as const;
/** Where an intent stands on the bank's side. Later loan steps are not needed for success (L16); this is the bank's own follow-up. */
export type HandoverState = (typeof HANDOVER_STATES)[number];
export type HandoverAction = HandoverState;

const who = ['bank_manager'];

/** A hand-over may be corrected: each state can be left for each other, but none returns to `fresh`. */
export const HANDOVER = new StateMachine<HandoverState, HandoverAction>('hand-over', 'fresh', [
  { from: ['fresh', 'contacted', 'applied', 'closed'], action: 'assigned', to: 'assigned', who },
  { from: ['fresh', 'assigned', 'applied', 'closed'], action: 'contacted', to: 'contacted', who },
  { from: ['assigned', 'contacted', 'closed'], action: 'applied', to: 'applied', who },
  { from: ['fresh', 'assigned', 'contacted', 'applied'], action: 'closed', to: 'closed', who },
]);
