import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DealingService, DealRun, DealRuns } from '../../../src/campaigns/index.js';
import { Sweeper } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, releaseList, startedCampaign, type World } from '../../support/world.js';

const MINUTE = 60_000;
const AGENTS = 6;

/** Only the api runs: what the worker does by itself is done by hand, at a moment that the test knows. */
describe('dealing to who is there', () => {
  const clock = new FakeClock('2026-03-04T02:00:00.000Z');
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let manager: HttpClient;
  let listId: string;
  const agents: HttpClient[] = [];

  const dealt = async (agentId: string): Promise<number> =>
    Number((await source.query("SELECT COUNT(*) AS n FROM task WHERE state = 'dealt' AND agent_id = ?", [agentId]))[0].n);
  const all = (): Promise<number[]> => Promise.all(world.agentIds.map(dealt));
  const sweep = (name: string): Promise<number> => test.get(Sweeper).runNow(name);
  const states = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await source.query('SELECT state, COUNT(*) AS n FROM prospect GROUP BY state')).map((row: { state: string; n: string }) => [
        row.state,
        Number(row.n),
      ]),
    );

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { role: 'api', idleLockSeconds: 86_400 } });
    world = await makeWorld(test, { agents: AGENTS, terms: (terms) => void (terms.volume.capPerHeadPerDay = 100) });
    source = test.get(DataSource);
    manager = test.client();
    await manager.signIn('manager1');
    for (let index = 1; index <= AGENTS; index += 1) {
      agents.push(test.client());
      if (index < AGENTS) await agents[index - 1]!.signIn(`agent${index}`);
    }
    const rows = customers(900).map((row, index) => ({ ...row, region: `区${[0, 0, 0, 0, 1, 1, 1, 2, 2, 3][index % 10]}` }));
    listId = await releaseList(test, world, rows);
  }, 120_000);
  afterAll(() => test.close());

  it('five seats that are there get their cap, the sixth never came and gets nothing', async () => {
    await sweep('deal');
    expect(await all()).toEqual([100, 100, 100, 100, 100, 0]);
    expect(await states()).toEqual({ callable: 400, dealt: 500 });
  });

  it('the lists are alike and the draw is a sample of the whole pool (chi-square over the strata)', async () => {
    const rows = (await source.query(
      "SELECT t.agent_id, p.region, COUNT(*) AS n FROM task t JOIN prospect p ON p.id = t.prospect_id WHERE t.state = 'dealt' GROUP BY t.agent_id, p.region",
    )) as { agent_id: string; region: string; n: string }[];
    const share: Record<string, number> = { 区0: 40, 区1: 30, 区2: 20, 区3: 10 };
    const chi = rows.reduce((sum, row) => sum + (Number(row.n) - share[row.region]!) ** 2 / share[row.region]!, 0);
    // 15 degrees of freedom: chance alone would give about 15.
    expect(chi).toBeLessThan(2);
    expect(rows).toHaveLength(20);
    const [{ half }] = await source.query(
      "SELECT SUM(p.file_row > 451) AS half FROM task t JOIN prospect p ON p.id = t.prospect_id WHERE t.state = 'dealt'",
    );
    // Of 500 drawn from 900, the second half of the file has 250 give or take 4 times 7.5.
    expect(Math.abs(Number(half) - 250)).toBeLessThan(30);
  });

  it('the stored run comes out the same again, and another seed does not', async () => {
    const [run] = await test.get(DealRuns).ofCampaign(world.campaignId);
    const { same, dealt: stored } = await test.get(DealRuns).repeat(run!);
    expect(same).toBe(true);
    expect([...stored.values()].map((list) => list.length)).toEqual([100, 100, 100, 100, 100]);
    expect((await test.get(DealRuns).repeat(Object.assign(new DealRun(), run, { seed: run!.seed + 1 }))).same).toBe(false);
    const shown = await manager.get(`/dealings/${run!.id}`);
    expect(shown.body).toMatchObject({ repeats: true, customers: 500, seats: 5, strataCount: 4 });
    expect(shown.body['strata'].map(({ callable }: { callable: number }) => callable).sort()).toEqual([180, 270, 360, 90].sort());
    expect((await manager.get(`/campaigns/${world.campaignId}/dealings`)).body['items']).toHaveLength(1);
  });

  it('who signs out keeps the list for twenty minutes, then it goes back', async () => {
    await agents[4]!.delete('/session');
    clock.advance(20 * MINUTE - 1);
    await sweep('return-tasks');
    expect(await dealt(world.agentIds[4]!)).toBe(100);
    clock.advance(1);
    await sweep('return-tasks');
    expect(await all()).toEqual([100, 100, 100, 100, 0, 0]);
    await agents[4]!.signIn('agent5');
    await sweep('deal');
    expect(await dealt(world.agentIds[4]!)).toBe(100);
  });

  it('an expired exam takes the list away', async () => {
    await source.query("UPDATE agent_document SET expires_on = '2026-03-03' WHERE agent_id = ? AND kind = 'exam'", [world.agentIds[4]]);
    await sweep('return-tasks');
    expect(await dealt(world.agentIds[4]!)).toBe(0);
    await sweep('deal');
    expect(await dealt(world.agentIds[4]!)).toBe(0);
  });

  it('a manager moves customers to another seat that has room, with a reason', async () => {
    const [first, second] = world.agentIds;
    expect((await manager.post(`/seats/${first}/move`, { toAgentId: second, customers: 1, reason: 'leaves early' })).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'customers', reason: 'that seat has room for 0 more today' }],
    });
    expect((await manager.post(`/seats/${second}/move`, { customers: 30, reason: 'meeting' })).body).toEqual({ changed: 30 });
    expect(await dealt(second!)).toBe(70);
    expect((await manager.post(`/seats/${first}/move`, { toAgentId: second, customers: 30, reason: 'leaves early' })).body).toEqual({
      changed: 30,
    });
    expect([await dealt(first!), await dealt(second!)]).toEqual([70, 100]);
    expect((await manager.post(`/seats/${first}/move`, { toAgentId: world.agentIds[5], reason: 'absent' })).status).toBe(400);
    const [entry] = await source.query("SELECT details FROM audit_entry WHERE action = 'seat.move' ORDER BY id DESC LIMIT 1");
    expect(JSON.parse(entry.details)).toMatchObject({ moved: 30, reason: 'leaves early', toAgentId: second });
  });

  it('a held seat gets nothing new and says so; resumed it gets its share', async () => {
    const [first] = world.agentIds;
    expect((await manager.post(`/seats/${first}/hold`, { returnList: true, reason: 'training' })).status).toBe(200);
    expect((await manager.post(`/seats/${first}/hold`, { returnList: true, reason: 'training' })).body).toMatchObject({
      code: 'state_conflict',
    });
    await sweep('deal');
    expect(await dealt(first!)).toBe(0);
    expect((await agents[0]!.post('/card/next')).body).toMatchObject({ code: 'seat_held', facts: { reason: 'training', by: 'manager1' } });
    const board = await manager.get('/seats');
    expect(board.body['seats'][0]).toMatchObject({ left: 0, hold: { reason: 'training' } });
    expect((await manager.post(`/seats/${first}/resume`, { reason: 'is back' })).status).toBe(200);
    await sweep('deal');
    expect(await dealt(first!)).toBe(100);
  });

  it('a paused list leaves the seats, and comes back when it is resumed', async () => {
    expect((await manager.post(`/lists/${listId}/pause`, { reason: 'wrong product' })).body).toMatchObject({
      state: 'paused',
      stateReason: 'wrong product',
    });
    await sweep('deal');
    expect(await all()).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await agents[0]!.post('/card/next')).body).toMatchObject({ code: 'list_empty' });
    expect((await manager.post(`/lists/${listId}/pause`, { reason: 'again' })).body).toMatchObject({ code: 'state_conflict' });
    expect((await manager.post(`/lists/${listId}/resume`, { reason: 'corrected' })).body).toMatchObject({ state: 'released' });
    await sweep('deal');
    expect(await all()).toEqual([100, 100, 100, 100, 0, 0]);
  });

  it('a list put first is dealt first', async () => {
    const urgent = await releaseList(test, world, customers(40, 7, 5000));
    expect((await manager.post(`/lists/${urgent}/priority`, { priority: 9, reason: 'ends tonight' })).body).toMatchObject({ priority: 9 });
    await sweep('deal');
    const rows = (await source.query(
      "SELECT t.agent_id, COUNT(*) AS n, MAX(t.position) - MIN(t.position) AS span FROM task t JOIN prospect p ON p.id = t.prospect_id WHERE t.state = 'dealt' AND p.list_id = ? GROUP BY t.agent_id",
      [urgent],
    )) as { n: string; span: string }[];
    expect(rows.map(({ n, span }) => [Number(n), Number(span)])).toEqual([10, 10, 10, 10].map((n) => [n, n - 1]));
  });

  it('a second campaign of equal weight gets half of each list, and one of higher priority all', async () => {
    const second = await startedCampaign(test, { ...world, title: '第二个活动' });
    await releaseList(test, world, customers(600, 7, 8000), second);
    const byCampaign = async (): Promise<number[]> =>
      Promise.all(
        [world.campaignId, second].map(async (id) =>
          Number((await source.query("SELECT COUNT(*) AS n FROM task WHERE state = 'dealt' AND campaign_id = ?", [id]))[0].n),
        ),
      );
    await test.get(DealingService).deal(second);
    expect(await byCampaign()).toEqual([200, 200]);
    const body = { priority: 9, weight: 1, reason: 'ends tonight' };
    expect((await manager.post(`/campaigns/${second}/priority`, body)).body).toMatchObject({ priority: 9, weight: 1 });
    await test.get(DealingService).deal(second);
    expect(await byCampaign()).toEqual([0, 400]);
    expect((await manager.post(`/campaigns/${second}/pause`, { reason: 'enough' })).status).toBe(200);
    expect(await byCampaign()).toEqual([0, 0]);
    await sweep('deal');
    expect(await byCampaign()).toEqual([400, 0]);
  });

  it('the end of the shift returns everything', async () => {
    clock.set('2026-03-07T16:00:00.000Z');
    await sweep('return-tasks');
    expect(await all()).toEqual([0, 0, 0, 0, 0, 0]);
    expect((await states())['dealt']).toBeUndefined();
  });
});
