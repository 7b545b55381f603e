import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import { demoCustomers } from '../../demo/lists/customers.js';
import { csvFile } from '../../demo/lists/list-files.js';
import type { HttpClient } from '../support/http-client.js';
import { ServerProcess } from '../support/server-process.js';
import { waitFor } from '../support/wait-for.js';
import { phonesReady, plainColumn } from '../support/world.js';

const DEMO = 'dialproof-demo';
const ROWS = 12_000;

/** Of a customer whose first number in the list was refused, the first usable one is another. */
function firstNumber(card: Record<string, any>): { cardId: string; phoneIndex: number } {
  const { cardId, phones } = card['customer'];
  return { cardId, phoneIndex: phones.find((phone: { usable: boolean }) => phone.usable).index };
}

describe('the process is killed in the middle', () => {
  let server: ServerProcess;
  let database: mysql.Connection;

  beforeAll(async () => {
    server = await ServerProcess.prepare({ DIALPROOF_SIMULATED_SPEED: '4' });
    await server.start();
    database = await mysql.createConnection({ uri: server.config.databaseUrl.replace('mariadb:', 'mysql:'), timezone: 'Z' });
  });
  afterAll(async () => {
    await server.stop();
    await database.query(`DROP DATABASE ${new URL(server.config.databaseUrl).pathname.slice(1)}`);
    await database.end();
  });

  async function signedIn(username: string): Promise<HttpClient> {
    const client = server.client();
    await client.signIn(username, DEMO);
    return client;
  }

  async function row(sql: string): Promise<Record<string, any>> {
    const [rows] = await database.query(sql);
    return (rows as Record<string, any>[])[0]!;
  }

  async function reached(agent: HttpClient, states: string[]): Promise<Record<string, any>> {
    return waitFor(
      `the card shows ${states.join(' or ')}`,
      async () => {
        const { body } = await agent.get('/card');
        return states.includes(body['state']) ? body : null;
      },
      60_000,
    );
  }

  /** Dials customers until a call reaches a state; calls that end before it get their outcome. */
  async function dialUntil(agent: HttpClient, wanted: string): Promise<Record<string, any>> {
    for (;;) {
      const { body: card } = await agent.post('/card/next');
      await waitFor('dialled', async () => (await agent.post('/card/dial', firstNumber(card))).status === 200);
      const now = await reached(agent, [wanted, 'wrap_up', 'prepared']);
      if (now['state'] === wanted) return now;
      if (now['state'] === 'wrap_up') await record(agent, now);
    }
  }

  async function record(agent: HttpClient, card: Record<string, any>): Promise<void> {
    // Not "no answer": some of these calls were given up before the telephone had rung for long.
    const code = card['call'].answeredAt ? 'wrong_person' : 'busy';
    const answer = await agent.post('/card/outcome', {
      cardId: card['customer'].cardId,
      callId: card['call'].callId,
      code,
      confirmed: true,
      fields: {},
    });
    if (answer.status !== 200) throw new Error(`the outcome was refused: ${answer.text}`);
  }

  it.each(['placing', 'ringing', 'talking', 'wrap_up'])(
    'while a call is %s: the same call ends with a true record, and nobody is rung twice',
    async (state) => {
      const agent = await signedIn('agent1');
      const before = state === 'placing' ? await justDialled(agent) : await dialUntil(agent, state);
      const { callId } = before['call'];
      const calls = Number((await row('SELECT COUNT(*) AS calls FROM phone_call')).calls);
      await server.kill();
      await server.start();
      const after = await reached(agent, ['wrap_up', 'prepared']);
      expect(Number((await row('SELECT COUNT(*) AS calls FROM phone_call')).calls)).toBe(calls);
      const call = await row(`SELECT * FROM phone_call WHERE id = ${callId}`);
      expect(call).toMatchObject({ state: 'ended', open_key: null, lost: 0 });
      if (state === 'talking') expect(call.answered_at.toISOString()).toBe(before['call'].answeredAt);
      if (after['state'] === 'wrap_up') await record(agent, after);
      // The counter holds exactly the calls whose customer leg was dialled.
      const day = await row(`SELECT calls FROM agent_day WHERE agent_id = ${call.agent_id} ORDER BY work_on DESC LIMIT 1`);
      // The demo's past has calls of other days.
      const legs = await row(
        `SELECT COUNT(*) AS legs FROM phone_call WHERE agent_id = ${call.agent_id} AND taken_back_at IS NULL
          AND work_on = (SELECT work_on FROM phone_call WHERE id = ${callId})`,
      );
      expect(day.calls).toBe(Number(legs.legs));
      await waitFor(
        'its recordings are taken in',
        async () => (await row(`SELECT recordings FROM phone_call WHERE id = ${callId}`)).recordings !== 'pending',
      );
    },
  );

  async function justDialled(agent: HttpClient): Promise<Record<string, any>> {
    const { body: card } = await agent.post('/card/next');
    return waitFor(
      'dialled',
      async () => {
        const answer = await agent.post('/card/dial', firstNumber(card));
        return answer.status === 200 ? answer.body : null;
      },
      300_000,
    );
  }

  it('during an import: it goes on behind the last committed batch, nothing lost, nothing double', async () => {
    const manager = await signedIn('manager1');
    const list = demoCustomers(31, ROWS, []);
    const { body: campaigns } = await manager.get('/campaigns');
    const uploaded = await manager.upload(`/campaigns/${campaigns['items'][0].id}/lists`, '大名单.csv', csvFile(list));
    const { body: preview } = await manager.get(`/lists/${uploaded.body['id']}/preview`);
    await manager.post(`/lists/${uploaded.body['id']}/import`, {
      columns: preview['suggested'].map(plainColumn),
      customerRefFromPhone: false,
    });
    for (const kills of [1, 2, 3]) {
      await waitFor(
        'some rows are in',
        async () => Number((await row(`SELECT rows_read FROM target_list WHERE id = ${uploaded.body['id']}`)).rows_read) >= kills * 2000,
      );
      await server.kill();
      // A dead worker's claim runs out by itself; here it is cut short so that the test need not wait for it.
      await database.query('UPDATE target_list SET claimed_until = NULL WHERE id = ?', [uploaded.body['id']]);
      await server.start();
    }
    const done = await waitFor(
      'the import is over',
      async () => {
        const { body } = await manager.get(`/lists/${uploaded.body['id']}`);
        return body['state'] === 'imported' ? body : null;
      },
      60_000,
    );
    const stored = await row(
      `SELECT COUNT(*) AS customers, COUNT(DISTINCT customer_index) AS different FROM prospect WHERE list_id = ${uploaded.body['id']}`,
    );
    expect(done['rows']).toBe(ROWS);
    expect(Number(stored.customers)).toBe(done['accepted']);
    expect(Number(stored.different)).toBe(done['accepted']);
    expect(done['accepted'] + done['effects'].duplicatesInCampaign).toBe(list.expected.customers);
  }, 180_000);

  it('Redis is flushed in the middle of a shift: nothing is lost and work goes on within two seconds', async () => {
    const agent = await signedIn('agent2');
    // The lease of the process killed before has to run out first.
    await phonesReady(agent);
    const redis = new Redis(server.config.redisUrl);
    const keys = async (): Promise<string[]> => redis.keys(`${server.config.redisPrefix.replace(/[{}]/g, (brace) => `\\${brace}`)}*`);
    for (let round = 0; round < 3; round += 1) {
      const { body: card } = await agent.post('/card/next');
      const dialled = agent.post('/card/dial', firstNumber(card));
      const flushed = keys().then((names) => (names.length > 0 ? redis.del(...names) : 0));
      const answer = await dialled;
      if (answer.status !== 200) throw new Error(`not dialled: ${answer.text}`);
      await flushed;
      const started = performance.now();
      await reached(agent, ['agent_ringing', 'ringing', 'talking', 'wrap_up', 'prepared']);
      expect(performance.now() - started).toBeLessThan(2500);
      const live = (await agent.get('/card')).body;
      if (live['call'] && !live['call'].endedAt) await agent.post('/card/hang-up', { callId: live['call'].callId });
      const after = await reached(agent, ['wrap_up', 'prepared']);
      if (after['state'] === 'wrap_up') await record(agent, after);
    }
    redis.disconnect();
    const audit = await row('SELECT COUNT(*) AS doubles FROM (SELECT call_id FROM outcome GROUP BY call_id HAVING COUNT(*) > 1) d');
    expect(Number(audit.doubles)).toBe(0);
  });
});
