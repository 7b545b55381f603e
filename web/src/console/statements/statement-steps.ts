import type { Statement, StatementAction, StatementEvent, StatementState } from '../../shared/api-types';

type PathAction = Exclude<StatementAction, 'dispute'>;

/** What this person is expected to do next. To assess again what waits for the vendor is possible, not expected. */
export function nextAct({ actions, state }: Pick<Statement, 'actions' | 'state'>): StatementAction | undefined {
  return actions.find((action) => action !== 'dispute' && !(action === 'assess' && state === 'assessed'));
}

export interface Step {
  action: PathAction;
  side: 'bank' | 'vendor';
  standing: 'done' | 'now' | 'later' | 'skipped';
  event: StatementEvent | undefined;
}

/** The path of a statement that nobody disputes. */
const PATH: [PathAction, Step['side']][] = [
  ['report', 'vendor'],
  ['assess', 'bank'],
  ['agree', 'vendor'],
  ['approve', 'bank'],
  ['invoice', 'bank'],
  ['pay', 'bank'],
  ['close', 'bank'],
];

/** How many steps of the path are behind a state; a dispute leads back before the assessment. */
const BEHIND: Record<StatementState, number> = {
  drafted: 0,
  reported: 1,
  disputed: 1,
  assessed: 2,
  agreed: 3,
  approved: 4,
  invoiced: 5,
  paid: 6,
  closed: 7,
};

/** Steps with who did them; a statement over nothing is closed without invoice and payment. */
export function stepsOf({ state, history, document }: Pick<Statement, 'state' | 'history' | 'document'>): Step[] {
  const behind = BEHIND[state];
  const nothing = document?.totals.payableFen === '0' && behind >= BEHIND.approved;
  const idle = (action: PathAction): boolean => nothing && (action === 'invoice' || action === 'pay');
  const now = PATH.findIndex(([action], index) => index >= behind && !idle(action));
  return PATH.map(([action, side], index) => {
    const event = index < behind ? history.findLast((one) => one.action === action) : undefined;
    const standing = idle(action) && !event ? 'skipped' : index < behind ? 'done' : index === now ? 'now' : 'later';
    return { action, side, standing, event };
  });
}
