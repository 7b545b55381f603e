import { StateMachine } from '../shared/index.js';

export const STATEMENT_STATES = [
  'drafted',
  'reported',
  'assessed',
  'disputed',
  'agreed',
  'approved',
  'invoiced',
  'paid',
  'closed',
] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];
export const STATEMENT_ACTIONS = ['report', 'assess', 'agree', 'dispute', 'approve', 'invoice', 'pay', 'close'] as const;
export type StatementAction = (typeof STATEMENT_ACTIONS)[number];

const bank = ['bank_manager'];
const vendor = ['vendor_manager'];

/**
 * A statement's life (L19). Before assessment its figures are a live draft; from approval on it is frozen. Approving needs another
 * person than the one who assessed; closing what was not paid is only for a statement over nothing.
 */
export const STATEMENT_MACHINE = new StateMachine<StatementState, StatementAction>('statement', 'drafted', [
  { from: ['drafted'], action: 'report', to: 'reported', who: vendor },
  { from: ['reported', 'assessed', 'disputed'], action: 'assess', to: 'assessed', who: bank },
  { from: ['assessed'], action: 'agree', to: 'agreed', who: vendor },
  { from: ['assessed'], action: 'dispute', to: 'disputed', who: vendor },
  { from: ['agreed'], action: 'approve', to: 'approved', who: bank },
  { from: ['approved'], action: 'invoice', to: 'invoiced', who: bank },
  { from: ['invoiced'], action: 'pay', to: 'paid', who: bank },
  { from: ['approved', 'paid'], action: 'close', to: 'closed', who: bank },
]);

/** Figures are computed anew at every reading. */
export const LIVE_STATES: readonly StatementState[] = ['drafted', 'reported', 'disputed'];
/** The document is stored for ever and its lines are settled. */
export const FROZEN_STATES: readonly StatementState[] = ['approved', 'invoiced', 'paid', 'closed'];

export interface StatementFacts {
  state: StatementState;
  assessedBy: string | null;
  /** Whether the period's last day has passed. */
  over: boolean;
  /** Payable amount of the frozen document. */
  payableFen: bigint | null;
}

/** What this person may do with the statement now. */
export function statementActions(statement: StatementFacts, me: { accountId: string; role: string }): StatementAction[] {
  const { state, assessedBy, over, payableFen } = statement;
  return STATEMENT_MACHINE.transitions
    .filter((row) => row.from.includes(state) && row.who.includes(me.role))
    .map((row) => row.action)
    .filter((action) => action !== 'report' || over)
    .filter((action) => action !== 'approve' || assessedBy !== me.accountId)
    .filter((action) => !(action === 'close' && state === 'approved') || payableFen === 0n)
    .filter((action) => action !== 'invoice' || payableFen !== 0n);
}
