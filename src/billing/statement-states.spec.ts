import { STATEMENT_MACHINE, STATEMENT_STATES, type StatementAction, statementActions, type StatementFacts } from './statement-states.js';

const MANAGER = { accountId: '1', role: 'bank_manager' };
const VENDOR = { accountId: '2', role: 'vendor_manager' };

describe('the life of a statement', () => {
  it('every state is reached, and closed leads nowhere', () => {
    expect(STATEMENT_MACHINE.unreachable()).toEqual([]);
    expect(STATEMENT_MACHINE.transitions.filter(({ from }) => from.includes('closed'))).toEqual([]);
    expect(new Set(STATEMENT_MACHINE.transitions.flatMap(({ from, to }) => [...from, to]))).toEqual(new Set(STATEMENT_STATES));
  });

  it.each<[Partial<StatementFacts>, typeof MANAGER, StatementAction[], string]>([
    [{ state: 'drafted' }, VENDOR, ['report'], 'the vendor reports'],
    [{ state: 'drafted', over: false }, VENDOR, [], 'not before the quarter is over'],
    [{ state: 'drafted' }, MANAGER, [], 'the bank waits for the report'],
    [{ state: 'reported' }, MANAGER, ['assess'], 'the bank assesses'],
    [{ state: 'assessed' }, VENDOR, ['agree', 'dispute'], 'the vendor answers'],
    [{ state: 'assessed' }, MANAGER, ['assess'], 'the bank may assess again'],
    [{ state: 'disputed' }, MANAGER, ['assess'], 'after a dispute the bank assesses again'],
    [{ state: 'agreed', assessedBy: '1' }, MANAGER, [], 'the assessor does not approve'],
    [{ state: 'agreed', assessedBy: '3' }, MANAGER, ['approve'], 'another manager does'],
    [{ state: 'agreed' }, { accountId: '4', role: 'bank_auditor' }, [], 'an auditor only reads'],
    [{ state: 'approved', payableFen: 1n }, MANAGER, ['invoice'], 'something to pay'],
    [{ state: 'approved', payableFen: 0n }, MANAGER, ['close'], 'nothing to pay'],
    [{ state: 'invoiced', payableFen: 1n }, MANAGER, ['pay'], 'invoiced'],
    [{ state: 'paid', payableFen: 1n }, MANAGER, ['close'], 'paid'],
    [{ state: 'closed', payableFen: 1n }, MANAGER, [], 'closed for the bank'],
    [{ state: 'closed', payableFen: 1n }, VENDOR, [], 'closed for the vendor'],
  ])('%p for %j: %j, %s', (facts, me, actions) =>
    expect(statementActions({ state: 'drafted', assessedBy: null, over: true, payableFen: null, ...facts }, me)).toEqual(actions),
  );
});
