import { StateMachine } from '../../shared/index.js';

export type ListState = 'uploaded' | 'collecting' | 'importing' | 'imported' | 'released' | 'paused' | 'failed' | 'cancelled' | 'withdrawn';
export type ListAction = 'collect' | 'close' | 'import' | 'finish' | 'fail' | 'cancel' | 'release' | 'pause' | 'resume' | 'withdraw';

const manager = ['bank_manager'];

/**
 * A target list's way. The bank's own system may fill one instead of a file. Releasing needs another person than the one behind it; a
 * paused list gives no customers until it is resumed.
 */
export const LIST_STATES = new StateMachine<ListState, ListAction>('list', 'uploaded', [
  { from: ['uploaded', 'failed', 'cancelled'], action: 'import', to: 'importing', who: manager },
  { from: ['importing'], action: 'finish', to: 'imported', who: ['system'] },
  { from: ['importing'], action: 'fail', to: 'failed', who: ['system'] },
  { from: ['importing'], action: 'cancel', to: 'cancelled', who: manager },
  { from: ['uploaded'], action: 'collect', to: 'collecting', who: ['api-key'] },
  { from: ['collecting'], action: 'close', to: 'imported', who: ['api-key'] },
  { from: ['imported'], action: 'release', to: 'released', who: manager },
  { from: ['released'], action: 'pause', to: 'paused', who: manager },
  { from: ['paused'], action: 'resume', to: 'released', who: manager },
  { from: ['collecting', 'imported', 'released', 'paused'], action: 'withdraw', to: 'withdrawn', who: manager },
]);
