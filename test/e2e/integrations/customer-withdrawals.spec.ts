import { DataSource } from 'typeorm';
import { DoNotCallService } from '../../../src/compliance/index.js';
import { systemActor } from '../../../src/platform/index.js';
import { bankSystem, type BankSystem } from '../../support/bank-system.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { Answer, HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, startedCampaign, type World } from '../../support/world.js';

const RACES = 12;

describe('one customer is withdrawn from a campaign', () => {
  let test: TestApp;
  let world: World;
  let system: BankSystem;
  let manager: HttpClient;
  let agent: HttpClient;
  let source: DataSource;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock() });
    source = test.get(DataSource);
    world = await makeWorld(test, { agents: 1 });
    system = await bankSystem(test, world);
    manager = test.client();
    await manager.signIn('manager1');
    agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    await releaseList(test, world, customers(40));
  }, 120_000);
  afterAll(() => test.close());

  const path = (campaignId = world.campaignId): string => `/campaigns/${campaignId}/customer-withdrawals`;
  const withdraw = (customerRef: string, key?: string): Promise<Answer> => system.post(path(), { customerRef, reason: 'loan paid' }, key);
  /** The reference of a prospect, by its place in the file. */
  const refOf = async (prospectId: string): Promise<string> => {
    const [row] = await source.query('SELECT file_row FROM prospect WHERE id = ?', [prospectId]);
    return `C${row.file_row - 1}`;
  };
  const stateOf = async (ref: string): Promise<{ state: string; withdrawn_by: string | null }> => {
    const [row] = await source.query('SELECT state, withdrawn_by FROM prospect WHERE campaign_id = ? AND file_row = ?', [
      ...[world.campaignId, Number(ref.slice(1)) + 1],
    ]);
    return row;
  };
  const inState = async (state: string): Promise<string> => {
    const [row] = await source.query('SELECT id FROM prospect WHERE campaign_id = ? AND state = ? LIMIT 1', [world.campaignId, state]);
    return refOf(String(row.id));
  };
  const openCard = async (): Promise<{ cardId: string; ref: string }> => {
    const { body } = await waitFor('a card', async () => {
      const answer = await agent.post('/card/next');
      return answer.body['customer'] ? answer : null;
    });
    const { cardId } = body['customer'];
    const [card] = await source.query('SELECT prospect_id FROM card WHERE id = ?', [cardId]);
    return { cardId, ref: await refOf(String(card.prospect_id)) };
  };
  const WITHDRAWN = { state: 'withdrawn', withdrawn_by: 'customer' };

  it('one on a seat’s list leaves it; the same again changes nothing, with the same key and with another', async () => {
    await waitFor('dealt', async () => Number((await source.query("SELECT COUNT(*) AS n FROM task WHERE state = 'dealt'"))[0].n) > 0);
    const ref = await inState('dealt');
    const first = await withdraw(ref, 'paid-0001');
    expect([first.status, first.body]).toEqual([200, { changed: true, callInProgress: false }]);
    expect((await withdraw(ref, 'paid-0001')).body).toEqual({ changed: true, callInProgress: false });
    expect((await withdraw(ref, 'paid-0002')).body).toEqual({ changed: false, callInProgress: false });
    const another = ref === 'C1' ? 'C2' : 'C1';
    expect((await withdraw(another, 'paid-0001')).body['code']).toBe('idempotency_mismatch');
    expect(await stateOf(ref)).toEqual(WITHDRAWN);
    const [task] = await source.query(
      "SELECT COUNT(*) AS n FROM task t JOIN prospect p ON p.id = t.prospect_id WHERE p.file_row = ? AND t.state = 'dealt'",
      [Number(ref.slice(1)) + 1],
    );
    expect(Number(task.n)).toBe(0);
    const [entry] = await source.query("SELECT details FROM audit_entry WHERE action = 'customer.withdraw' ORDER BY id LIMIT 1");
    expect(JSON.parse(entry.details)).toMatchObject({ reason: 'loan paid' });
    expect(entry.details).not.toContain(ref);
  });

  it('one on an open card leaves it, and the dial is refused in words', async () => {
    const { cardId, ref } = await openCard();
    expect((await withdraw(ref)).body).toEqual({ changed: true, callInProgress: false });
    expect((await agent.get('/card')).body['state']).toBe('withdrawn');
    expect((await agent.post('/card/dial', { cardId, phoneIndex: 0 })).body).toMatchObject({ code: 'withdrawn' });
    expect((await openCard()).ref).not.toBe(ref);
    expect(await stateOf(ref)).toEqual(WITHDRAWN);
  });

  it('a call in progress goes on to its outcome, even a callback, and nothing follows it', async () => {
    const { cardId, ref } = await openCard();
    const { body } = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
    expect((await withdraw(ref)).body).toEqual({ changed: true, callInProgress: true });
    const callId = body['call']?.callId ?? (await agent.get('/card')).body['call'].callId;
    await callEnded(agent, callId);
    const saved = await agent.post('/card/outcome', { cardId, callId, code: 'no_answer', confirmed: true, fields: {} });
    expect(saved.status).toBe(200);
    expect(await stateOf(ref)).toEqual(WITHDRAWN);
  });

  it('a callback that waits is withdrawn with its customer', async () => {
    const ref = await inState('callable').catch(() => inState('dealt'));
    const [prospect] = await source.query('SELECT id FROM prospect WHERE campaign_id = ? AND file_row = ?', [
      ...[world.campaignId, Number(ref.slice(1)) + 1],
    ]);
    await source.query("UPDATE prospect SET state = 'callback' WHERE id = ?", [prospect.id]);
    await source.query(
      `INSERT INTO callback (campaign_id, prospect_id, agent_id, due_at, team_from_at, state, created_at)
       VALUES (?, ?, ?, '2027-01-01', '2027-01-01', 'waiting', '2026-01-01')`,
      [world.campaignId, prospect.id, world.agentIds[0]],
    );
    expect((await withdraw(ref)).body).toMatchObject({ changed: true });
    const [callback] = await source.query('SELECT state FROM callback WHERE prospect_id = ?', [prospect.id]);
    expect(callback.state).toBe('withdrawn');
  });

  it('says clearly what cannot be withdrawn', async () => {
    expect((await withdraw('NOBODY')).body).toMatchObject({ code: 'not_found', facts: { field: 'customerRef' } });
    const done = await inState('dealt');
    await source.query("UPDATE prospect SET state = 'done' WHERE campaign_id = ? AND file_row = ?", [
      ...[world.campaignId, Number(done.slice(1)) + 1],
    ]);
    const refused = await withdraw(done);
    expect([refused.status, refused.body['facts']]).toEqual([409, { subject: 'customer', state: 'done', action: 'withdraw' }]);
    const over = await startedCampaign(test, { ...world, title: '结束的活动' });
    await source.query("UPDATE campaign SET state = 'completed' WHERE id = ?", [over]);
    expect((await system.post(path(over), { customerRef: done, reason: 'loan paid' })).body).toMatchObject({
      ...{ code: 'state_conflict', facts: { subject: 'campaign', state: 'completed' } },
    });
    expect((await system.post(path(), { customerRef: done, reason: 'call 13800138000' })).body).toMatchObject({
      ...{ code: 'validation_failed', errors: [{ field: 'reason' }] },
    });
    expect((await system.post(path(), { customerRef: done, reason: 'loan paid' }, null)).body['code']).toBe('idempotency_key_missing');
  });

  it('belongs to the bank of the key and to keys that may push', async () => {
    const other = await bankSystem(test, await makeWorld(test, { prefix: 'other-' }));
    expect((await other.post(path(), { customerRef: 'C30', reason: 'loan paid' })).status).toBe(404);
    const reader = await bankSystem(test, world, { scopes: ['campaigns:read', 'outcomes:read'] });
    expect((await reader.post(path(), { customerRef: 'C30', reason: 'loan paid' })).body['code']).toBe('forbidden');
  });

  it('a manager can do the same by hand; when do-not-call ends, nobody puts this customer back', async () => {
    const ref = await inState('dealt');
    const doNotCall = test.get(DoNotCallService);
    const entry = await doNotCall.addByHand(systemActor('test'), world.bankId, { customerRef: ref, reason: 'by letter' });
    expect(await stateOf(ref)).toEqual({ state: 'withdrawn', withdrawn_by: 'do_not_call' });
    const byHand = await manager.post(path(), { customerRef: ` ${ref} `, reason: 'loan paid' });
    expect([byHand.status, byHand.body]).toEqual([200, { changed: true, callInProgress: false }]);
    expect(await stateOf(ref)).toEqual(WITHDRAWN);
    const colleague = test.client();
    await colleague.signIn('manager2');
    await manager.post(`/do-not-call/${entry}/removal`, { reason: 'a mistake' });
    await colleague.post(`/do-not-call/${entry}/removal/approve`);
    expect((await manager.get(`/do-not-call/${entry}`)).body).toMatchObject({ state: 'removed', returnable: 0 });
    expect((await agent.post(path(), { customerRef: ref, reason: 'loan paid' })).status).toBe(403);
  });

  it(`no dial is granted after the answer, in ${RACES} races`, async () => {
    for (let race = 0; race < RACES; race += 1) {
      const { cardId, ref } = await openCard();
      const [withdrawn, dialled] = await Promise.all([
        new Promise((done) => setTimeout(done, race)).then(() => withdraw(ref)),
        agent.post('/card/dial', { cardId, phoneIndex: 0 }),
      ]);
      expect(withdrawn.status).toBe(200);
      // Either the withdrawal saw the call, or there is none.
      expect([dialled.status === 200, dialled.body['code'] ?? 'granted']).toEqual(
        withdrawn.body['callInProgress'] ? [true, 'granted'] : [false, 'withdrawn'],
      );
      if (dialled.status !== 200) continue;
      const callId = (await agent.get('/card')).body['call'].callId;
      await callEnded(agent, callId);
      await agent.post('/card/outcome', { cardId, callId, code: 'no_answer', confirmed: true, fields: {} });
    }
  });
});
