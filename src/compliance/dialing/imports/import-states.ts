import { StateMachine } from '../../../shared/index.js';

export type ImportState = 'uploaded' | 'importing' | 'done' | 'failed' | 'stopped' | 'discarded';
export type ImportAction = 'start' | 'stop' | 'resume' | 'finish' | 'fail' | 'discard';

const manager = ['bank_manager'];

/** A do-not-call file's way. What it has written binds whatever becomes of it; a stopped one goes on behind its last committed row. */
export const IMPORT_STATES = new StateMachine<ImportState, ImportAction>('do_not_call_import', 'uploaded', [
  { from: ['uploaded'], action: 'start', to: 'importing', who: manager },
  { from: ['importing'], action: 'stop', to: 'stopped', who: manager },
  { from: ['stopped'], action: 'resume', to: 'importing', who: manager },
  { from: ['importing'], action: 'finish', to: 'done', who: ['system'] },
  { from: ['importing'], action: 'fail', to: 'failed', who: ['system'] },
  { from: ['uploaded', 'stopped'], action: 'discard', to: 'discarded', who: manager },
]);
