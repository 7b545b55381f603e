import { StateMachine } from '../../shared/index.js';

/** `dialling`: the customer's leg is under way but does not ring yet. */
export type CallRowState = 'placing' | 'agent_ringing' | 'dialling' | 'ringing' | 'talking' | 'ended';
export type CallFact = 'agent_rings' | 'customer_dialled' | 'customer_rings' | 'customer_answers' | 'end';

const system = ['system'];

/** A call only ever moves on; a report that is older than the row changes nothing. */
export const CALL_STATES = new StateMachine<CallRowState, CallFact>('call', 'placing', [
  { from: ['placing'], action: 'agent_rings', to: 'agent_ringing', who: system },
  { from: ['placing', 'agent_ringing'], action: 'customer_dialled', to: 'dialling', who: system },
  { from: ['placing', 'agent_ringing', 'dialling'], action: 'customer_rings', to: 'ringing', who: system },
  { from: ['placing', 'agent_ringing', 'dialling', 'ringing'], action: 'customer_answers', to: 'talking', who: system },
  { from: ['placing', 'agent_ringing', 'dialling', 'ringing', 'talking'], action: 'end', to: 'ended', who: system },
]);

/** States in which the agent or the customer hears something. */
export const LIVE_STATES: readonly CallRowState[] = ['placing', 'agent_ringing', 'dialling', 'ringing', 'talking'];
