import { StateMachine } from '../../shared/index.js';

export type SwitchImportState = 'uploaded' | 'importing' | 'done' | 'failed' | 'stopped' | 'discarded';
export type SwitchImportAction = 'start' | 'stop' | 'resume' | 'finish' | 'fail' | 'discard' | 'add_recordings';

const manager = ['bank_manager'];

/** The way of a file of switch records. `importing` goes through its phases: the rows, the matching, the recordings. */
export const SWITCH_IMPORT_STATES = new StateMachine<SwitchImportState, SwitchImportAction>('switch_import', 'uploaded', [
  { from: ['uploaded'], action: 'start', to: 'importing', who: manager },
  { from: ['importing'], action: 'stop', to: 'stopped', who: manager },
  { from: ['stopped'], action: 'resume', to: 'importing', who: manager },
  { from: ['importing'], action: 'finish', to: 'done', who: ['system'] },
  { from: ['importing'], action: 'fail', to: 'failed', who: ['system'] },
  { from: ['done'], action: 'add_recordings', to: 'importing', who: manager },
  { from: ['uploaded', 'stopped'], action: 'discard', to: 'discarded', who: manager },
]);
