import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { DataSource } from 'typeorm';
import { ApiKeysService } from '../../../src/platform/index.js';
import { bankSystem, BankSystem } from '../../support/bank-system.js';
import { FakeClock } from '../../support/fake-clock.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, type World } from '../../support/world.js';

const NOW = '2026-03-03T02:00:00.000Z';
const HOUR_SECONDS = 3600;
const logFile = join(tmpdir(), `dialproof-keys-${process.pid}.log`);

describe("a key of the bank's own system (L2)", () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let other: World;

  beforeAll(async () => {
    clock = new FakeClock(NOW);
    test = await startTestApp({ clock, logFile, config: { logLevel: 'debug' } });
    world = await makeWorld(test);
    other = await makeWorld(test, { prefix: 'other-' });
  }, 120_000);
  beforeEach(() => clock.set(NOW));
  afterAll(() => test.close());

  const statusOf = async (system: BankSystem, path = '/campaigns'): Promise<[number, string | undefined]> => {
    const { status, body } = await system.get(path);
    return [status, body['code'] as string | undefined];
  };

  it('opens what its bank owns and nothing of another', async () => {
    const system = await bankSystem(test, world);
    const { body, text } = await system.get('/campaigns');
    expect(body['items'].map(({ id }: { id: string }) => id)).toEqual([world.campaignId]);
    expect(body['items'][0]).toMatchObject({ state: 'running', progress: { loaded: 0, intents: 0 } });
    expect(text).not.toContain('other-');
    expect(await statusOf(system, `/campaigns/${other.campaignId}`)).toEqual([404, 'not_found']);
    expect((await system.get('/orders')).body['items'].map(({ id }: { id: string }) => id)).toEqual([world.orderId]);
    expect((await system.get('/scripts')).body['items']).toEqual([{ id: world.scriptId, title: '话术', approved: true }]);
    const list = { campaignId: other.campaignId, title: '名单' };
    expect((await system.post('/lists', list)).status).toBe(404);
    const theirs = await (await bankSystem(test, other)).post('/lists', list);
    expect(theirs.status).toBe(201);
    for (const path of [`/lists/${theirs.body['id']}`]) expect(await statusOf(system, path)).toEqual([404, 'not_found']);
    expect((await system.post(`/lists/${theirs.body['id']}/close`)).status).toBe(404);
    expect((await system.post(`/lists/${theirs.body['id']}/customers`, { customers: [{ customerRef: 'X', phones: ['1'] }] })).status).toBe(
      404,
    );
  });

  it('makes a draft that people must submit, approve and start', async () => {
    const system = await bankSystem(test, world);
    const given = {
      ...{ orderId: world.orderId, title: '春季', product: '快贷', applyAt: '支行', scriptId: world.scriptId },
      ...{ startsOn: '2026-03-03', endsOn: '2026-06-30' },
    };
    const made = await system.post('/campaigns', given);
    expect([made.status, made.body['state']]).toEqual([201, 'draft']);
    expect((await system.post('/campaigns', { ...given, orderId: other.orderId })).status).toBe(404);
    expect((await system.post('/campaigns', { ...given, scriptId: other.scriptId })).body).toMatchObject({ code: 'validation_failed' });
    expect((await system.post('/campaigns', given, null)).body).toMatchObject({ status: 400, code: 'idempotency_key_missing' });
    // The person who made the key stands behind the draft: another one approves.
    const [maker, second] = [test.client(), test.client()];
    await maker.signIn('manager1');
    await second.signIn('manager2');
    await maker.post(`/campaigns/${made.body['id']}/submit`);
    expect((await maker.post(`/campaigns/${made.body['id']}/approve`)).body['code']).toBe('four_eyes');
    expect((await second.post(`/campaigns/${made.body['id']}/approve`)).body['state']).toBe('approved');
  });

  it.each<[ms: number, status: number, why: string]>([
    [-1, 200, 'a millisecond before'],
    [0, 401, 'at the instant'],
    [1, 401, 'a millisecond after'],
  ])('expires: %d ms → %d, %s', async (ms, status) => {
    const expiresAt = new Date(clock.now().getTime() + HOUR_SECONDS * 1000);
    const system = await bankSystem(test, world, { expiresAt });
    clock.set(new Date(expiresAt.getTime() + ms));
    expect((await statusOf(system))[0]).toBe(status);
  });

  it.each<[ms: number, earlier: number, why: string]>([
    [-1, 200, 'the overlap’s last millisecond'],
    [0, 401, 'its end'],
    [1, 401, 'after it'],
  ])('rotated: the earlier secret at %d ms → %d, the new one always, %s', async (ms, earlier) => {
    const system = await bankSystem(test, world);
    const next = new BankSystem(test.url, await test.get(ApiKeysService).rotate(world.manager1, system.keyId, HOUR_SECONDS), system.keyId);
    expect(next.key).not.toBe(system.key);
    expect([await statusOf(system), await statusOf(next)]).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
    clock.advance(HOUR_SECONDS * 1000 + ms);
    expect([(await statusOf(system))[0], (await statusOf(next))[0]]).toEqual([earlier, 200]);
  });

  it('rotated without overlap, or twice: the secrets before are dead at once', async () => {
    const system = await bankSystem(test, world);
    const keys = test.get(ApiKeysService);
    const second = new BankSystem(test.url, await keys.rotate(world.manager1, system.keyId, HOUR_SECONDS), system.keyId);
    const third = new BankSystem(test.url, await keys.rotate(world.manager1, system.keyId, HOUR_SECONDS), system.keyId);
    expect(await Promise.all([system, second, third].map(async (each) => (await statusOf(each))[0]))).toEqual([401, 200, 200]);
    await keys.rotate(world.manager1, system.keyId, 0);
    expect(await Promise.all([second, third].map(async (each) => (await statusOf(each))[0]))).toEqual([401, 401]);
  });

  it('revoked is dead at once, with every secret, and cannot be rotated back', async () => {
    const system = await bankSystem(test, world);
    const keys = test.get(ApiKeysService);
    const next = new BankSystem(test.url, await keys.rotate(world.manager1, system.keyId, HOUR_SECONDS), system.keyId);
    await keys.revoke(world.manager1, system.keyId);
    await keys.revoke(world.manager1, system.keyId);
    expect([await statusOf(system), await statusOf(next)]).toEqual([
      [401, 'api_key_refused'],
      [401, 'api_key_refused'],
    ]);
    await expect(keys.rotate(world.manager1, system.keyId, 0)).rejects.toMatchObject({ code: 'state_conflict' });
  });

  it.each<[networks: string, status: number, why: string]>([
    ['', 200, 'no networks: from anywhere'],
    ['127.0.0.0/8,::1/128', 200, 'this machine'],
    ['10.0.0.0/8', 403, 'another network'],
  ])('from %j → %d: %s', async (networks, status) => {
    expect((await statusOf(await bankSystem(test, world, { networks })))[0]).toBe(status);
  });

  it('what is no key, or nearly one, gets the same answer', async () => {
    const system = await bankSystem(test, world);
    const wrong = (key: string): BankSystem => new BankSystem(test.url, key, '0');
    const flipped = system.key.slice(0, -1) + (system.key.endsWith('A') ? 'B' : 'A');
    const unknown = system.key.replace(/^dpk_[0-9a-f]{16}/, `dpk_${'0'.repeat(16)}`);
    const answers = await Promise.all([flipped, unknown, 'dpk_', 'x', system.key.toUpperCase()].map((key) => wrong(key).get('/campaigns')));
    expect(answers.map(({ status, body }) => [status, body['code'], body['facts']])).toEqual(
      Array.from({ length: 5 }, () => [401, 'api_key_refused', {}]),
    );
    expect(answers[0]!.headers.get('www-authenticate')).toMatch(/^Bearer/);
    const basic = await fetch(`${test.url}/api/v1/bank/campaigns`, { headers: { authorization: `Basic ${system.key}` } });
    expect(basic.status).toBe(401);
  });

  it('a limit a minute: what is left is told, past it 429 with the seconds to wait, and the next minute is whole', async () => {
    const system = await bankSystem(test, world, { requestsPerMinute: 3 });
    clock.set('2026-03-03T02:00:15.000Z');
    const answers = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await system.get('/campaigns'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit'))).toEqual(['2', '1', '0', '0'].map((left) => `"key";r=${left};t=45`));
    expect(answers[0]!.headers.get('ratelimit-policy')).toBe('"key";q=3;w=60');
    expect([answers[0]!.headers.get('retry-after'), answers[3]!.headers.get('retry-after')]).toEqual([null, '45']);
    clock.set('2026-03-03T02:01:00.000Z');
    expect((await system.get('/campaigns')).status).toBe(200);
    expect((await (await bankSystem(test, world)).get('/campaigns')).status).toBe(200);
  });

  it('an administrator makes, rotates and revokes it; the secret is shown once, and the last use is known', async () => {
    const admin = test.client();
    await admin.signIn('admin');
    const given = { bankId: world.bankId, title: 'Loan system', scopes: ['campaigns:read'] };
    const made = await admin.post('/api-keys', given);
    expect(made.status).toBe(201);
    const { key, apiKey } = made.body as { key: string; apiKey: Record<string, unknown> };
    expect(apiKey).toMatchObject({ title: 'Loan system', state: 'active', lastUsedAt: null, createdBy: 'admin', requestsPerMinute: 600 });
    const system = new BankSystem(test.url, key, String(apiKey['id']));
    expect((await statusOf(system))[0]).toBe(200);
    const listed = await admin.get('/api-keys');
    expect(listed.body['items'].find(({ id }: { id: string }) => id === system.keyId)).toMatchObject({ lastUsedAt: NOW });
    expect(listed.text).not.toContain(key.split('_')[2]);
    const rotated = await admin.post(`/api-keys/${system.keyId}/rotate`, { overlapSeconds: 60 });
    expect(rotated.body['apiKey']['earlierUntil']).toBe('2026-03-03T02:01:00.000Z');
    await admin.post(`/api-keys/${system.keyId}/revoke`);
    expect((await statusOf(new BankSystem(test.url, rotated.body['key'] as string, system.keyId)))[1]).toBe('api_key_refused');
    expect((await admin.post('/api-keys', { ...given, bankId: world.vendorId })).body['errors'][0].field).toBe('bankId');
    expect((await admin.post('/api-keys', { ...given, networks: '10.0.0.0/99' })).body['errors'][0].field).toBe('networks');
    expect((await admin.post('/api-keys', { ...given, expiresAt: '2026-03-03T01:00:00Z' })).body['errors'][0].field).toBe('expiresAt');
  });

  it('stands in the audit trail as itself, and its secret nowhere: not in the database, the trail or the log', async () => {
    const admin = test.client();
    await admin.signIn('admin');
    const made = await admin.post('/api-keys', { bankId: world.bankId, title: 'Canary', scopes: ['customers:write'] });
    const system = new BankSystem(test.url, made.body['key'] as string, made.body['apiKey']['id'] as string);
    const list = await system.post('/lists', { campaignId: world.campaignId, title: '名单' });
    expect(list.status).toBe(201);
    const source = test.get(DataSource);
    const [entry] = await source.query("SELECT actor, subject FROM audit_entry WHERE action = 'list.collect' ORDER BY id DESC LIMIT 1");
    expect(entry).toMatchObject({ actor: `api-key:${system.keyId}`, subject: `list:${list.body['id']}` });
    const secret = system.key.split('_')[2]!;
    const tables = (await source.query(
      "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
    )) as { name: string }[];
    for (const { name } of tables) {
      const rows = JSON.stringify(await source.query(`SELECT * FROM \`${name}\``));
      expect({ [name]: rows.includes(secret) || rows.includes(Buffer.from(secret).toString('base64')) }).toEqual({ [name]: false });
    }
    expect(readFileSync(logFile, 'utf8')).not.toContain(secret);
  });
});
