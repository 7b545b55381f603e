import { StateMachine } from '../../shared/index.js';

/** `calling`: the auditor's telephone is being rung. */
export type ListenInState = 'requested' | 'calling' | 'listening' | 'ended';
export type ListenInFact = 'called' | 'heard' | 'end';

const system = ['system'];

/** A listening-in only ever moves on. It can end from anywhere: with the call, by the auditor, or because it never came about. */
export const LISTEN_IN_STATES = new StateMachine<ListenInState, ListenInFact>('listen-in', 'requested', [
  { from: ['requested'], action: 'called', to: 'calling', who: system },
  { from: ['calling'], action: 'heard', to: 'listening', who: system },
  { from: ['requested', 'calling', 'listening'], action: 'end', to: 'ended', who: ['bank_auditor', 'system'] },
]);
