import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { JobQueues } from '../../src/platform/index.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, phonesReady, releaseList, type World } from '../support/world.js';

const TALKATIVE = 17;
const CALLS_AWAY = 1;

/** Stands between the product and Redis, and can be cut: refusing everybody, or silent as a dead network is. */
class RedisLine {
  private server: Server;
  private readonly pairs = new Set<[Socket, Socket]>();
  private silent = false;
  private port = 0;

  constructor(private readonly redis: URL) {
    this.server = this.makeServer();
  }

  async open(): Promise<string> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
    // Whatever else the address says (a password, a database) stays as it is.
    const address = new URL(this.redis);
    address.hostname = '127.0.0.1';
    address.port = String(this.port);
    return address.href;
  }

  async cut(how: 'refused' | 'silent'): Promise<void> {
    if (how === 'silent') {
      this.silent = true;
      return;
    }
    const closed = once(this.server, 'close');
    this.server.close();
    this.drop();
    await closed;
  }

  async restore(): Promise<void> {
    this.silent = false;
    // What was said into the silence is lost, as with a real network.
    this.drop();
    if (this.server.listening) return;
    this.server = this.makeServer();
    await this.open();
  }

  async close(): Promise<void> {
    this.drop();
    if (!this.server.listening) return;
    const closed = once(this.server, 'close');
    this.server.close();
    await closed;
  }

  private drop(): void {
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
    this.pairs.clear();
  }

  private makeServer(): Server {
    return createServer((near) => {
      const far = connect(Number(this.redis.port || 6379), this.redis.hostname);
      const pair: [Socket, Socket] = [near, far];
      this.pairs.add(pair);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('data', (chunk) => this.silent || to.write(chunk));
        from.on('error', () => undefined);
        from.on('close', () => {
          to.destroy();
          this.pairs.delete(pair);
        });
      }
    });
  }
}

describe.each(['refused', 'silent'] as const)('Redis is away: %s (P5)', (how) => {
  const line = new RedisLine(new URL(process.env['TEST_REDIS_URL']!));
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp({ config: { redisUrl: await line.open(), simulatedSpeed: 15, simulatedRecording: true } });
    world = await makeWorld(test, { agents: 2 });
    await releaseList(test, world, customers(12, TALKATIVE));
  });
  afterAll(async () => {
    await line.restore();
    await test.close();
    await line.close();
  });

  async function timed<T>(act: () => Promise<T>): Promise<{ answer: T; ms: number }> {
    const from = performance.now();
    const answer = await act();
    return { answer, ms: performance.now() - from };
  }

  /** One customer from Next to the outcome; answers how long dial-to-moving and the saving of the outcome took. */
  async function oneCall(agent: HttpClient): Promise<{ movedMs: number; savedMs: number }> {
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { ms: movedMs, answer: callId } = await timed(async () => {
      const dialled = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
      expect(dialled.status).toBe(200);
      await waitFor('the call moves', async () => !['prepared', 'placing'].includes((await agent.get('/card')).body['state']));
      return dialled.body['call'].callId as string;
    });
    await waitFor('they talk', async () => (await agent.get('/card')).body['state'] === 'talking');
    expect((await agent.post('/card/hang-up', { callId })).status).toBe(200);
    await waitFor('it ends', async () => (await agent.get('/card')).body['state'] === 'wrap_up');
    const fields = { reason: 'no_need' };
    const saved = await timed(() => agent.post('/card/outcome', { cardId, callId, code: 'refused', confirmed: false, fields }));
    expect(saved.answer.status).toBe(200);
    return { movedMs, savedMs: saved.ms };
  }

  it('agents sign in, take cards, dial, hang up and save outcomes; and the backlog drains when it is back', async () => {
    const first = test.client();
    await first.signIn('agent1');
    await phonesReady(first);
    await oneCall(first);

    await line.cut(how);
    const second = test.client();
    await second.signIn('agent2');
    const health = await second.get('/health/ready');
    expect(health.status).toBe(200);
    expect(health.body['checks']).toContainEqual({ name: 'redis', ok: false });
    const times: { movedMs: number; savedMs: number }[] = [];
    for (let call = 0; call < CALLS_AWAY; call += 1) times.push(...(await Promise.all([oneCall(first), oneCall(second)])));
    for (const { movedMs, savedMs } of times) {
      expect(movedMs).toBeLessThan(2500);
      expect(savedMs).toBeLessThan(1000);
    }
    // An import is a job as well: its row waits for a worker, and the sweep is one.
    await releaseList(test, world, customers(3, TALKATIVE, 500));

    await line.restore();
    await waitFor('the health check sees it', async () => {
      const { body } = await second.get('/health/ready');
      return body['checks'].some((check: { name: string; ok: boolean }) => check.name === 'redis' && check.ok);
    });
    const source = test.get(DataSource);
    await waitFor('every recording is taken in and every case examined', async () => {
      const [row] = await source.query(
        `SELECT (SELECT COUNT(*) FROM phone_call WHERE recordings = 'pending' OR open_key IS NOT NULL) AS calls,
                (SELECT COUNT(*) FROM evidence_case WHERE state <> 'examined') AS cases`,
      );
      return Number(row.calls) + Number(row.cases) === 0;
    });
    await waitFor('the queues are empty', async () => {
      const counts = await test.get(JobQueues).counts();
      return counts.every(({ waiting, active, delayed }) => waiting + active + delayed === 0);
    });
    const [row] = await source.query(
      `SELECT (SELECT COUNT(*) FROM phone_call) AS calls, (SELECT COUNT(*) FROM outcome) AS outcomes,
              (SELECT SUM(calls) FROM agent_day) AS counted, (SELECT COUNT(*) FROM parked_job) AS parked`,
    );
    const calls = 1 + 2 * CALLS_AWAY;
    expect(Object.values(row).map(Number)).toEqual([calls, calls, calls, 0]);
    // And jobs move calls again.
    await oneCall(first);
  });
});
