import { StateMachine } from '../shared/index.js';

export const SCRIPT_VERSION_STATES = ['draft', 'submitted', 'approved', 'retired'] as const;
export type ScriptVersionState = (typeof SCRIPT_VERSION_STATES)[number];
export type ScriptVersionAction = 'replace' | 'submit' | 'approve' | 'retire' | 'supersede';

/** From draft to retired. Retiring also is how a draft is thrown away and a submitted version refused. */
export const SCRIPT_VERSION_MACHINE = new StateMachine<ScriptVersionState, ScriptVersionAction>('script_version', 'draft', [
  { from: ['draft'], action: 'replace', to: 'draft', who: ['bank_manager'] },
  { from: ['draft'], action: 'submit', to: 'submitted', who: ['bank_manager'] },
  { from: ['submitted'], action: 'approve', to: 'approved', who: ['bank_manager'] },
  { from: ['draft', 'submitted', 'approved'], action: 'retire', to: 'retired', who: ['bank_manager'] },
  { from: ['approved'], action: 'supersede', to: 'retired', who: ['system'] },
]);

export interface VersionFacts {
  state: ScriptVersionState;
  createdBy: string | null;
  submittedBy: string | null;
  /** Whether no later version of the script exists. */
  newest: boolean;
}

/** Whether a person had a hand in a version, and so can't be the one to approve it (four eyes). */
export function madeBy(version: Pick<VersionFacts, 'createdBy' | 'submittedBy'>, accountId: string): boolean {
  return version.createdBy === accountId || version.submittedBy === accountId;
}

/** Whether a new wording by this person takes the place of the version instead of following it: only one's own newest draft. */
export function isReplacedBy(version: VersionFacts, accountId: string | null): boolean {
  return SCRIPT_VERSION_MACHINE.allows(version.state, 'replace') && version.newest && version.createdBy === accountId;
}

/** What this person may do with the version now. */
export function versionActions(version: VersionFacts, me: { accountId: string; role: string }): ScriptVersionAction[] {
  return SCRIPT_VERSION_MACHINE.transitions
    .filter((row) => row.from.includes(version.state) && row.who.includes(me.role))
    .map((row) => row.action)
    .filter((action) => action !== 'approve' || !madeBy(version, me.accountId))
    .filter((action) => action !== 'replace' || isReplacedBy(version, me.accountId));
}
