import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { openApiOf, PERMISSIONS } from '../../../src/platform/index.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const PLANTED = 1000;
const FULL_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/;

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile() && statSync(path).size < 2 ** 31) yield path;
  }
}

const SLICE_BYTES = 16 * 1024 * 1024;

describe('full phone numbers', () => {
  let test: TestApp;
  let world: World;
  let agent: HttpClient;
  let numbers: string[];
  const log = join(mkdtempSync(join(tmpdir(), 'dialproof-log-')), 'log');

  beforeAll(async () => {
    test = await startTestApp({ config: { logLevel: 'debug' }, logFile: log });
    world = await makeWorld(test);
    const planted = customers(PLANTED, (index) => index % 20);
    numbers = planted.map((row) => row.phones[0]!);
    await releaseList(test, world, planted);
    agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    for (let calls = 0; calls < 25; calls += 1) {
      const { body: card, status } = await agent.post('/card/next');
      if (status !== 200) break;
      if (card['state'] === 'prepared') await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
      const ended = await callEnded(agent);
      if (ended['state'] !== 'wrap_up') break;
      const code = ended['call'].answeredAt ? (calls % 5 === 0 ? 'strong_refusal' : 'wrong_person') : 'no_answer';
      await agent.post('/card/outcome', {
        cardId: ended['customer'].cardId,
        callId: ended['call'].callId,
        code,
        confirmed: true,
        fields: { note: `回电${numbers[0]}` },
      });
    }
  });
  afterAll(() => test.close());

  it('no response to any route an agent may call holds one (S1)', async () => {
    const document = openApiOf(test.app);
    let crawled = 0;
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(methods as Record<string, { 'x-permission'?: keyof typeof PERMISSIONS | 'open' }>)) {
        const permission = operation['x-permission'];
        const allowed =
          permission === 'open' || (permission && (PERMISSIONS[permission] as readonly string[] | undefined)?.includes('agent'));
        if (!allowed || path.includes('/session')) continue;
        for (const id of ['1', '2', numbers[0]!]) {
          const route = path.replace('/api/v1', '').replace(/\{[^}]+\}/g, id);
          const answer = await agent.send(
            method.toUpperCase(),
            route,
            method === 'get'
              ? undefined
              : { cardId: '1', callId: '1', phoneIndex: 0, code: 'no_answer', confirmed: true, fields: {}, reason: 'break' },
          );
          expect({ route, leaked: FULL_NUMBER.exec(answer.text.replaceAll(id, ''))?.[0] ?? null }).toEqual({ route, leaked: null });
          crawled += 1;
        }
      }
    }
    expect(crawled).toBeGreaterThan(15);
    // And what is not for agents answers nothing either.
    for (const path of Object.keys(document.paths).filter((route) => route.includes('/lists') || route.includes('do-not-call'))) {
      const answer = await agent.get(path.replace('/api/v1', '').replace(/\{[^}]+\}/g, '1'));
      expect(answer.text).not.toMatch(FULL_NUMBER);
    }
  });

  it(`${PLANTED} planted numbers are nowhere at rest (S2)`, async () => {
    const source = test.get(DataSource);
    const found: string[] = [];
    const planted = new Set(numbers);
    const search = (where: string, content: Buffer): void => {
      // In slices that overlap by a number: a log of the database may be longer than a text can be.
      for (let at = 0; at < content.length; at += SLICE_BYTES) {
        for (const [, number] of content.toString('latin1', at, at + SLICE_BYTES + 10).matchAll(/(?=(1[3-9]\d{9}))/g)) {
          if (planted.has(number!)) found.push(`${where}: ${number!.slice(0, 3)}…`);
        }
      }
    };
    // The database's own files, after everything was written out.
    await source.query('FLUSH TABLES').catch(() => undefined);
    const [{ folder }] = await source.query('SELECT @@datadir AS folder');
    const database = new URL(test.config.databaseUrl).pathname.slice(1);
    if (existsSync(join(folder, database))) {
      for (const path of filesBelow(join(folder, database))) search(path, readFileSync(path));
      for (const name of readdirSync(folder).filter((entry) => /^(ib|undo|aria_log|binlog|mysql-bin)/.test(entry)))
        search(name, readFileSync(join(folder, name)));
    }
    // The same through SQL, which also works where the server's files are out of reach.
    const columns = await source.query(
      'SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = DATABASE()',
    );
    for (const { t, c } of columns as { t: string; c: string }[]) {
      for (const row of await source.query(`SELECT \`${c}\` AS v FROM \`${t}\``))
        search(`${t}.${c}`, Buffer.isBuffer(row.v) ? row.v : Buffer.from(String(row.v)));
    }
    for (const path of [...filesBelow(test.config.dataDir), ...filesBelow(test.config.keyDir)]) search(path, readFileSync(path));
    const redis = new Redis(test.config.redisUrl);
    for (const key of await redis.keys('*')) search(key, Buffer.from(JSON.stringify([key, await dumpOf(redis, key)])));
    const dumped = await redis.save().then(
      async () => ((await redis.config('GET', 'dir')) as string[])[1]!,
      () => null,
    );
    if (dumped && existsSync(join(dumped, 'dump.rdb'))) search('dump.rdb', readFileSync(join(dumped, 'dump.rdb')));
    redis.disconnect();
    search('log', readFileSync(log));
    expect(statSync(log).size).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});

async function dumpOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  if (type === 'string') return redis.get(key);
  if (type === 'hash') return redis.hgetall(key);
  if (type === 'list') return redis.lrange(key, 0, -1);
  if (type === 'set') return redis.smembers(key);
  if (type === 'zset') return redis.zrange(key, 0, -1, 'WITHSCORES');
  return redis.xrange(key, '-', '+');
}
