import { nextAct, stepsOf } from './statement-steps';

const event = (action: string): any => ({ action, by: action, at: '2026-10-09T02:00:00Z', side: 'bank', disputed: [] });
const totals = (payableFen: string): any => ({ totals: { payableFen } });

describe('the steps of a statement', () => {
  it.each<[string, string[], string, string, string]>([
    ['drafted', [], '100', 'now later later later later later later', 'the vendor reports first'],
    ['reported', ['report'], '100', 'done now later later later later later', 'then the bank assesses'],
    ['disputed', ['report', 'assess', 'dispute'], '100', 'done now later later later later later', 'a dispute leads back to assessment'],
    ['agreed', ['report', 'assess', 'agree'], '100', 'done done done now later later later', 'approval by another'],
    ['approved', ['report', 'assess', 'agree', 'approve'], '100', 'done done done done now later later', 'an invoice is due'],
    ['approved', ['report', 'assess', 'agree', 'approve'], '0', 'done done done done skipped skipped now', 'nothing to invoice'],
    ['closed', ['report', 'assess', 'agree', 'approve', 'close'], '0', 'done done done done skipped skipped done', 'closed over nothing'],
    [
      'closed',
      ['report', 'assess', 'agree', 'approve', 'invoice', 'pay', 'close'],
      '100',
      'done done done done done done done',
      'all of it',
    ],
  ])('%s after %j over %s', (state, actions, payable, expected, _why) => {
    const steps = stepsOf({ state: state as any, history: actions.map(event), document: totals(payable) });
    expect(steps.map((step) => step.standing).join(' ')).toBe(expected);
  });

  it('names the last of several assessments, and none that a dispute has undone', () => {
    const history = [event('report'), { ...event('assess'), by: 'first' }, event('dispute'), { ...event('assess'), by: 'second' }];
    expect(stepsOf({ state: 'assessed', history, document: totals('1') })[1]!.event!.by).toBe('second');
    expect(stepsOf({ state: 'disputed', history: history.slice(0, 3), document: null })[1]!.event).toBeUndefined();
  });
});

describe('what a person is expected to do next', () => {
  it.each<[string, string[], string | undefined, string]>([
    ['assessed', ['assess'], undefined, 'the bank waits for the vendor, though it may assess again'],
    ['assessed', ['agree', 'dispute'], 'agree', 'a dispute is never the filled button'],
    ['disputed', ['assess'], 'assess', 'now the assessment is due'],
    ['approved', ['close'], 'close', 'nothing to invoice'],
    ['closed', [], undefined, 'nothing'],
  ])('%s with %j: %s', (state, actions, expected, _why) => {
    expect(nextAct({ state: state as any, actions: actions as any })).toBe(expected);
  });
});
