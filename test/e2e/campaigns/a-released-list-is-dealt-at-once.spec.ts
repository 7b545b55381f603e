import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, releaseList } from '../../support/world.js';

/** So long does the pool of a large campaign take to be counted; its count is then good for twenty times as long. */
const COUNT_MS = 500;

let test: TestApp;

// Only the api runs: no worker deals the list before the agent asks.
beforeAll(async () => {
  test = await startTestApp({ config: { role: 'api' } });
}, 60_000);
afterAll(() => test.close());

it('an agent who has run dry gets a customer of a list that was released since the pool was counted', async () => {
  const world = await makeWorld(test);
  const agent = test.client();
  await agent.signIn('agent1');
  const source = test.get(DataSource);
  const query = source.query.bind(source) as (sql: string, values?: unknown[]) => Promise<unknown>;
  let counts = 0;
  Object.assign(source, {
    query: async (sql: string, values?: unknown[]) => {
      const answer = await query(sql, values);
      if (!sql.includes('AS callable')) return answer;
      counts += 1;
      await new Promise((done) => setTimeout(done, COUNT_MS));
      return answer;
    },
  });
  expect((await agent.post('/card/next')).body).toMatchObject({ code: 'list_empty' });
  expect((await agent.post('/card/next')).body).toMatchObject({ code: 'list_empty' });
  expect(counts).toBe(1);
  await releaseList(test, world, customers(1));
  expect((await agent.post('/card/next')).body).toMatchObject({ state: 'prepared' });
  expect(counts).toBe(2);
});
