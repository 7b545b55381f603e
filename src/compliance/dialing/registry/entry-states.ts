import { StateMachine } from '../../../shared/index.js';

export type EntryState = 'active' | 'removal_requested' | 'removed' | 'lapsed';
export type EntryAction = 'request_removal' | 'approve_removal' | 'refuse_removal' | 'withdraw_removal' | 'lapse';

const manager = ['bank_manager'];

/** A do-not-call entry's way. It binds while active and while its removal is only asked for; approving or refusing needs a second person. */
export const ENTRY_STATES = new StateMachine<EntryState, EntryAction>('do_not_call', 'active', [
  { from: ['active'], action: 'request_removal', to: 'removal_requested', who: manager },
  { from: ['removal_requested'], action: 'approve_removal', to: 'removed', who: manager },
  { from: ['removal_requested'], action: 'refuse_removal', to: 'active', who: manager },
  { from: ['removal_requested'], action: 'withdraw_removal', to: 'active', who: manager },
  { from: ['active', 'removal_requested'], action: 'lapse', to: 'lapsed', who: ['system'] },
]);
