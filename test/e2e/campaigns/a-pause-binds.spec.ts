import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const NO_ANSWER = 7;
/** A dial that does not wait for the pause has answered long before. */
const DIAL_MS = 1500;

let test: TestApp;
let world: World;
let agent: HttpClient;
let listId: string;

beforeAll(async () => {
  test = await startTestApp();
  world = await makeWorld(test);
  agent = test.client();
  await agent.signIn('agent1');
  listId = await releaseList(test, world, customers(6, NO_ANSWER));
  await phonesReady(agent);
});
afterAll(() => test.close());

it.each([
  ['list', () => listId, { code: 'withdrawn', facts: { by: 'list_paused' } }],
  ['campaign', () => world.campaignId, { code: 'campaign_not_running' }],
] as const)('a dial that comes while a %s is being paused waits, and is refused once the pause stands', async (what, id, refusal) => {
  const table = what === 'list' ? 'target_list' : 'campaign';
  const { body: card } = await agent.post('/card/next');
  const { cardId } = card['customer'];
  const before = card['counters'].calls as number;

  const pausing = test.get(DataSource).createQueryRunner();
  try {
    await pausing.startTransaction('READ COMMITTED');
    await pausing.query(`UPDATE ${table} SET state = 'paused' WHERE id = ?`, [id()]);
    const dial = agent.post('/card/dial', { cardId, phoneIndex: 0 });
    await Promise.race([dial, new Promise((done) => setTimeout(done, DIAL_MS))]);
    await pausing.commitTransaction();
    const { status, body } = await dial;
    expect({ status, ...body }).toMatchObject({ status: 409, ...refusal });
  } finally {
    await pausing.query(`UPDATE ${table} SET state = ? WHERE id = ?`, [what === 'list' ? 'released' : 'running', id()]);
    await pausing.release();
  }
  expect((await agent.get('/card')).body['counters'].calls).toBe(before);
});
