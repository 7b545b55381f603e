import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { generate } from 'otplib';
import { DataSource } from 'typeorm';
import { PeopleService } from '../../../src/people/index.js';
import { AccountsService, newSecondFactor, systemActor } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import { type HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, PASSWORD, phonesReady, releaseList, type World } from '../../support/world.js';

const IDLE_MS = 180_000;
const LOCKOUT_MS = 15 * 60_000;
const TALKATIVE = 17;
const START = '2026-03-03T02:00:00.000Z';

async function signInAs(test: TestApp, username: string): Promise<HttpClient> {
  const client = test.client();
  await client.signIn(username);
  return client;
}

async function accountId(test: TestApp, username: string): Promise<string> {
  const [row] = await test.get(DataSource).query('SELECT id FROM account WHERE username = ?', [username]);
  return String(row.id);
}

describe('signing in', () => {
  let test: TestApp;
  let clock: FakeClock;

  beforeAll(async () => {
    clock = new FakeClock(START);
    test = await startTestApp({ clock });
    await makeWorld(test);
  });
  afterAll(() => test.close());
  // Every test has a minute of its own, so that failed attempts of another do not count against the address.
  beforeEach(() => clock.advance(60_000));

  const attempt = (username: string, password: string) => test.client().post('/session', { username, password });

  it('answers the same for an unknown user, a wrong password and a disabled account', async () => {
    await test.get(AccountsService).setState(systemActor('test'), await accountId(test, 'auditor1'), 'disabled');
    const unknown = await attempt('nobody-of-that-name', PASSWORD);
    expect(unknown).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } });
    for (const [username, password] of [
      ['manager2', 'not the password'],
      ['auditor1', PASSWORD],
    ] as const) {
      const wrong = await attempt(username, password);
      expect(wrong.status).toBe(401);
      expect(wrong.body).toEqual({ ...unknown.body, requestId: expect.any(String) });
      expect([...wrong.headers.keys()]).toEqual([...unknown.headers.keys()]);
    }
  });

  it('is locked out after five failures until a time, and not a millisecond longer', async () => {
    for (let failure = 1; failure <= 5; failure += 1) {
      expect((await attempt('manager1', 'not the password')).body['code']).toBe('wrong_credentials');
    }
    const until = new Date(clock.now().getTime() + LOCKOUT_MS);
    const refused = await attempt('manager1', PASSWORD);
    expect(refused).toMatchObject({ status: 423, body: { code: 'locked_out', facts: { until: until.toISOString() } } });
    clock.set(new Date(until.getTime() - 1));
    expect((await attempt('manager1', PASSWORD)).status).toBe(423);
    clock.set(until);
    expect((await attempt('manager1', PASSWORD)).status).toBe(200);
  });

  it('four failures and a success start the count again; an administrator unlocks at once', async () => {
    const fail = async (times: number): Promise<void> => {
      for (let failure = 0; failure < times; failure += 1) await attempt('vendor', 'not the password');
    };
    await fail(4);
    expect((await attempt('vendor', PASSWORD)).status).toBe(200);
    await fail(4);
    expect((await attempt('vendor', PASSWORD)).status).toBe(200);
    clock.advance(60_000);
    await fail(5);
    expect((await attempt('vendor', PASSWORD)).status).toBe(423);
    const admin = await signInAs(test, 'admin');
    expect((await admin.post(`/accounts/${await accountId(test, 'vendor')}/unlock`)).body).toMatchObject({ lockedUntil: null });
    expect((await attempt('vendor', PASSWORD)).status).toBe(200);
  });

  it('gives a cookie for this host alone, over TLS, that no script can read', async () => {
    const answer = await attempt('manager2', PASSWORD);
    const [name, ...attributes] = answer.headers.get('set-cookie')!.split('; ');
    expect(name).toMatch(/^__Host-dialproof=[\w-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    const [stored] = await test.get(DataSource).query('SELECT * FROM session ORDER BY id DESC LIMIT 1');
    expect(JSON.stringify(stored)).not.toContain(name!.split('=')[1]);
  });

  it('a write needs the CSRF token of its own session, and a page of our own behind it', async () => {
    const manager = await signInAs(test, 'manager2');
    const other = await signInAs(test, 'manager2');
    const body = { number: '13900000001' };
    const { host } = new URL(test.url);
    const forged: Record<string, string>[] = [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': `${manager.session.csrfToken}x` },
      { 'x-csrf-token': other.session.csrfToken },
      { origin: 'https://example.com' },
      { origin: 'null' },
      { origin: `http://${host}.example.com` },
    ];
    for (const headers of forged) {
      expect((await manager.post('/do-not-call/search', body, headers)).body).toMatchObject({
        status: 403,
        code: 'csrf_rejected',
      });
    }
    expect((await manager.post('/do-not-call/search', body, { origin: `http://${host}` })).status).toBe(200);
    const foreign = await test.client().post('/session', { username: 'manager2', password: PASSWORD }, { origin: 'https://example.com' });
    expect(foreign.body['code']).toBe('csrf_rejected');
  });
});

describe('the seat locks', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let agent: HttpClient;

  beforeAll(async () => {
    clock = new FakeClock(START);
    // At the pace of life by the fake clock, so that a call lasts as long as the test wants.
    test = await startTestApp({ clock, config: { idleLockSeconds: IDLE_MS / 1000, simulatedSpeed: 1, simulatedRecording: false } });
    world = await makeWorld(test);
    await releaseList(test, world, customers(3, TALKATIVE));
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    agent = await signInAs(test, 'agent1');
  });

  const isLocked = async (): Promise<boolean> => (await agent.get('/session')).body['locked'];

  it('exactly after the idle time, and opens by the password', async () => {
    clock.advance(IDLE_MS - 1);
    expect(await isLocked()).toBe(false);
    expect((await agent.get('/card')).status).toBe(200);
    clock.advance(1);
    expect((await agent.get('/card')).body).toMatchObject({ status: 423, code: 'seat_locked' });
    expect((await agent.post('/card/next')).status).toBe(423);
    expect(await isLocked()).toBe(true);
    expect((await agent.post('/session/unlock', { password: 'not the password' })).status).toBe(401);
    expect(await isLocked()).toBe(true);
    expect((await agent.post('/session/unlock', { password: PASSWORD })).body).toMatchObject({ locked: false });
    expect((await agent.get('/card')).status).toBe(200);
  });

  it('reading is not being there, pressing is', async () => {
    clock.advance(IDLE_MS - 1);
    await agent.get('/card');
    clock.advance(1);
    expect(await isLocked()).toBe(true);
    await agent.post('/session/unlock', { password: PASSWORD });
    clock.advance(IDLE_MS - 1);
    expect((await agent.post('/session/activity')).status).toBe(204);
    clock.advance(IDLE_MS - 1);
    expect(await isLocked()).toBe(false);
    clock.advance(1);
    expect(await isLocked()).toBe(true);
  });

  it('by key at once, and an activity does not open it', async () => {
    expect((await agent.post('/session/lock')).status).toBe(204);
    expect((await agent.post('/session/activity')).status).toBe(423);
    expect((await agent.get('/card')).status).toBe(423);
  });

  it('not during a call: idle time counts from its end; hang-up and outcome work while locked', async () => {
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { callId } = (await agent.post('/card/dial', { cardId, phoneIndex: 0 })).body['call'];
    await waitFor('they talk', async () => {
      clock.advance(1000);
      return (await agent.get('/card')).body['state'] === 'talking';
    });
    // The lock by key, in the middle of the call: it goes on, can be ended, and is still shown.
    await agent.post('/session/lock');
    expect((await agent.get('/session')).body).toMatchObject({ locked: true, liveCall: { callId, state: 'talking' } });
    expect((await agent.post('/card/dial', { cardId, phoneIndex: 0 })).status).toBe(423);
    await agent.post('/session/unlock', { password: PASSWORD });
    expect((await agent.post('/session/lock')).status).toBe(204);
    expect((await agent.post('/card/hang-up', { callId })).body).toEqual({ state: 'locked' });
    const source = test.get(DataSource);
    await waitFor(
      'the call is over',
      async () => (await source.query('SELECT 1 FROM phone_call WHERE id = ? AND ended_at IS NOT NULL', [callId]))[0],
    );
    const outcome = { cardId, callId, code: 'refused', confirmed: false, fields: { reason: 'no_need' } };
    expect(await agent.post('/card/outcome', outcome)).toMatchObject({ status: 200, body: { state: 'locked' } });
    expect((await source.query('SELECT code FROM outcome WHERE call_id = ?', [callId]))[0].code).toBe('refused');
  });

  it('a call in progress is activity, however long it lasts', async () => {
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { callId } = (await agent.post('/card/dial', { cardId, phoneIndex: 0 })).body['call'];
    const source = test.get(DataSource);
    // Instead of a call of three minutes: the person was last seen three minutes ago, and the call is still under way.
    await waitFor('it rings somewhere', async () => {
      clock.advance(100);
      return (await agent.get('/card')).body['call']?.callId === callId && (await agent.get('/card')).body['state'] !== 'placing';
    });
    await source.query('UPDATE session SET last_active_at = ? WHERE ended_at IS NULL', [new Date(clock.now().getTime() - IDLE_MS)]);
    expect(await isLocked()).toBe(false);
    await agent.post('/card/hang-up', { callId });
    await callEnded(agent, callId);
    const [{ ended_at: endedAt }] = await source.query('SELECT ended_at FROM phone_call WHERE id = ?', [callId]);
    await source.query('UPDATE session SET last_active_at = ? WHERE ended_at IS NULL', [new Date(endedAt.getTime() - 1)]);
    clock.set(new Date(endedAt.getTime() + IDLE_MS - 1));
    expect(await isLocked()).toBe(false);
    clock.advance(1);
    expect(await isLocked()).toBe(true);
  });

  it('a disabled account is out with the next request, and its stream ends within five seconds', async () => {
    const { cookie } = agent.session;
    const stream = await fetch(`${test.url}/api/v1/events`, { headers: { cookie } });
    expect(stream.status).toBe(200);
    const ended = (async () => {
      for await (const chunk of stream.body!) void chunk;
      return performance.now();
    })();
    const admin = await signInAs(test, 'admin');
    const disabledAt = performance.now();
    expect((await admin.post(`/accounts/${await accountId(test, 'agent1')}/disable`)).status).toBe(200);
    expect((await agent.get('/session')).status).toBe(401);
    expect((await agent.post('/session/unlock', { password: PASSWORD })).status).toBe(401);
    expect((await ended) - disabledAt).toBeLessThan(5000);
    expect((await test.client().post('/session', { username: 'agent1', password: PASSWORD })).body['code']).toBe('wrong_credentials');
  });
});

describe('an agent signs in only inside the shift (S6)', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;

  beforeAll(async () => {
    clock = new FakeClock(START);
    test = await startTestApp({ clock });
    world = await makeWorld(test, { shift: { start: '09:00', end: '18:00' } });
  });
  afterAll(() => test.close());

  const attempt = (username = 'agent1') => test.client().post('/session', { username, password: PASSWORD });
  // 09:00 to 18:00 in Shanghai.
  const SHIFT = { starts: '2026-03-03T01:00:00.000Z', ends: '2026-03-03T10:00:00.000Z', next: '2026-03-04T01:00:00.000Z' };

  it.each([
    ['a millisecond before it begins', -1, SHIFT.starts, SHIFT.starts],
    ['at its first instant', 0, SHIFT.starts, null],
    ['at its last millisecond', -1, SHIFT.ends, null],
    ['when it has ended', 0, SHIFT.ends, SHIFT.next],
  ])('%s', async (_when, offsetMs, edge, refusedUntil) => {
    clock.set(new Date(new Date(edge).getTime() + offsetMs));
    const answer = await attempt();
    if (refusedUntil === null) expect(answer.status).toBe(200);
    else expect(answer.body).toMatchObject({ status: 409, code: 'outside_shift', facts: { startsAt: refusedUntil } });
    // The bank's people have no shift.
    expect((await attempt('manager1')).status).toBe(200);
  });

  it('a dated permit opens it, for its time and its person alone', async () => {
    const [from, to] = [new Date('2026-03-03T12:00:00.000Z'), new Date('2026-03-03T13:00:00.000Z')];
    await test.get(PeopleService).grantPermit(world.manager1, world.agentIds[0]!, from, to, '补录');
    for (const [at, status] of [
      [from.getTime() - 1, 409],
      [from.getTime(), 200],
      [to.getTime() - 1, 200],
      [to.getTime(), 409],
    ] as const) {
      clock.set(new Date(at));
      expect({ at, status: (await attempt()).status }).toEqual({ at, status });
    }
  });
});

describe('from where, and with what', () => {
  let test: TestApp;
  let clock: FakeClock;

  beforeAll(async () => {
    clock = new FakeClock(START);
    test = await startTestApp({ clock, config: { trustedProxies: '127.0.0.1', signInNetworks: '10.1.0.0/16, 192.0.2.7, 2001:db8::/32' } });
    await makeWorld(test);
  });
  afterAll(() => test.close());

  it.each([
    ['10.1.0.0', 200],
    ['10.1.255.255', 200],
    ['10.0.255.255', 403],
    ['10.2.0.0', 403],
    ['192.0.2.7', 200],
    ['192.0.2.8', 403],
    ['2001:db8::1', 200],
    ['2001:db9::1', 403],
  ])('%s: %s', async (address, status) => {
    const answer = await test.client().post('/session', { username: 'manager1', password: PASSWORD }, { 'x-forwarded-for': address });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body['code']).toBe('not_allowed_network');
  });

  it("a bank role without a second factor is refused where one is required; the vendor's people are not", async () => {
    test.config.requireSecondFactor = true;
    const signIn = (username: string, code?: string) =>
      test.client().post('/session', { username, password: PASSWORD, ...(code ? { code } : {}) }, { 'x-forwarded-for': '10.1.0.1' });
    for (const username of ['manager1', 'auditor1', 'admin']) {
      expect((await signIn(username)).body).toMatchObject({ status: 401, code: 'second_factor_required', facts: { enrolled: false } });
    }
    for (const username of ['vendor', 'agent1']) expect((await signIn(username)).status).toBe(200);

    const { secret } = newSecondFactor('manager1');
    await test.get(AccountsService).enrolSecondFactor(systemActor('test'), await accountId(test, 'manager1'), secret);
    expect((await signIn('manager1')).body).toMatchObject({ code: 'second_factor_required', facts: { enrolled: true } });
    const codeAt = (offsetSeconds: number) => generate({ secret, epoch: Math.floor(clock.now().getTime() / 1000) + offsetSeconds });
    const right = await codeAt(0);
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
    for (let failure = 1; failure <= 4; failure += 1) expect((await signIn('manager1', wrong)).body['code']).toBe('wrong_credentials');
    expect((await signIn('manager1', await codeAt(-120))).body['code']).toBe('wrong_credentials');
    // A wrong code is a failure like a wrong password: the fifth has locked the account.
    expect((await signIn('manager1', right)).body['code']).toBe('locked_out');
    await test.get(AccountsService).unlock(systemActor('test'), await accountId(test, 'manager1'));
    expect((await signIn('manager1', right)).status).toBe(200);
    // The secret lies sealed.
    const [row] = await test.get(DataSource).query("SELECT totp_secret FROM account WHERE username = 'manager1'");
    expect(row.totp_secret.toString('latin1')).not.toContain(secret);
  });
});
