import { StateMachine } from '../../../shared/index.js';

export type ExportState = 'requested' | 'approved' | 'refused' | 'withdrawn';
export type ExportAction = 'approve' | 'refuse' | 'withdraw';

const manager = ['bank_manager'];

/** An export of full numbers: one manager asks, another decides; whoever asked may take it back. */
export const EXPORT_STATES = new StateMachine<ExportState, ExportAction>('do_not_call_export', 'requested', [
  { from: ['requested'], action: 'approve', to: 'approved', who: manager },
  { from: ['requested'], action: 'refuse', to: 'refused', who: manager },
  { from: ['requested'], action: 'withdraw', to: 'withdrawn', who: manager },
]);
