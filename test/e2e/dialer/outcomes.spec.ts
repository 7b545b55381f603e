import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { SimulatedGateway } from '../../../src/dialer/gateways/simulated/index.js';
import { GATEWAY } from '../../../src/dialer/index.js';
import { FileStore } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const INTERESTED = 0;
const CALLBACK = 3;
const VOICEMAIL = 6;
const NO_ANSWER = 7;
const TALKATIVE = 17;
const START = '2026-03-03T02:00:00.000Z';
const MINUTE_MS = 60_000;

interface Called {
  cardId: string;
  callId: string;
}

/** The next customer of the agent's list, called; the call is over. */
async function callNext(agent: HttpClient): Promise<Called> {
  const { body: card } = await agent.post('/card/next');
  const { cardId, phones } = card['customer'];
  const { body: dialled } = await agent.post('/card/dial', { cardId, phoneIndex: phones[0].index });
  const { callId } = dialled['call'];
  await callEnded(agent, callId);
  return { cardId, callId };
}

function record(agent: HttpClient, called: Called, code: string, fields: object = {}, confirmed = false) {
  return agent.post('/card/outcome', { ...called, code, confirmed, fields });
}

async function only(test: TestApp, sql: string, values: unknown[]): Promise<Record<string, any>> {
  const rows = (await test.get(DataSource).query(sql, values)) as Record<string, any>[];
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

describe('an outcome is held against the telephone record', () => {
  let test: TestApp;
  let world: World;
  let agent: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock(START) });
    world = await makeWorld(test);
    agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
  });
  afterAll(() => test.close());

  it('a conversation on a call that nobody answered is refused with the reason, confirmed or not', async () => {
    await releaseList(test, world, customers(1, NO_ANSWER));
    const called = await callNext(agent);
    const claims: [string, object][] = [
      ['intent', { amountYuan: 100_000, applyChannel: 'branch' }],
      ['refused', { reason: 'no_need' }],
      ['strong_refusal', {}],
      ['wrong_person', {}],
      ['callback', { callbackAt: '2026-03-03T03:00:00.000Z' }],
    ];
    for (const [code, fields] of claims) {
      const refused = await record(agent, called, code, fields, true);
      expect(refused.body).toMatchObject({
        status: 409,
        code: 'outcome_contradicts_call',
        facts: { state: 'not_answered', q850Cause: expect.any(Number) },
      });
    }
    const rows = await test.get(DataSource).query('SELECT COUNT(*) AS count FROM outcome WHERE call_id = ?', [called.callId]);
    expect(rows[0].count).toBe('0');
    expect((await record(agent, called, 'no_answer')).status).toBe(200);
    const kept = await only(test, 'SELECT confirmed_against_record FROM outcome WHERE call_id = ?', [called.callId]);
    expect(kept['confirmed_against_record']).toBe(0);
  });

  it('"no answer" on an answered call is asked about once and kept with the doubt, in the outcome and in its evidence', async () => {
    await releaseList(test, world, customers(1, VOICEMAIL, 100));
    const called = await callNext(agent);
    const asked = await record(agent, called, 'no_answer');
    expect(asked.body).toMatchObject({ status: 409, code: 'outcome_needs_confirmation', facts: { answeredSeconds: expect.any(Number) } });
    expect((await record(agent, called, 'no_answer', {}, true)).body).toMatchObject({ state: 'ready' });
    const outcome = await only(test, 'SELECT id, code, confirmed_against_record FROM outcome WHERE call_id = ?', [called.callId]);
    expect(outcome).toMatchObject({ code: 'no_answer', confirmed_against_record: 1 });
    const evidence = await only(test, 'SELECT outcome_id, snapshot FROM evidence_case WHERE call_id = ?', [called.callId]);
    const { claim, call } = JSON.parse(evidence['snapshot']);
    expect(claim).toMatchObject({ outcomeId: String(outcome['id']), code: 'no_answer', confirmedAgainstRecord: true });
    expect(call).toMatchObject({ callId: called.callId, answeredAt: expect.any(String) });
  });

  it('each code has its fields: none may be missing, wrong or of another code', async () => {
    await releaseList(test, world, customers(1, INTERESTED, 200));
    const called = await callNext(agent);
    const cases: [string, object, string][] = [
      ['intent', { applyChannel: 'branch' }, 'amountYuan'],
      ['intent', { amountYuan: 100_000 }, 'applyChannel'],
      ['intent', { amountYuan: 0, applyChannel: 'branch' }, 'amountYuan'],
      ['intent', { amountYuan: 100_000_001, applyChannel: 'branch' }, 'amountYuan'],
      ['intent', { amountYuan: 100_000, applyChannel: 'branch', reason: 'no_need' }, 'reason'],
      ['refused', {}, 'reason'],
      ['refused', { reason: 'no_need', amountYuan: 5 }, 'amountYuan'],
      ['callback', {}, 'callbackAt'],
      ['callback', { callbackAt: START }, 'callbackAt'],
      ['callback', { callbackAt: '2026-03-17T02:00:00.001Z' }, 'callbackAt'],
      ['strong_refusal', { reason: 'no_need' }, 'reason'],
      ['no_answer', { callbackAt: '2026-03-03T03:00:00.000Z' }, 'callbackAt'],
    ];
    for (const [code, fields, field] of cases) {
      const refused = await record(agent, called, code, fields, true);
      expect({ code, fields, refused: refused.body }).toMatchObject({
        refused: { status: 400, code: 'validation_failed', errors: [{ field }] },
      });
    }
    const rows = await test.get(DataSource).query('SELECT COUNT(*) AS count FROM outcome WHERE call_id = ?', [called.callId]);
    expect(rows[0].count).toBe('0');
    const saved = await record(agent, called, 'intent', { amountYuan: 100_000_000, applyChannel: 'online', note: '周五去网点' });
    expect(saved.body).toMatchObject({ state: 'ready', counters: { intents: 1 } });
  });

  it('an outcome stands: it is not written again, and nothing can change or remove it', async () => {
    // Its place in the bank's feed is the one thing that is added, soon after the commit.
    const before = await waitFor('the outcome has its place in the feed', async () => {
      const rows = await test.get(DataSource).query('SELECT * FROM outcome ORDER BY id DESC LIMIT 1');
      return rows[0].feed_seq !== null && rows;
    });
    const called = { cardId: String(before[0].card_id), callId: String(before[0].call_id) };
    const again = await record(agent, called, 'refused', { reason: 'no_need' });
    expect(again.body).toMatchObject({ status: 409, code: 'outcome_exists' });
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      expect((await agent.send(method, '/card/outcome', method === 'DELETE' ? undefined : { ...called, code: 'refused' })).status).toBe(
        404,
      );
    }
    expect(await test.get(DataSource).query('SELECT * FROM outcome ORDER BY id DESC LIMIT 1')).toEqual(before);
  });
});

describe('a callback at a time', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let owner: HttpClient;
  let colleague: HttpClient;

  beforeAll(async () => {
    clock = new FakeClock(START);
    test = await startTestApp({ clock, config: { idleLockSeconds: 12 * 3600 } });
    world = await makeWorld(test, { agents: 2 });
    [owner, colleague] = [test.client(), test.client()];
    await owner.signIn('agent1');
    await colleague.signIn('agent2');
  });
  afterAll(() => test.close());

  /** The owner calls the only customer there is, who wants to be called back in half an hour. */
  async function promised(from: number): Promise<{ due: Date; prospectId: string }> {
    await phonesReady(owner);
    await releaseList(test, world, customers(1, CALLBACK, from));
    await dealt(1);
    // Whoever is dealt the one customer is the owner.
    if ((await owner.post('/card/next')).status !== 200) [owner, colleague] = [colleague, owner];
    const called = await callNext(owner);
    const due = new Date(clock.now().getTime() + 30 * MINUTE_MS);
    const saved = await record(owner, called, 'callback', { callbackAt: due.toISOString() });
    expect(saved.status).toBe(200);
    const card = await only(test, 'SELECT prospect_id FROM card WHERE id = ?', [called.cardId]);
    return { due, prospectId: String(card['prospect_id']) };
  }

  async function dealt(tasks: number): Promise<void> {
    await waitFor(`${tasks} customers are dealt`, async () => {
      const row = await only(test, "SELECT COUNT(*) AS dealt FROM task WHERE state = 'dealt'", []);
      return Number(row['dealt']) >= tasks;
    });
  }

  async function prospectOf(card: Record<string, any>): Promise<string> {
    return String((await only(test, 'SELECT prospect_id FROM card WHERE id = ?', [card['customer'].cardId]))['prospect_id']);
  }

  async function finish(agent: HttpClient): Promise<void> {
    await phonesReady(agent);
    const called = await callNext(agent);
    expect((await record(agent, called, 'refused', { reason: 'no_need' })).status).toBe(200);
  }

  it('is offered to nobody before, then to its owner, and to others fifteen minutes later', async () => {
    const { due, prospectId } = await promised(1);
    for (const [at, who] of [
      [due.getTime() - 1, owner],
      [due.getTime(), colleague],
      [due.getTime() + 15 * MINUTE_MS - 1, colleague],
    ] as const) {
      clock.set(new Date(at));
      expect((await who.post('/card/next')).body['code']).toBe('list_empty');
    }
    clock.set(new Date(due.getTime() + 15 * MINUTE_MS));
    const { body: card } = await colleague.post('/card/next');
    expect(card).toMatchObject({ state: 'prepared', customer: { isCallback: true, callbackAt: due.toISOString() } });
    expect(await prospectOf(card)).toBe(prospectId);
    // Once it is on a card nobody else gets it.
    expect((await owner.post('/card/next')).body['code']).toBe('list_empty');
    await finish(colleague);
  });

  it('goes to its owner at the due instant, before everything else on the list', async () => {
    const { due, prospectId } = await promised(2);
    await releaseList(test, world, customers(6, NO_ANSWER, 300));
    await dealt(6);
    clock.set(due);
    const { body: other } = await colleague.post('/card/next');
    expect(other['customer']).toMatchObject({ isCallback: false });
    const { body: card } = await owner.post('/card/next');
    expect(card['customer']).toMatchObject({ isCallback: true, callbackAt: due.toISOString() });
    expect(await prospectOf(card)).toBe(prospectId);
    await finish(owner);
    expect((await owner.post('/card/next')).body['customer']).toMatchObject({ isCallback: false });
    const [left] = await test.get(DataSource).query("SELECT COUNT(*) AS count FROM callback WHERE state <> 'done'");
    expect(left.count).toBe('0');
  });
});

describe('the evidence of an outcome', () => {
  let test: TestApp;
  afterAll(() => test.close());

  it('is ready once both recordings are in, which then lie encrypted only and give the same bytes again', async () => {
    test = await startTestApp({ config: { simulatedSpeed: 5, simulatedRecording: true } });
    const world = await makeWorld(test);
    await releaseList(test, world, customers(1, TALKATIVE));
    // Like a process that dies between the commit and the removal of what the telephone system holds.
    const gateway = test.app.get<SimulatedGateway>(GATEWAY, { strict: false });
    const forget = gateway.forget.bind(gateway);
    gateway.forget = () => Promise.reject(new Error('killed'));
    const agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { callId } = (await agent.post('/card/dial', { cardId, phoneIndex: 0 })).body['call'];
    await waitFor('they talk', async () => (await agent.get('/card')).body['state'] === 'talking');
    // What is said in this time is the recording of the talk.
    const talk = performance.now();
    await waitFor('a second of talk', async () => performance.now() - talk > 1000);
    await agent.post('/card/hang-up', { callId });
    await callEnded(agent, callId);
    const saved = await record(agent, { cardId, callId }, 'intent', { amountYuan: 300_000, applyChannel: 'mobile_bank' });
    expect(saved.status).toBe(200);
    await waitFor(
      'the evidence is complete',
      async () => (await only(test, 'SELECT state FROM evidence_case WHERE call_id = ?', [callId]))['state'] === 'ready',
    );
    const { snapshot } = await only(test, 'SELECT snapshot FROM evidence_case WHERE call_id = ?', [callId]);
    const { claim, call, recordings } = JSON.parse(snapshot);
    expect(claim).toMatchObject({ code: 'intent', confirmedAgainstRecord: false, fields: { amountYuan: 300_000 } });
    expect(call).toMatchObject({ callId, hungUpBy: 'agent', answeredAt: expect.any(String), endedAt: expect.any(String) });
    expect(recordings.map((one: { segment: string }) => one.segment)).toEqual(['before_answer', 'talk']);
    expect(recordings[1].durationMs).toBeGreaterThan(900);

    for (const { fileId, sha256 } of recordings) {
      const file = await test.get(FileStore).open(fileId);
      const plain = await file.read(0, file.size);
      await file.close();
      expect(plain.subarray(0, 4).toString()).toBe('RIFF');
      expect(createHash('sha256').update(plain).digest('hex')).toBe(sha256);
      const row = await only(test, 'SELECT r.sha256, r.call_id FROM recording r WHERE r.file_id = ?', [fileId]);
      expect({ sha256: row['sha256'].toString('hex'), callId: String(row['call_id']) }).toEqual({ sha256, callId });
    }
    expect(await gateway.kept()).toEqual([callId]);
    gateway.forget = forget;
    await waitFor('the telephone system holds nothing of the call', async () => (await gateway.kept()).length === 0);
    const files = (): string[] => readdirSync(test.config.dataDir, { recursive: true, encoding: 'utf8' });
    await waitFor('the plain recordings are destroyed', async () => !files().some((name) => name.endsWith('.wav')));
    const stored = readdirSync(join(test.config.dataDir, 'files', 'recording'), { recursive: true, encoding: 'utf8' });
    expect(stored.filter((name) => name.includes('/'))).toHaveLength(2);
  });
});
