import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FakeClock } from '../../support/fake-clock.js';
import type { Answer, HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const AT_ONCE = 50;
const INTERESTED = 0;

describe('a request that is sent again (P9)', () => {
  let test: TestApp;
  let world: World;
  let manager: HttpClient;
  let colleague: HttpClient;
  let agent: HttpClient;

  beforeAll(async () => {
    // A clock that stands still: two answers differ only if they tell of different things.
    test = await startTestApp({ clock: new FakeClock() });
    world = await makeWorld(test);
    await releaseList(test, world, customers(4, INTERESTED));
    [manager, colleague, agent] = [test.client(), test.client(), test.client()];
    await manager.signIn('manager1');
    await colleague.signIn('manager2');
    await agent.signIn('agent1');
    await phonesReady(agent);
  });
  afterAll(() => test.close());

  async function count(table: string): Promise<number> {
    const [row] = await test.get(DataSource).query(`SELECT COUNT(*) AS count FROM ${table}`);
    return Number(row.count);
  }

  const post = (client: HttpClient, path: string, body: object, key: string): Promise<Answer> =>
    client.post(path, body, { 'idempotency-key': key });

  /** The same request fifty times at once, and once more later: all answers are the first one's. */
  async function fiftyTimes(client: HttpClient, path: string, body: object, status: number): Promise<{ key: string; answer: Answer }> {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => post(client, path, body, key)));
    answers.push(await post(client, path, body, key));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([status]));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    return { key, answer: answers[0]! };
  }

  function campaign(title: string): object {
    const { orderId, scriptId } = world;
    const days = { startsOn: '2026-03-03', endsOn: '2026-06-30' };
    return { ...{ orderId, title, product: '经营快贷', applyAt: '城西支行', scriptId, priority: 5 }, ...days };
  }

  async function refusesAnotherBody(client: HttpClient, path: string, body: object, key: string): Promise<void> {
    const refused = await post(client, path, body, key);
    expect(refused.body).toMatchObject({ status: 409, code: 'idempotency_mismatch' });
  }

  it('makes one campaign', async () => {
    const before = await count('campaign');
    const { key, answer } = await fiftyTimes(manager, '/campaigns', campaign('春季'), 201);
    expect(await count('campaign')).toBe(before + 1);
    await refusesAnotherBody(manager, '/campaigns', campaign('夏季'), key);
    await refusesAnotherBody(manager, '/do-not-call', { number: '13900000001', reason: 'asked for it' }, key);
    expect(await count('campaign')).toBe(before + 1);
    // Keys belong to accounts: another person's request with the same key is another request.
    const other = await post(colleague, '/campaigns', campaign('夏季'), key);
    expect(other.status).toBe(201);
    expect(other.body['id']).not.toBe(answer.body['id']);
    expect(await count('campaign')).toBe(before + 2);
  });

  it('makes one do-not-call entry', async () => {
    const byNumber = { number: '13900000001', reason: 'asked for it' };
    const { key } = await fiftyTimes(manager, '/do-not-call', byNumber, 201);
    expect(await count('do_not_call_entry')).toBe(1);
    for (const body of [
      { ...byNumber, number: '13900000002' },
      { ...byNumber, reason: 'asked twice' },
      { ...byNumber, customerRef: 'C1' },
      { customerRef: 'C1', reason: byNumber.reason },
    ]) {
      await refusesAnotherBody(manager, '/do-not-call', body, key);
    }
    const { key: second } = await fiftyTimes(manager, '/do-not-call', { customerRef: 'NEW-1', reason: 'asked for it' }, 201);
    await refusesAnotherBody(manager, '/do-not-call', { customerRef: 'NEW-2', reason: 'asked for it' }, second);
    expect(await count('do_not_call_entry')).toBe(2);
    expect((await post(colleague, '/do-not-call', byNumber, key)).status).toBe(201);
    expect(await count('do_not_call_entry')).toBe(3);
    // The key's row tells nothing of the number.
    const rows = await test.get(DataSource).query('SELECT * FROM idempotency_key');
    expect(JSON.stringify(rows)).not.toContain('13900000001');
  });

  it('records one outcome, counts one intent and opens one case', async () => {
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { callId } = (await agent.post('/card/dial', { cardId, phoneIndex: 0 })).body['call'];
    await callEnded(agent, callId);
    const body = { cardId, callId, code: 'intent', confirmed: false, fields: { amountYuan: 100_000, applyChannel: 'branch' } };
    const { key, answer } = await fiftyTimes(agent, '/card/outcome', body, 200);
    expect(answer.body).toMatchObject({ state: 'ready', counters: { calls: 1, intents: 1 } });
    expect({ outcomes: await count('outcome'), cases: await count('evidence_case') }).toEqual({ outcomes: 1, cases: 1 });
    await refusesAnotherBody(agent, '/card/outcome', { ...body, fields: { ...body.fields, amountYuan: 200_000 } }, key);
    // Without the key it is another request, and is told what there is.
    expect((await agent.post('/card/outcome', body)).body['code']).toBe('outcome_exists');
  });

  it('may be repeated after a refusal: a request that did nothing has not used its key up', async () => {
    const key = randomUUID();
    const before = await count('campaign');
    const wrong = await post(manager, '/campaigns', { ...campaign('秋季'), endsOn: '2020-01-01' }, key);
    expect(wrong.status).toBeGreaterThanOrEqual(400);
    expect((await post(manager, '/campaigns', campaign('秋季'), key)).status).toBe(201);
    expect(await count('campaign')).toBe(before + 1);
  });

  it.each(['short', 'x'.repeat(81), 'with a blank'])('a key must be one: "%s" is refused', async (key) => {
    expect((await post(manager, '/campaigns', campaign('冬季'), key)).body).toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'Idempotency-Key' }],
    });
  });
});
