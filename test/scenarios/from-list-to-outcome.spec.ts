import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { demoCustomers } from '../../demo/lists/customers.js';
import { csvFile, xlsxFile } from '../../demo/lists/list-files.js';
import { FakeClock } from '../support/fake-clock.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import {
  callEnded,
  customers,
  makeWorld,
  numberFor,
  phonesReady,
  plainColumn,
  releaseList,
  startedCampaign,
  type World,
} from '../support/world.js';

/** Any day must do: a Saturday, the last day of a year, and a day of a year whose calendar is not loaded. */
const DAYS = [
  ['a Saturday', '2026-03-07T02:00:00.000Z'],
  ['31 December, just before midnight in UTC', '2026-12-31T23:59:30.000Z'],
  ['8 February 2027, a year without a calendar', '2027-02-08T01:00:00.000Z'],
] as const;

describe.each(DAYS)('from an uploaded list to outcomes on %s', (_day, start) => {
  let test: TestApp;
  let world: World;
  let manager1: HttpClient;
  let manager2: HttpClient;
  let agent: HttpClient;
  let listId: string;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock(start), config: { simulatedBehaviour: 'mixed' } });
    world = await makeWorld(test, { agents: 2 });
    [manager1, manager2, agent] = [test.client(), test.client(), test.client()];
    await manager1.signIn('manager1');
    await manager2.signIn('manager2');
    await agent.signIn('agent1');
    // Who never came gets no customers: the second seat is there too.
    await test.client().signIn('agent2');
    await phonesReady(agent);
  });
  afterAll(() => test.close());

  it('a manager uploads a real workbook and sees columns and ten masked rows', async () => {
    const list = demoCustomers(20_260_901, 1200, []);
    const uploaded = await manager1.upload(`/campaigns/${world.campaignId}/lists`, '名单.xlsx', await xlsxFile(list));
    expect(uploaded.status).toBe(201);
    listId = uploaded.body['id'];
    const preview = await manager1.get(`/lists/${listId}/preview`);
    expect(preview.body['headings']).toEqual(list.headings);
    expect(preview.body['rows']).toHaveLength(10);
    expect(preview.text).not.toMatch(/1[3-9]\d{9}/);
    expect(preview.body['suggested'].filter((column: { target: string }) => column.target === 'phone')).toHaveLength(2);
  });

  it('imports it in the background, with every loss counted', async () => {
    const { expected } = demoCustomers(20_260_901, 1200, []);
    const { body: preview } = await manager1.get(`/lists/${listId}/preview`);
    await manager1.post(`/lists/${listId}/import`, { columns: preview['suggested'].map(plainColumn), customerRefFromPhone: false });
    const list = await waitFor('import', async () => {
      const { body } = await manager1.get(`/lists/${listId}`);
      return body['state'] === 'imported' ? body : null;
    });
    expect(list).toMatchObject({ rows: 1200, accepted: expected.customers, rejected: 1200 - expected.customers });
    const counted = Object.fromEntries(list['losses'].map((loss: { code: string; count: number }) => [loss.code, loss.count]));
    expect(counted).toEqual({ ...expected.rejects, ...expected.warnings });
    expect(list['effects']).toMatchObject({ customers: expected.customers, numbers: expected.phones, callableToday: expected.customers });
    const report = await manager1.get(`/lists/${listId}/rejects.csv`);
    expect(report.text.split('\r\n').length).toBeGreaterThan(1200 - expected.customers);
    expect(report.text).not.toMatch(/1[3-9]\d{9}/);
  });

  it('only another manager can release it, and then six seats are dealt alike', async () => {
    expect((await manager1.post(`/lists/${listId}/release`)).body).toMatchObject({ status: 409, code: 'four_eyes' });
    expect((await manager2.post(`/lists/${listId}/release`)).body).toMatchObject({ state: 'released' });
    const board = await waitFor('dealing', async () => {
      const { body } = await manager1.get('/seats');
      return body['totals'].left > 0 ? body : null;
    });
    expect(board['seats'].map((seat: { left: number }) => seat.left)).toEqual([200, 200]);
  });

  it('the same numbers from a GB18030 csv are recognised as being in the campaign', async () => {
    const uploaded = await manager1.upload(`/campaigns/${world.campaignId}/lists`, '名单.csv', csvFile(demoCustomers(20_260_901, 300, [])));
    const { body: preview } = await manager1.get(`/lists/${uploaded.body['id']}/preview`);
    expect(preview['encoding'].toLowerCase()).toBe('gb18030');
    await manager1.post(`/lists/${uploaded.body['id']}/import`, {
      columns: preview['suggested'].map(plainColumn),
      customerRefFromPhone: false,
    });
    const list = await waitFor('import', async () => {
      const { body } = await manager1.get(`/lists/${uploaded.body['id']}`);
      return body['state'] === 'imported' ? body : null;
    });
    expect(list['effects'].duplicatesInCampaign + list['accepted']).toBe(demoCustomers(20_260_901, 300, []).expected.customers);
    expect(list['effects'].duplicatesInCampaign).toBeGreaterThan(0);
  });

  it('a card dials, ends and takes an outcome; the counters of card and board move', async () => {
    const { body: card } = await agent.post('/card/next');
    expect(card).toMatchObject({ state: 'prepared', counters: { calls: 0, cap: 200, intents: 0, target: 15 } });
    expect((await agent.post('/card/next')).body['customer'].cardId).toBe(card['customer'].cardId);
    await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: card['customer'].phones[0].index });
    const ended = await callEnded(agent);
    const answered = ended['call'].answeredAt !== null;
    const fields = answered ? { amountYuan: 200_000, applyChannel: 'branch' } : {};
    const outcome = {
      cardId: card['customer'].cardId,
      callId: ended['call'].callId,
      code: answered ? 'intent' : 'no_answer',
      confirmed: false,
      fields,
    };
    const saved = await agent.post('/card/outcome', outcome);
    expect(saved.body).toMatchObject({ state: 'ready', counters: { calls: 1, intents: answered ? 1 : 0 } });
    expect((await manager1.get('/seats')).body['seats'][0]).toMatchObject({ calls: 1, intents: answered ? 1 : 0 });
    expect((await agent.post('/card/outcome', outcome)).body['code']).toBe('outcome_exists');
  });
});

describe('a strong refusal', () => {
  let test: TestApp;
  afterAll(() => test.close());

  it('stops both numbers of the customer for everybody, at once and everywhere (L15)', async () => {
    test = await startTestApp();
    const world = await makeWorld(test, { agents: 2 });
    const [first, second] = [numberFor(1, 2), numberFor(2, 2)];
    await releaseList(test, world, [{ ref: 'A', name: '李雷', phones: [first, second] }]);
    const agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    // Meanwhile the second number lies on another campaign's list, under another customer.
    const other = await startedCampaign(test, { ...world, title: '第二个活动' });
    await releaseList(test, world, [{ ref: 'B', name: '韩梅', phones: [second] }, ...customers(1, 7, 50)], other);
    await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
    const ended = await callEnded(agent);
    const saved = await agent.post('/card/outcome', {
      cardId: card['customer'].cardId,
      callId: ended['call'].callId,
      code: 'strong_refusal',
      confirmed: false,
      fields: {},
    });
    expect(saved.status).toBe(200);

    const source = test.get(DataSource);
    const states = await source.query('SELECT state, withdrawn_by FROM prospect ORDER BY id');
    expect(states.slice(0, 2)).toEqual([
      { state: 'withdrawn', withdrawn_by: 'do_not_call' },
      { state: 'withdrawn', withdrawn_by: 'do_not_call' },
    ]);
    // Whatever is left is the customer of neither number.
    const colleague = test.client();
    await colleague.signIn('agent2');
    const offered: string[] = [];
    for (const who of [agent, colleague]) {
      const { body, status } = await who.post('/card/next');
      if (status === 200) offered.push(body['customer'].name);
    }
    expect(offered).toEqual(['王 客户']);
    // A new list with either number loads neither.
    const listId = await releaseList(test, world, [
      { ref: 'C', name: '张三', phones: [first] },
      { ref: 'D', name: '张四', phones: [second, numberFor(77, 7)] },
      ...customers(1, 7, 60),
    ]);
    const manager = test.client();
    await manager.signIn('manager1');
    expect((await manager.get(`/lists/${listId}`)).body).toMatchObject({ accepted: 1, effects: { doNotCall: 2 } });
    const registry = await manager.post('/do-not-call/search', { number: second });
    expect(registry.body['items']).toMatchObject([{ source: 'strong_refusal', evidenceCallId: ended['call'].callId, state: 'active' }]);
    expect(registry.body['items'][0].masked).toHaveLength(2);
  });
});
