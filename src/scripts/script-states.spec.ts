import {
  SCRIPT_VERSION_MACHINE,
  SCRIPT_VERSION_STATES,
  type ScriptVersionAction,
  type ScriptVersionState,
  versionActions,
  type VersionFacts,
} from './script-states.js';

describe('states of a version', () => {
  it('has no state that cannot be reached, and knows every state', () => {
    expect(SCRIPT_VERSION_MACHINE.unreachable()).toEqual([]);
    expect(new Set(SCRIPT_VERSION_MACHINE.transitions.flatMap((row) => [...row.from, row.to]))).toEqual(new Set(SCRIPT_VERSION_STATES));
  });

  it.each<[ScriptVersionState, ScriptVersionAction, string]>([
    ['submitted', 'replace', 'words are fixed from submission on'],
    ['approved', 'replace', 'words are fixed'],
    ['retired', 'replace', 'words are fixed'],
    ['draft', 'approve', 'what is approved was submitted before'],
    ['approved', 'submit', 'it is past that'],
    ['approved', 'approve', 'it is approved'],
    ['retired', 'approve', 'retired is the end'],
    ['retired', 'submit', 'retired is the end'],
    ['retired', 'retire', 'retired is the end'],
  ])('a version that is %s refuses %s: %s', (state, action) => {
    expect(() => SCRIPT_VERSION_MACHINE.apply(state, action)).toThrow(
      expect.objectContaining({ code: 'state_conflict', facts: { subject: 'script_version', state, action } }),
    );
  });
});

describe('what a person may do with a version', () => {
  const manager = (accountId: string): { accountId: string; role: string } => ({ accountId, role: 'bank_manager' });
  const facts = (state: VersionFacts['state'], createdBy: string | null, submittedBy: string | null, newest = true): VersionFacts => ({
    ...{ state, createdBy, submittedBy, newest },
  });

  it.each<[VersionFacts, string, ScriptVersionAction[], string]>([
    [facts('draft', '1', null), '1', ['replace', 'submit', 'retire'], 'the author goes on writing'],
    [facts('draft', '1', null, false), '1', ['submit', 'retire'], 'a later version exists: new words become another version'],
    [facts('draft', '1', null), '2', ['submit', 'retire'], "another person's words are not overwritten"],
    [facts('draft', null, null), '2', ['submit', 'retire'], 'a draft that came with the product'],
    [facts('submitted', '1', '1'), '1', ['retire'], 'nobody approves what they wrote'],
    [facts('submitted', '1', '2'), '2', ['retire'], 'nor what they submitted'],
    [facts('submitted', '1', '2'), '1', ['retire'], 'nor what another submitted for them'],
    [facts('submitted', '1', '1'), '2', ['approve', 'retire'], 'a second person approves'],
    [facts('submitted', null, null), '2', ['approve', 'retire'], 'a version that came with the product'],
    [facts('approved', '1', '1'), '1', ['retire'], 'taking out of use needs one person'],
    [facts('retired', '1', '1'), '2', [], 'the end'],
  ])('%j, account %s: %j, %s', (version, accountId, actions) => {
    expect(versionActions(version, manager(accountId))).toEqual(actions);
  });

  it('is nothing for a reader', () => {
    expect(
      SCRIPT_VERSION_STATES.flatMap((state) => versionActions(facts(state, '1', '1'), { accountId: '2', role: 'bank_auditor' })),
    ).toEqual([]);
  });
});
