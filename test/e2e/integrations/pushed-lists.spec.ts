import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { BatchWriter } from '../../../src/campaigns/lists/batch-writer.js';
import { CampaignsService, ListsService, ProspectsService } from '../../../src/campaigns/index.js';
import { DoNotCallService } from '../../../src/compliance/index.js';
import { systemActor } from '../../../src/platform/index.js';
import { bankSystem, type BankSystem } from '../../support/bank-system.js';
import { FakeClock } from '../../support/fake-clock.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, numberFor, startedCampaign, type World } from '../../support/world.js';

const AT_ONCE = 50;

interface Customer {
  customerRef: string;
  phones: string[];
}

const customer = (index: number): Customer => ({ customerRef: `P${index}`, phones: [numberFor(index, 7)] });

describe("customers that the bank's own system pushes (L2)", () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let system: BankSystem;

  beforeAll(async () => {
    clock = new FakeClock();
    test = await startTestApp({ clock });
    world = await makeWorld(test);
    system = await bankSystem(test, world);
  }, 120_000);
  afterAll(() => test.close());

  const openList = async (campaignId = world.campaignId): Promise<string> => {
    const { status, body } = await system.post('/lists', { campaignId, title: '三月名单' });
    expect([status, body['state']]).toEqual([201, 'collecting']);
    return body['id'] as string;
  };
  const campaign = (title: string): Promise<string> => startedCampaign(test, { ...world, title });
  const count = async (listId: string): Promise<number> => {
    const [row] = await test.get(DataSource).query('SELECT COUNT(*) AS n FROM prospect WHERE list_id = ?', [listId]);
    return Number(row.n);
  };

  it('answers every row: taken, or refused with code and field, and no number is in the answer', async () => {
    const listId = await openList(await campaign('每行'));
    const { status, body, text } = await system.post(`/lists/${listId}/customers`, {
      customers: [
        { ...customer(1), name: '王一', gender: 'male', region: '上海', priority: 9, attributes: [{ name: 'limit', value: '5万' }] },
        { customerRef: 'bad', phones: ['12'] },
        { customerRef: '', phones: [numberFor(3, 7)] },
        { customerRef: 'two', phones: [numberFor(4, 7), '12'] },
        { customerRef: 'P1', phones: [numberFor(5, 7)] },
        { customerRef: 'hidden', phones: [numberFor(6, 7)], region: numberFor(6, 7) },
        { customerRef: 'odd', phones: [numberFor(7, 7)], gender: '?' },
      ],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 3, refused: 4 });
    const told = (body['rows'] as { state: string; problems: { code: string; field: string | null }[] }[]).map(({ state, problems }) =>
      [state, ...problems.map(({ code, field }) => `${code} ${field}`)].join(' '),
    );
    expect(told).toEqual([
      'accepted',
      'refused phone_length phones.0',
      'refused customer_ref_missing customerRef',
      'accepted phone_dropped_length phones.1',
      'refused duplicate_in_file null',
      'refused attribute_holds_phone region',
      'accepted gender_unknown gender',
    ]);
    expect(text).not.toMatch(/1[3-9]\d{9}/);
    const [row] = await test.get(DataSource).query('SELECT id FROM prospect WHERE list_id = ? ORDER BY id LIMIT 1', [listId]);
    const prospects = test.get(ProspectsService);
    const prospect = await prospects.find(String(row.id));
    expect(await prospects.person(prospect)).toEqual({ customerRef: 'P1', name: '王一', gender: 'male', attributes: { limit: '5万' } });
    expect([prospect.region, prospect.priority]).toEqual(['上海', 9]);
    expect((await system.get(`/lists/${listId}`)).body).toMatchObject({ state: 'collecting', rows: 7, accepted: 3, rejected: 4 });
  });

  it('one key, fifty requests at once: one effect and one answer; with another body 409, without a key 400', async () => {
    const listId = await openList(await campaign('五十次'));
    const path = `/lists/${listId}/customers`;
    const key = randomUUID();
    const body = { customers: Array.from({ length: 20 }, (_, index) => customer(100 + index)) };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => system.post(path, body, key)));
    answers.push(await system.post(path, body, key));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect([answers[0]!.body['accepted'], await count(listId)]).toEqual([20, 20]);
    const changed = { customers: [...body.customers.slice(1), customer(999)] };
    expect((await system.post(path, changed, key)).body).toMatchObject({ status: 409, code: 'idempotency_mismatch' });
    expect((await system.post(path, body, null)).body).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
    expect(await count(listId)).toBe(20);
    const [row] = await test.get(DataSource).query('SELECT response FROM idempotency_key WHERE request_key = ?', [key]);
    expect(JSON.stringify(row)).not.toMatch(/1[3-9]\d{9}/);
    // The same customers under a new key are known already.
    expect((await system.post(path, body)).body).toMatchObject({ accepted: 0, refused: 20 });
  });

  it('two lists of a campaign that push the same customers at once: each customer is in one of them', async () => {
    const campaignId = await campaign('两份名单');
    const lists = await Promise.all([openList(campaignId), openList(campaignId), openList(campaignId)]);
    const body = { customers: Array.from({ length: 200 }, (_, index) => customer(200 + index)) };
    const answers = await Promise.all(lists.map((id) => system.post(`/lists/${id}/customers`, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.reduce((sum, { body: { accepted } }) => sum + Number(accepted), 0)).toBe(200);
    const counts = await Promise.all(lists.map(count));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(200);
  });

  it('1,000 customers are one batch, 1,001 are too many', async () => {
    const listId = await openList(await campaign('一千'));
    const customers = Array.from({ length: 1001 }, (_, index) => customer(10_000 + index));
    expect((await system.post(`/lists/${listId}/customers`, { customers })).body['errors'][0].field).toBe('customers');
    expect((await system.post(`/lists/${listId}/customers`, { customers: customers.slice(1) })).body).toMatchObject({ accepted: 1000 });
    expect(await count(listId)).toBe(1000);
  }, 60_000);

  it('is closed by the system and released by another person than the one who made the key', async () => {
    const listId = await openList(await campaign('放行'));
    expect((await system.post(`/lists/${listId}/close`)).body['code']).toBe('list_empty_file');
    await system.post(`/lists/${listId}/customers`, { customers: [customer(20_000)] });
    const [maker, second] = [test.client(), test.client()];
    await maker.signIn('manager1');
    await second.signIn('manager2');
    expect((await second.post(`/lists/${listId}/release`)).body['code']).toBe('state_conflict');
    expect((await system.post(`/lists/${listId}/close`)).body).toMatchObject({ state: 'imported', accepted: 1 });
    expect((await system.post(`/lists/${listId}/close`)).body['code']).toBe('state_conflict');
    const late = await system.post(`/lists/${listId}/customers`, { customers: [customer(20_001)] });
    expect(late.body).toMatchObject({ status: 409, code: 'state_conflict' });
    const shown = (await maker.get(`/lists/${listId}`)).body;
    expect(shown).toMatchObject({ pushed: true, uploadedBy: 'manager1', actions: ['withdraw'] });
    expect((await maker.post(`/lists/${listId}/release`)).body['code']).toBe('four_eyes');
    expect((await second.post(`/lists/${listId}/release`)).body['state']).toBe('released');
  });

  it('a list that collects has no file to map, and may be withdrawn', async () => {
    const listId = await openList(await campaign('撤回'));
    const manager = test.client();
    await manager.signIn('manager2');
    expect((await manager.get(`/lists/${listId}/preview`)).body['code']).toBe('state_conflict');
    expect((await manager.post(`/lists/${listId}/withdraw`, { reason: 'a mistake' })).body['state']).toBe('withdrawn');
    expect((await system.post(`/lists/${listId}/customers`, { customers: [customer(30_000)] })).body['code']).toBe('state_conflict');
  });

  it('nothing is pushed into a campaign that is over', async () => {
    const campaignId = await campaign('结束');
    await test.get(CampaignsService).act(world.manager1, campaignId, 'complete', null);
    const { body } = await system.post('/lists', { campaignId, title: '名单' });
    expect(body).toMatchObject({ code: 'state_conflict', facts: { subject: 'campaign' } });
  });

  it('do-not-call by customer number binds at once: for what is in lists and for what comes', async () => {
    const first = await openList(await campaign('禁呼甲'));
    const second = await openList(await campaign('禁呼乙'));
    const body = { customers: [customer(40_000), customer(40_001)] };
    await system.post(`/lists/${first}/customers`, body);
    const key = randomUUID();
    const blocked = await Promise.all(
      Array.from({ length: 5 }, () => system.post('/do-not-call', { customerRef: 'P40000', reason: 'by letter' }, key)),
    );
    expect(new Set(blocked.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const states = await test.get(DataSource).query('SELECT state FROM prospect WHERE list_id = ? ORDER BY id', [first]);
    expect(states.map(({ state }: { state: string }) => state)).toEqual(['withdrawn', 'callable']);
    const answered = (await system.post(`/lists/${second}/customers`, body)).body;
    expect(answered['rows'].map(({ state, problems }: any) => [state, problems[0]?.code])).toEqual([
      ['refused', 'do_not_call'],
      ['accepted', undefined],
    ]);
  });

  it.each<
    [
      level: string,
      scope: 'product' | 'campaign' | 'else' | null,
      expiresInMs: number | null,
      active: number,
      refused: boolean,
      why: string,
    ]
  >([
    ['global', null, null, 1, true, 'all calling of the bank'],
    ['global', null, null, 0, false, 'removed'],
    ['global', null, 1, 1, true, 'one millisecond before it expires'],
    ['global', null, 0, 1, false, 'at the instant at which it expires'],
    ['product', 'product', null, 1, true, 'the campaign’s product'],
    ['product', 'else', null, 1, false, 'another product'],
    ['campaign', 'campaign', null, 1, true, 'this campaign'],
    ['campaign', 'else', null, 1, false, 'another campaign'],
  ])('an entry on the level %s (%s), expiring %s, active %s: refused %s, %s', async (level, scope, expiresInMs, active, refused) => {
    const campaignId = await campaign('级别');
    const listId = await openList(campaignId);
    const index = 50_000 + Number(listId);
    const entry = await test
      .get(DoNotCallService)
      .addByHand(systemActor('test'), world.bankId, { number: numberFor(index, 7), reason: 'by letter' });
    const { product } = await test.get(CampaignsService).campaign(campaignId);
    const named = scope === 'product' ? product : scope === 'campaign' ? campaignId : scope === 'else' ? '999999' : null;
    const expiresAt = expiresInMs === null ? null : new Date(clock.now().getTime() + expiresInMs);
    await test
      .get(DataSource)
      .query('UPDATE do_not_call_key SET level = ?, scope = ?, expires_at = ?, active = ? WHERE entry_id = ?', [
        level,
        named,
        expiresAt,
        active,
        entry,
      ]);
    const { body } = await system.post(`/lists/${listId}/customers`, { customers: [customer(index)] });
    expect([body['refused'], body['rows'][0].problems[0]?.code]).toEqual(refused ? [1, 'do_not_call'] : [0, undefined]);
  });

  it('a batch that fails halfway leaves nothing', async () => {
    const listId = await openList(await campaign('失败'));
    const lists = test.get(ListsService);
    const writer = test.get(BatchWriter);
    const write = writer.forList.bind(writer);
    writer.forList = (list, days) => ({
      write: async (tx, rows) => {
        await write(list, days).write(tx, rows);
        throw new Error('the machine went dark');
      },
    });
    try {
      expect((await system.post(`/lists/${listId}/customers`, { customers: [customer(60_000)] })).status).toBe(500);
    } finally {
      writer.forList = write;
    }
    expect([await count(listId), (await lists.list(listId)).accepted]).toEqual([0, 0]);
    expect((await system.post(`/lists/${listId}/customers`, { customers: [customer(60_000)] })).body['accepted']).toBe(1);
  });
});
