import { DataSource } from 'typeorm';
import { DeliveryWorker, OutcomeFeed } from '../../../src/integrations/index.js';
import { FAILURES_BEFORE_PAUSE, RETRY_GAPS_MS } from '../../../src/integrations/webhooks/rules/retry-plan.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { OutcomeRows } from '../../support/outcome-rows.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { accepts, answers, hangs, signatureFits, WebhookReceiver } from '../../support/webhook-receiver.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const HOUR_MS = 3_600_000;
const CONFIG = { role: 'api', webhookTargets: '127.0.0.1:*,localhost:*,[::1]:*', webhookNetworks: '127.0.0.0/8,::1/128' } as const;

describe('signed webhooks on intent (L2)', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let rows: OutcomeRows;
  let admin: HttpClient;
  let receiver: WebhookReceiver;
  let id: string;
  let secret: string;

  beforeAll(async () => {
    clock = new FakeClock();
    test = await startTestApp({ clock, config: CONFIG });
    world = await makeWorld(test);
    await releaseList(test, world, customers(3));
    rows = await OutcomeRows.of(test, world.campaignId);
  }, 120_000);
  afterAll(() => test.close());

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    admin = test.client();
    await admin.signIn('admin');
    const made = await admin.post('/webhooks', { bankId: world.bankId, title: '意向', url: receiver.url() });
    expect(made.status).toBe(201);
    id = made.body['webhook'].id as string;
    secret = made.body['secret'] as string;
  });
  afterEach(async () => {
    await admin.post(`/webhooks/${id}/remove`);
    await receiver.stop();
  });

  /** What the worker does twice a second, once, to its end. */
  const work = async (): Promise<void> => {
    await test.get(OutcomeFeed).sequence();
    const worker = test.get(DeliveryWorker);
    await worker.startDue();
    await worker.settled();
  };
  const deliveries = async (state = ''): Promise<Record<string, any>[]> =>
    (await admin.get(`/webhooks/${id}/deliveries${state && `?state=${state}`}`)).body['items'];
  const shown = async (): Promise<Record<string, any>> => (await admin.get(`/webhooks/${id}`)).body;
  const seconds = (): number => Math.floor(clock.now().getTime() / 1000);

  it('tells of an intent once, signed, with ids and the bank’s own number, and of nothing else', async () => {
    const outcomeId = await rows.write('intent');
    const callId = rows.lastCallId;
    await rows.write('refused', { prospect: 1 });
    await work();
    await work();
    expect(receiver.received).toHaveLength(1);
    const [message] = receiver.received;
    expect(JSON.parse(message!.body)).toEqual({
      type: 'intent.recorded',
      timestamp: clock.now().toISOString(),
      data: {
        ...{ outcomeId, correctsOutcomeId: null, callId },
        ...{ campaignId: world.campaignId, listId: expect.any(String) as string, customerRef: 'C1' },
        ...{ recordedAt: clock.now().toISOString(), cursor: expect.any(String) as string },
      },
    });
    expect(message!.headers['webhook-id']).toBe(`evt_${outcomeId}`);
    expect(signatureFits(message!, secret, seconds())).toBe(true);
    expect(signatureFits({ ...message!, body: message!.body.replace('C1', 'C2') }, secret, seconds())).toBe(false);
    expect(signatureFits(message!, `whsec_${Buffer.alloc(32).toString('base64')}`, seconds())).toBe(false);
    expect(signatureFits(message!, secret, seconds() + 301)).toBe(false);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 204, lastError: null }]);
    expect(await shown()).toMatchObject({ failures: 0, delivered: 1, waiting: 0, dead: 0, lastDeliveredAt: clock.now().toISOString() });
  });

  it('tells of a correction that takes an intent back', async () => {
    const wrong = await rows.write('intent');
    const right = await rows.write('callback', { callId: rows.lastCallId, version: 2 });
    await work();
    const told = receiver.received.map(({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> });
    expect(told.map(({ type, data }) => [type, data['outcomeId'], data['correctsOutcomeId']]).sort()).toEqual([
      ['intent.corrected', right, wrong],
      ['intent.recorded', wrong, null],
    ]);
  });

  it('a receiver that fails is tried again by the plan, with the same event id and body, until it recovers', async () => {
    receiver.behave = answers(500);
    await rows.write('intent');
    await work();
    for (const gap of RETRY_GAPS_MS.slice(0, 3)) {
      clock.advance(gap - 1);
      const before = receiver.received.length;
      await work();
      expect(receiver.received).toHaveLength(before);
      clock.advance(1);
      await work();
      expect(receiver.received).toHaveLength(before + 1);
    }
    expect(await deliveries('waiting')).toMatchObject([{ attempts: 4, lastStatus: 500, lastError: 'status' }]);
    expect((await shown())['failures']).toBe(4);
    receiver.behave = accepts;
    clock.advance(RETRY_GAPS_MS[3]!);
    await work();
    expect(await deliveries('delivered')).toMatchObject([{ attempts: 5, lastError: null }]);
    expect((await shown())['failures']).toBe(0);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(receiver.received.every((each) => signatureFits(each, secret, Number(each.headers['webhook-timestamp'])))).toBe(true);
  });

  it('after the last attempt it is dead and shown; one or all are delivered anew', async () => {
    receiver.behave = answers(503);
    for (let made = 0; made < 2; made += 1) await rows.write('intent');
    await work();
    for (const gap of RETRY_GAPS_MS) {
      clock.advance(gap);
      await work();
    }
    await admin.signIn('admin');
    const dead = await deliveries('dead');
    expect(dead).toHaveLength(2);
    expect(dead).toMatchObject([{ attempts: RETRY_GAPS_MS.length + 1, lastStatus: 503, nextAt: null }, {}]);
    clock.advance(100 * HOUR_MS);
    const before = receiver.received.length;
    await work();
    expect(receiver.received).toHaveLength(before);
    receiver.behave = accepts;
    await admin.signIn('admin');
    expect((await admin.post(`/webhook-deliveries/${dead[0]!['id']}/redeliver`)).body).toMatchObject({ state: 'waiting', attempts: 0 });
    expect((await admin.post(`/webhook-deliveries/${dead[0]!['id']}/redeliver`)).body['code']).toBe('state_conflict');
    await work();
    expect([(await deliveries('dead')).length, (await deliveries('delivered')).length]).toEqual([1, 1]);
    expect((await admin.post(`/webhooks/${id}/redeliver`)).body).toEqual({ deliveries: 1 });
    await work();
    expect((await deliveries('delivered')).length).toBe(2);
    expect((await admin.get(`/webhooks/${id}/deliveries?state=none`)).status).toBe(400);
  });

  it('one that keeps failing for an hour is paused; its events wait, and go out when it is resumed', async () => {
    receiver.behave = answers(500);
    for (let made = 0; made < FAILURES_BEFORE_PAUSE; made += 1) await rows.write('intent');
    await work();
    expect(await shown()).toMatchObject({ state: 'active', failures: FAILURES_BEFORE_PAUSE });
    clock.advance(HOUR_MS - 1);
    await work();
    expect(await shown()).toMatchObject({ state: 'active', failures: 2 * FAILURES_BEFORE_PAUSE });
    await admin.signIn('admin');
    clock.advance(1);
    await rows.write('intent');
    await work();
    expect(await shown()).toMatchObject({ state: 'paused', stateReason: 'failing', failures: 2 * FAILURES_BEFORE_PAUSE + 1 });
    await rows.write('intent');
    clock.advance(HOUR_MS / 2);
    const before = receiver.received.length;
    await work();
    expect(receiver.received).toHaveLength(before);
    expect((await shown())['waiting']).toBe(FAILURES_BEFORE_PAUSE + 2);
    receiver.behave = accepts;
    expect((await admin.post(`/webhooks/${id}/resume`)).status).toBe(204);
    await work();
    expect(await shown()).toMatchObject({ state: 'active', failures: 0, waiting: 0, delivered: FAILURES_BEFORE_PAUSE + 2 });
  });

  it('410 is the receiver’s last word: paused at once', async () => {
    receiver.behave = answers(410);
    await rows.write('intent');
    await work();
    expect(await shown()).toMatchObject({ state: 'paused', stateReason: 'gone' });
  });

  it('follows no redirect', async () => {
    const elsewhere = await WebhookReceiver.start();
    receiver.behave = answers(307, { location: elsewhere.url() });
    await rows.write('intent');
    await work();
    expect(await deliveries()).toMatchObject([{ state: 'waiting', lastStatus: 307, lastError: 'redirected' }]);
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
  });

  it('does not wait for ever for one that hangs, and others are served meanwhile', async () => {
    receiver.behave = hangs;
    const other = await WebhookReceiver.start();
    const made = await admin.post('/webhooks', { bankId: world.bankId, title: '另一处', url: other.url() });
    await rows.write('intent');
    await test.get(OutcomeFeed).sequence();
    const worker = test.get(DeliveryWorker);
    await worker.startDue();
    const began = performance.now();
    while (other.received.length === 0 && performance.now() - began < 5000) await new Promise((done) => setTimeout(done, 20));
    expect(other.received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'waiting', lastError: null }]);
    await worker.settled();
    expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, lastStatus: null, lastError: 'timeout' }]);
    await admin.post(`/webhooks/${made.body['webhook'].id}/remove`);
    await other.stop();
  }, 30_000);

  it('nobody there is unreachable, not an error of ours', async () => {
    await receiver.stop();
    await rows.write('intent');
    await work();
    expect(await deliveries()).toMatchObject([{ lastStatus: null, lastError: 'unreachable' }]);
    receiver = await WebhookReceiver.start();
  });

  it('a worker that died after it had sent: once its claim is over the same event comes again', async () => {
    await rows.write('intent');
    receiver.behave = () => {
      // The process is gone before it could record the answer: its claim stands in the row.
    };
    await test.get(OutcomeFeed).sequence();
    const source = test.get(DataSource);
    await test.get(DeliveryWorker).startDue();
    while (receiver.received.length === 0) await new Promise((done) => setTimeout(done, 10));
    await source.query("UPDATE webhook_delivery SET claimed_by = 'a dead worker' WHERE subscription_id = ?", [id]);
    await test.get(DeliveryWorker).settled();
    receiver.behave = accepts;
    await work();
    expect(receiver.received).toHaveLength(1);
    clock.advance(60_000);
    await work();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]!.headers['webhook-id']).toBe(receiver.received[0]!.headers['webhook-id']);
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  }, 30_000);

  it('several workers write and send each event once', async () => {
    const written = await Promise.all(Array.from({ length: 20 }, () => rows.write('intent')));
    const [second, third] = [await startTestApp({ on: test, clock }), await startTestApp({ on: test, clock })];
    const workers = [test, second, third];
    await Promise.all(
      workers.map(async (each) => {
        await each.get(OutcomeFeed).sequence();
        await each.get(DeliveryWorker).startDue();
        await each.get(DeliveryWorker).settled();
      }),
    );
    await work();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect([...ids].sort()).toEqual(written.map((outcomeId) => `evt_${outcomeId}`).sort());
    await second.stop();
    await third.stop();
  }, 60_000);

  it('rotated: both secrets sign until the overlap ends, to the millisecond', async () => {
    const rotated = await admin.post(`/webhooks/${id}/rotate`, { overlapSeconds: 3600 });
    const next = rotated.body['secret'] as string;
    const signedBy = async (): Promise<boolean[]> => {
      await admin.post(`/webhooks/${id}/test`);
      await work();
      const message = receiver.received.at(-1)!;
      return [secret, next].map((each) => signatureFits(message, each, seconds()));
    };
    clock.advance(HOUR_MS - 1);
    expect(await signedBy()).toEqual([true, true]);
    clock.advance(1);
    expect(await signedBy()).toEqual([false, true]);
  });

  it('a test event goes the same way and carries no facts', async () => {
    expect((await admin.post(`/webhooks/${id}/test`)).body).toMatchObject({ eventType: 'test', state: 'waiting', outcomeId: null });
    await work();
    expect(JSON.parse(receiver.received[0]!.body)).toEqual({ type: 'test', timestamp: clock.now().toISOString(), data: {} });
    expect(receiver.received[0]!.headers['webhook-id']).toMatch(/^evt_test_/);
  });

  it('hears of what happens from its making on, not of the past', async () => {
    await rows.write('intent');
    const later = await admin.post('/webhooks', { bankId: world.bankId, title: '后来', url: receiver.url('/later') });
    await work();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/intents']);
    await admin.post(`/webhooks/${later.body['webhook'].id}/remove`);
  });

  it.each<[url: string, reason: string, why: string]>([
    ['https://hooks.example/x', 'not_listed', 'not among the hosts of the configuration'],
    ['http://hooks.example/x', 'not_https', 'not encrypted'],
    ['ftp://127.0.0.1/x', 'not_an_address', 'another protocol'],
    ['https://user:pass@127.0.0.1/x', 'credentials', 'a password in the address'],
    ['not an address', 'not_an_address', 'nothing'],
  ])('%s is refused: %s, %s', async (url, reason) => {
    const { status, body } = await admin.post('/webhooks', { bankId: world.bankId, title: '意向', url });
    expect([status, body['code'], body['facts']]).toEqual([422, 'webhook_target_refused', { reason }]);
  });

  it('an address that turned private is not connected to', async () => {
    test.config.webhookNetworks = '10.0.0.0/8';
    try {
      await test.get(DataSource).query('UPDATE webhook_subscription SET url = ? WHERE id = ?', [`http://localhost:${receiver.port}/x`, id]);
      await rows.write('intent');
      await work();
      expect(await deliveries()).toMatchObject([{ lastError: 'refused_address', lastStatus: null }]);
      expect(receiver.received).toEqual([]);
    } finally {
      test.config.webhookNetworks = CONFIG.webhookNetworks;
    }
  });

  it('the secret is nowhere in the database, and no answer shows it again', async () => {
    const bare = secret.slice('whsec_'.length);
    const stored = JSON.stringify(await test.get(DataSource).query('SELECT * FROM webhook_subscription'));
    const audit = JSON.stringify(await test.get(DataSource).query('SELECT * FROM audit_entry'));
    const answered = (await admin.get('/webhooks')).text + (await admin.get(`/webhooks/${id}`)).text;
    for (const text of [stored, audit, answered]) expect(text).not.toContain(bare);
  });
});
