import { SWITCH_IMPORT_STATES, type SwitchImportAction, type SwitchImportState } from './switch-import-states.js';

const STATES: readonly SwitchImportState[] = ['uploaded', 'importing', 'done', 'failed', 'stopped', 'discarded'];

describe('the way of a file of switch records', () => {
  it.each<[SwitchImportAction, Partial<Record<SwitchImportState, SwitchImportState>>, string[], string]>([
    ['start', { uploaded: 'importing' }, ['bank_manager'], 'once; a stopped one is resumed'],
    ['stop', { importing: 'stopped' }, ['bank_manager'], 'only what runs can be stopped'],
    ['resume', { stopped: 'importing' }, ['bank_manager'], 'where it was stopped'],
    ['finish', { importing: 'done' }, ['system'], 'nobody declares it done'],
    ['fail', { importing: 'failed' }, ['system'], 'nor broken'],
    ['add_recordings', { done: 'importing' }, ['bank_manager'], 'recordings often come later than the table'],
    ['discard', { uploaded: 'discarded', stopped: 'discarded' }, ['bank_manager'], 'what runs is stopped first; what is done is evidence'],
  ])('%s: %j by %j (%s)', (action, steps, who) => {
    for (const from of STATES) {
      expect([from, SWITCH_IMPORT_STATES.allows(from, action)]).toEqual([from, steps[from] !== undefined]);
      if (steps[from]) expect(SWITCH_IMPORT_STATES.apply(from, action)).toBe(steps[from]);
    }
    expect(SWITCH_IMPORT_STATES.transitions.filter((row) => row.action === action).flatMap((row) => row.who)).toEqual(who);
  });
});
