import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { RECORD_DUE_DAYS } from '../../../src/compliance/index.js';
import { Sweeper } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const FULL_NUMBER = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const CAP = 200;
const MADE_HERE = 20;
const MINUTE = 60_000;

describe('calls dialled by hand', () => {
  let test: TestApp;
  let world: World;
  let listId: string;
  let agent: HttpClient;
  let source: DataSource;
  const clock = new FakeClock('2026-03-03T01:00:00.000Z');
  /** Every answer the agent got, but for the reveals. */
  const answers: string[] = [];

  const post = async (path: string, body: object = {}) => {
    const answer = await agent.post(path, body);
    if (path !== '/card/reveal') answers.push(answer.text);
    return answer;
  };
  /** Takes the next customer and dials; answers the card. */
  const dialled = async (): Promise<Record<string, any>> => {
    const { body } = await post('/card/next');
    const { body: card, status, text } = await post('/card/dial', { cardId: body['customer'].cardId, phoneIndex: 0 });
    if (status !== 200) throw new Error(text);
    return card;
  };
  const idsOf = (card: Record<string, any>) => ({ cardId: card['customer'].cardId as string, callId: card['call'].callId as string });
  const callRow = async (callId: string) => (await source.query('SELECT * FROM phone_call WHERE id = ?', [callId]))[0];

  /** Until somebody waits for a row of the table, or the answer has come without waiting. */
  const waitForLockOn = (table: string, isOver: () => boolean) =>
    waitFor('the request waits for the pause', async () => {
      const rows = (await source.query('SHOW FULL PROCESSLIST')) as { Info: string | null; db: string | null }[];
      const database = new URL(test.config.databaseUrl).pathname.slice(1);
      const waiting = rows.some(({ db, Info: sql }) => db === database && sql?.includes(table) && /IN SHARE MODE/.test(sql));
      return waiting || isOver();
    });

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { gateway: 'manual' } });
    world = await makeWorld(test, { agents: 2 });
    listId = await releaseList(test, world, customers(MADE_HERE + 30, 7));
    source = test.get(DataSource);
    agent = test.client();
    await agent.signIn('agent1');
  }, 60_000);
  afterAll(() => test.close());

  it('the seat is online though nobody drives a telephone system, and the number is shown by one logged click', async () => {
    const before = await post('/card/next');
    expect(before.body['agent']).toMatchObject({ phone: 'online' });
    const card = await dialled();
    expect(card).toMatchObject({ state: 'by_hand', call: { byHand: { reveals: 0 }, answeredAt: null, endedAt: null } });
    const ids = idsOf(card);

    const shown = await post('/card/reveal', ids);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('no-store');
    expect(shown.body['number']).toMatch(/^139\d{8}$/);
    expect(card['call'].masked).toBe(`139****${(shown.body['number'] as string).slice(-4)}`);
    expect((await post('/card/reveal', ids)).body['number']).toBe(shown.body['number']);
    const trail = await source.query("SELECT action, subject, details FROM audit_entry WHERE action = 'call.reveal' ORDER BY id");
    expect(trail.map((row: { subject: string }) => row.subject)).toEqual([`call:${ids.callId}`, `call:${ids.callId}`]);
    expect(JSON.stringify(trail)).not.toMatch(FULL_NUMBER);
    expect((await post('/card/next')).body).toMatchObject({ state: 'by_hand', call: { callId: ids.callId } });

    clock.advance(10_000);
    expect((await post('/card/said', { callId: ids.callId, event: 'answered' })).body).toMatchObject({ state: 'talking' });
    clock.advance(60_000);
    const ended = await post('/card/said', { callId: ids.callId, event: 'ended' });
    expect(ended.body).toMatchObject({ state: 'wrap_up', call: { talkSeconds: 60, hungUpBy: null, q850Cause: null } });
    expect(ended.body['outcomes'].every(({ allowed }: { allowed: string }) => allowed === 'yes')).toBe(true);
    expect((await post('/card/reveal', ids)).body['code']).toBe('no_open_call');

    await post('/card/outcome', { ...ids, code: 'refused', confirmed: false, fields: { reason: 'no_need' } });
    // Claims stay claims: the telephone system has said nothing.
    expect(await callRow(ids.callId)).toMatchObject({
      state: 'ended',
      answered_at: null,
      ended_at: null,
      dialled_at: null,
      q850_cause: null,
    });
    const [evidence] = await source.query('SELECT state, snapshot FROM evidence_case WHERE call_id = ?', [ids.callId]);
    expect(evidence.state).toBe('waiting_for_record');
    expect(JSON.parse(evidence.snapshot)).toMatchObject({ call: null, claim: { byHand: { callId: ids.callId } } });
  });

  it.each<[string, (ids: { cardId: string; callId: string }) => [string, object], string]>([
    ['said to be answered', ({ callId }) => ['/card/said', { callId, event: 'answered' }], 'number_not_revealed'],
    ['said to be over', ({ callId }) => ['/card/said', { callId, event: 'ended' }], 'number_not_revealed'],
    ['given an outcome', (ids) => ['/card/outcome', { ...ids, code: 'no_answer', confirmed: true, fields: {} }], 'call_open'],
    ["shown on another's card", ({ callId }) => ['/card/reveal', { cardId: '1', callId }], 'stale_action'],
  ])('a number that was not shown cannot be %s', async (_what, request, code) => {
    const { body: open } = await agent.get('/card');
    const card = open['call'] && open['state'] === 'by_hand' ? open : await dialled();
    expect((await post(...request(idsOf(card)))).body['code']).toBe(code);
  });

  it("nobody sees another's number", async () => {
    const other = test.client();
    await other.signIn('agent2');
    const { body: mine } = await agent.get('/card');
    expect((await other.post('/card/reveal', idsOf(mine))).body['code']).toBe('not_found');
    const auditor = test.client();
    await auditor.signIn('auditor1');
    expect((await auditor.post('/card/reveal', idsOf(mine))).status).toBe(403);
  });

  it('not dialled and never shown gives the count back; once shown it counts', async () => {
    const { body: mine } = await agent.get('/card');
    const calls = mine['counters'].calls as number;
    const back = await post('/card/not-dialled', { callId: mine['call'].callId, reason: 'wrong_moment' });
    expect(back.body).toMatchObject({ state: 'prepared', counters: { calls: calls - 1 } });

    const again = await dialled();
    const ids = idsOf(again);
    await post('/card/reveal', ids);
    const closed = await post('/card/not-dialled', { callId: ids.callId, reason: 'telephone_fault' });
    expect(closed.body).toMatchObject({ state: 'ready', counters: { calls } });
    expect(await callRow(ids.callId)).toMatchObject({ taken_back_at: null, state: 'ended' });
  });

  it('no number is shown of a customer who was put on do-not-call after the dial, nor while all calling is stopped (P7)', async () => {
    const manager = test.client();
    await manager.signIn('manager1');
    const card = await dialled();
    await manager.post('/calling-stop', { reason: 'as agreed' });
    expect((await post('/card/reveal', idsOf(card))).body['code']).toBe('calling_stopped');
    await manager.post('/calling-stop/lift', { reason: 'as agreed' });
    // The planted numbers count up, so the mask tells which it is.
    const { masked } = card['call'] as { masked: string };
    await manager.post('/do-not-call', { number: `1390000${masked.slice(-4)}`, reason: 'by letter' });
    expect((await post('/card/reveal', idsOf(card))).body['code']).toBe('do_not_call');
    expect((await post('/card/not-dialled', { callId: card['call'].callId, reason: 'other' })).status).toBe(200);
    await post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
    expect((await agent.get('/card')).body['state']).toBe('withdrawn');
  });

  it.each([
    ['list', () => listId, { code: 'withdrawn', facts: { by: 'list_paused' } }],
    ['campaign', () => world.campaignId, { code: 'campaign_not_running' }],
  ] as const)('a number asked for while a %s is being paused waits, and is not shown once the pause stands', async (what, id, refusal) => {
    const table = what === 'list' ? 'target_list' : 'campaign';
    const card = await dialled();
    const pausing = source.createQueryRunner();
    try {
      await pausing.startTransaction('READ COMMITTED');
      await pausing.query(`UPDATE ${table} SET state = 'paused' WHERE id = ?`, [id()]);
      let isAnswered = false;
      const shown = post('/card/reveal', idsOf(card)).finally(() => (isAnswered = true));
      await waitForLockOn(table, () => isAnswered);
      await pausing.commitTransaction();
      const { status, body } = await shown;
      expect({ status, ...body }).toMatchObject({ status: 409, ...refusal });
      expect(body).not.toHaveProperty('number');
    } finally {
      await pausing.query(`UPDATE ${table} SET state = ? WHERE id = ?`, [what === 'list' ? 'released' : 'running', id()]);
      await pausing.release();
    }
    expect((await source.query('SELECT reveals FROM manual_call WHERE call_id = ?', [idsOf(card).callId]))[0].reveals).toBe(0);
    // The pause is over: the number is shown again.
    expect((await post('/card/reveal', idsOf(card))).status).toBe(200);
    await post('/card/not-dialled', { callId: idsOf(card).callId, reason: 'other' });
  });

  it('a customer whose list was paused under the open call leaves the card when it is not dialled', async () => {
    const manager = test.client();
    await manager.signIn('manager1');
    const card = await dialled();
    const calls = card['counters'].calls as number;
    expect((await manager.post(`/lists/${listId}/pause`, { reason: '等新话术' })).status).toBe(200);
    expect((await post('/card/reveal', idsOf(card))).body).toMatchObject({ code: 'withdrawn', facts: { by: 'list_paused' } });
    const { body: back } = await post('/card/not-dialled', { callId: idsOf(card).callId, reason: 'other' });
    expect(back).toMatchObject({ state: 'withdrawn', refusal: { code: 'list_paused' }, counters: { calls: calls - 1 } });
    expect((await post('/card/next')).body).toMatchObject({ code: 'list_empty' });
    expect((await manager.post(`/lists/${listId}/resume`, { reason: '新话术已批准' })).status).toBe(200);
    await waitFor('the list is dealt again', async () => (await post('/card/next')).status === 200);
  });

  it('the seats board counts talk and wrap-up from the moments that the agent said', async () => {
    const manager = test.client();
    await manager.signIn('manager1');
    const seat = async () => (await manager.get('/seats')).body['seats'][0] as { state: string; since: string };
    const ids = idsOf(await dialled());
    const grantedAt = clock.now().toISOString();
    await post('/card/reveal', ids);
    clock.advance(7000);
    expect(await seat()).toMatchObject({ state: 'placing', since: grantedAt });
    await post('/card/said', { callId: ids.callId, event: 'answered' });
    const answeredAt = clock.now().toISOString();
    clock.advance(40_000);
    expect(await seat()).toMatchObject({ state: 'talking', since: answeredAt });
    await post('/card/said', { callId: ids.callId, event: 'ended' });
    const endedAt = clock.now().toISOString();
    clock.advance(15_000);
    expect(await seat()).toMatchObject({ state: 'wrap_up', since: endedAt });
    // A record that comes meanwhile has the exchange's times; the seat is still at what its agent said.
    const early = new Date(clock.now().getTime() - 120_000);
    await source.query('UPDATE phone_call SET answered_at = ?, ended_at = ? WHERE id = ?', [early, early, ids.callId]);
    expect(await seat()).toMatchObject({ state: 'wrap_up', since: endedAt });
    await source.query('UPDATE phone_call SET answered_at = NULL, ended_at = NULL WHERE id = ?', [ids.callId]);
    await post('/card/outcome', { ...ids, code: 'no_answer', confirmed: false, fields: {} });
  });

  it(`the ${CAP + 1}st call is refused, however many were shown (P6)`, async () => {
    // Most of the day's calls were made elsewhere; the last ones are made here.
    await source.query('UPDATE agent_day SET calls = ? WHERE agent_id = ?', [CAP - MADE_HERE, world.agentIds[0]]);
    const [{ before }] = await source.query('SELECT COUNT(*) AS `before` FROM manual_call WHERE reveals > 0');
    for (;;) {
      const { body } = await post('/card/next');
      if (body['code']) {
        expect(body['code']).toBe('cap_reached');
        break;
      }
      const { body: card } = await post('/card/dial', { cardId: body['customer'].cardId, phoneIndex: 0 });
      if (card['code']) {
        expect(card['code']).toBe('cap_reached');
        break;
      }
      const ids = idsOf(card);
      expect((await post('/card/reveal', ids)).status).toBe(200);
      if (Number(ids.callId) % 3 === 0) await post('/card/not-dialled', { callId: ids.callId, reason: 'other' });
      else {
        await post('/card/said', { callId: ids.callId, event: 'ended' });
        await post('/card/outcome', { ...ids, code: 'no_answer', confirmed: false, fields: {} });
      }
    }
    const [{ shown }] = await source.query('SELECT COUNT(*) AS shown FROM manual_call WHERE reveals > 0');
    const [{ calls }] = await source.query('SELECT calls FROM agent_day WHERE agent_id = ?', [world.agentIds[0]]);
    expect([Number(shown) - Number(before), Number(calls)]).toEqual([MADE_HERE, CAP]);
  });

  it('no other answer of the agent holds a full number (S1)', () => {
    expect(answers.length).toBeGreaterThan(2 * MADE_HERE);
    expect(answers.filter((text) => FULL_NUMBER.test(text))).toEqual([]);
  });

  it('a call nobody ended is left alone while the shift runs, and leaves the card long after it', async () => {
    const other = test.client();
    await other.signIn('agent2');
    const { body } = await other.post('/card/next');
    const { body: card } = await other.post('/card/dial', { cardId: body['customer'].cardId, phoneIndex: 0 });
    const ids = idsOf(card);
    await other.post('/card/reveal', ids);
    clock.advance(5 * MINUTE);
    await test.get(Sweeper).runNow();
    expect(await callRow(ids.callId)).toMatchObject({ state: 'placing', taken_back_at: null });
    clock.set(new Date('2026-03-09T01:00:00.000Z'));
    await test.get(Sweeper).runNow('shift-end');
    expect(await callRow(ids.callId)).toMatchObject({ state: 'ended', ended_at: null, taken_back_at: null, open_key: null });
    const [closed] = await source.query('SELECT close_reason FROM card WHERE id = ?', [ids.cardId]);
    expect(closed.close_reason).toBe('no_outcome_recorded');
  });

  it('an outcome whose record never comes is an outcome without a call, after its wait and not a moment before', async () => {
    const [first] = await source.query('SELECT id, created_at FROM evidence_case ORDER BY id LIMIT 1');
    const due = new Date(first.created_at).getTime() + RECORD_DUE_DAYS * 24 * 60 * MINUTE;
    clock.set(new Date(due));
    await test.get(Sweeper).runNow('record-wait');
    expect((await source.query('SELECT state FROM evidence_case WHERE id = ?', [first.id]))[0].state).toBe('waiting_for_record');
    clock.advance(1);
    const found = await waitFor('the case is judged', async () => {
      await test.get(Sweeper).runNow('record-wait');
      return (await source.query('SELECT code, grade FROM evidence_finding WHERE case_id = ?', [first.id]))[0];
    });
    expect(found).toMatchObject({ code: 'outcome_without_call', grade: 'contradiction' });
  });
});
