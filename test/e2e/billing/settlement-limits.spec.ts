import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Settlement, Statement } from '../../../src/billing/index.js';
import { ContractOrder, ContractsService, ContractTerms, loanOutboundTerms } from '../../../src/contracts/index.js';
import { Sweeper, systemActor } from '../../../src/platform/index.js';
import { upheld } from '../../support/decided.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { Answer, HttpClient } from '../../support/http-client.js';
import { recordDay, recordOutcomes } from '../../support/recorded-calls.js';
import { refusalOf } from '../../support/refusal.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorkedExample, type WorkedExample } from '../../support/worked-example.js';
import { makeWorld } from '../../support/world.js';

type View = Record<string, any>;

/** Two orders of the worked example's shape: ours, and one of another bank and vendor. */
describe('what a settlement refuses, and what it carries', () => {
  const clock = new FakeClock('2026-07-14T02:00:00.000Z');
  let test: TestApp;
  let source: DataSource;
  let example: WorkedExample;
  let q3: string;
  let q4: string;
  const clients = new Map<string, HttpClient>();

  const act = async (username: string, path: string, body: object = {}): Promise<Answer<View>> =>
    clients.get(username)!.post<View>(`/statements/${path}`, body);
  const show = async (username: string, id: string): Promise<View> => (await clients.get(username)!.get<View>(`/statements/${id}`)).body;

  /** From report to agreement; answers the hash that was agreed. */
  const agreed = async (id: string): Promise<string> => {
    await act('vendor', `${id}/report`, { note: '季度报告' });
    const { body } = await act('manager1', `${id}/assess`);
    const sha256 = body['sha256'] as string;
    expect((await act('vendor', `${id}/agree`, { sha256 })).body).toMatchObject({ state: 'agreed' });
    return sha256;
  };

  beforeAll(async () => {
    test = await startTestApp({ clock });
    source = test.get(DataSource);
    example = await makeWorkedExample(test);
    await makeWorld(test, { prefix: 'other-' });
    clock.set('2027-01-04T02:00:00.000Z');
    for (const username of ['manager1', 'manager2', 'vendor', 'auditor1', 'other-manager1', 'other-vendor']) {
      const client = test.client();
      await client.signIn(username);
      clients.set(username, client);
    }
    await test.get(Sweeper).runNow('statements');
    const rows = await source.manager.find(Statement, { where: { orderId: example.orderId }, order: { fromOn: 'ASC' } });
    [q3, q4] = rows.map(({ id }) => id) as [string, string];
    expect(rows).toHaveLength(2);
  }, 120_000);
  afterAll(() => test.close());

  it('the sweep makes each statement once', async () => {
    expect(await test.get(Sweeper).runNow('statements')).toBe(0);
  });

  it("another vendor's or bank's statements do not exist", async () => {
    for (const username of ['other-manager1', 'other-vendor']) {
      const client = clients.get(username)!;
      expect((await client.get<View>('/statements')).body['items'].filter((item: View) => item['orderId'] === example.orderId)).toEqual([]);
      for (const path of ['', '/document.json', '/document.xlsx', '/document.pdf', '/lines/fee:2026-07:seat-1/calls'])
        expect([path, (await client.get(`/statements/${q3}${path}`)).status]).toEqual([path, 404]);
    }
    expect((await act('other-vendor', `${q3}/report`, { note: 'not mine' })).status).toBe(404);
    expect((await act('other-manager1', `${q3}/assess`)).status).toBe(404);
  });

  it('an auditor reads everything and does nothing', async () => {
    expect(await show('auditor1', q3)).toMatchObject({ state: 'drafted', actions: [] });
    expect((await act('auditor1', `${q3}/close`)).status).toBe(403);
  });

  it('quarters are settled in order', async () => {
    expect(await act('vendor', `${q4}/report`, { note: '季度报告' })).toMatchObject({ status: 200 });
    expect(await act('manager1', `${q4}/assess`)).toMatchObject({
      status: 409,
      body: { code: 'earlier_statement_open', facts: { period: '2026-Q3', statement: q3 } },
    });
  });

  it('an amount beyond what is left of the order is not approved', async () => {
    const sha256 = await agreed(q3);
    await source.manager.update(ContractOrder, { id: example.orderId }, { ceilingFen: 2_236_691n });
    expect((await act('manager2', `${q3}/approve`, { sha256 })).body).toMatchObject({
      code: 'ceiling_exceeded',
      facts: { ceilingFen: '2236691', usedFen: '0', leftFen: '2236691', payableFen: '2236692' },
    });
    await source.manager.update(ContractOrder, { id: example.orderId }, { ceilingFen: 2_236_692n });
    expect((await act('manager2', `${q3}/approve`, { sha256 })).body).toMatchObject({ state: 'approved' });
  });

  it('twice at once freezes once, and leaves one pair of files', async () => {
    await source.manager.update(ContractOrder, { id: example.orderId }, { ceilingFen: 10_000_000n });
    // A later complaint takes more than the quarter earns.
    for (const id of ['61', '62', '63', '64', '65', '66', '67'])
      await upheld(test, example.world, example.orderId, { id, receivedOn: '2026-11-02' });
    await upheld(test, example.world, example.orderId, { id: '68', receivedOn: '2027-01-03' });
    const sha256 = await agreed(q4);
    const answers = await Promise.all([1, 2].map(() => act('manager2', `${q4}/approve`, { sha256 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [count] = await source.query("SELECT COUNT(*) AS files FROM stored_file WHERE file_class = 'statement'");
    expect(Number(count.files)).toBe(4);
  });

  it('nothing is payable below zero: the rest is carried, and a statement over nothing is closed without an invoice', async () => {
    const view = await show('manager1', q4);
    // Fees 711112; eight complaints, the one after the order's end among them, 800000.
    expect(view['document'].lines.at(-1)).toMatchObject({ key: 'carried:2026-Q4', amountFen: '88888' });
    expect(view['document'].totals).toMatchObject({ linesFen: '0', payableFen: '0', carriedFen: '88888' });
    expect(view['actions']).toEqual(['close']);
    expect((await act('manager1', `${q3}/close`)).body).toMatchObject({ code: 'state_conflict' });
    expect((await act('manager1', `${q4}/close`)).body).toMatchObject({ state: 'closed' });
  });

  it('a corrected outcome counts by its latest version, and a call that was taken back not at all', async () => {
    const settlement = test.get(Settlement);
    const world = await makeWorld(test, { prefix: 'third-' });
    const statement = {
      contractId: world.contractId,
      orderId: world.orderId,
      periodCode: '2026-Q4',
      fromOn: '2026-10-01',
      toOn: '2026-12-31',
    };
    const day = { contractId: world.contractId, orderId: world.orderId, agentId: world.agentIds[0]!, seat: 'seat-1' };
    const intents = await recordDay(source, { ...day, workOn: '2026-10-08', calls: 3, intents: ['a', 'b', 'c'] });
    await recordDay(source, { ...day, workOn: '2026-10-09', calls: 0, intents: [], takenBack: 2 });
    const at = new Date('2026-10-09T02:00:00.000Z');
    const corrected = { ...day, callId: intents[0]!.callId, customer: 'a', workOn: '2026-10-08', at, version: 2 };
    await recordOutcomes(source, [{ ...corrected, code: 'refused' }]);
    const { document } = await settlement.compute(statement);
    expect(document.months[0]).toMatchObject({ successes: 2, headDays: 1, paidSeatDays: 1 });
    await recordOutcomes(source, [{ ...corrected, code: 'intent', version: 3 }]);
    const again = await settlement.compute(statement);
    expect(again.document.months[0]).toMatchObject({ successes: 3 });
    expect((await settlement.compute(statement)).text).toBe(again.text);
  });

  it('terms from before there was settlement are named, and the page says so', async () => {
    const world = await makeWorld(test, { prefix: 'old-' });
    const { fees: _fees, deadlines: _deadlines, ...document } = loanOutboundTerms();
    await source.manager.update(
      ContractTerms,
      { contractId: world.contractId },
      { document: { ...document, officialCalendar: false } as never },
    );
    await test.get(Sweeper).runNow('statements');
    const [statement] = await source.manager.find(Statement, { where: { orderId: world.orderId }, order: { fromOn: 'ASC' } });
    const facts = { group: 'fees', version: 1 };
    // The terms of a contract are cached for seconds; a contract that nobody has read yet is read anew.
    const other = await startTestApp({ on: test, config: { role: 'api' } });
    try {
      const vendor = other.client();
      await vendor.signIn('old-vendor');
      const view = await vendor.get<View>(`/statements/${statement!.id}`);
      expect(view.body).toMatchObject({ document: null, sha256: null, deadlines: [], problem: { code: 'term_missing', facts } });
      expect((await vendor.post<View>(`/statements/${statement!.id}/report`, { note: '季度报告' })).body).toMatchObject({
        code: 'term_missing',
        facts,
      });
    } finally {
      await other.stop();
    }
  });

  it('amounts with and without VAT cannot follow one another in a contract', async () => {
    const terms = loanOutboundTerms();
    terms.fees.pricesIncludeVat = true;
    const contracts = test.get(ContractsService);
    const refused = (): Promise<unknown> => contracts.addTerms(systemActor('test'), example.world.contractId, '2026-08-01', terms, null);
    expect(await refusalOf(refused)).toMatchObject({ code: 'validation_failed', facts: { errors: [{ field: 'fees.pricesIncludeVat' }] } });
  });

  it('the audit trail names each step', async () => {
    const rows: { action: string }[] = await source.query('SELECT action FROM audit_entry WHERE subject = ? ORDER BY id', [
      `statement:${q3}`,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(['statement.report', 'statement.assess', 'statement.agree', 'statement.approve']);
  });
});
