import { StateMachine } from '../../shared/index.js';

export const COMPLAINT_STATES = ['recorded', 'upheld', 'rejected'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
export type ComplaintAction = 'uphold' | 'reject';

/** Life of a complaint (L17). Who recorded it does not decide on it. */
export const COMPLAINT_STATES_TABLE = new StateMachine<ComplaintState, ComplaintAction>('complaint', 'recorded', [
  { from: ['recorded'], action: 'uphold', to: 'upheld', who: ['bank_auditor'] },
  { from: ['recorded'], action: 'reject', to: 'rejected', who: ['bank_auditor'] },
]);
