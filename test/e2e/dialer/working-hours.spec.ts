import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { loanOutboundTerms } from '../../../src/contracts/index.js';
import { PeopleService } from '../../../src/people/index.js';
import { systemActor } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const NO_ANSWER = 7;
const TALKATIVE = 17;
/** A shift around the clock: what refuses here is the calling hours alone. */
const DAYS = ['2026-09-30', '2026-10-01', '2026-10-08', '2026-10-10', '2026-10-11', '2026-12-31', '2027-01-04'];

/** An instant by the wall clock in Shanghai. */
function local(day: string, time: string, offsetMs = 0): Date {
  return new Date(new Date(`${day}T${time}:00.000+08:00`).getTime() + offsetMs);
}

/** The L contract's hours: 09:00–12:00 and 13:30–18:00 by the official calendar. */
const lHours = (terms: ReturnType<typeof loanOutboundTerms>): void => {
  const { serviceWindows, officialCalendar } = loanOutboundTerms();
  Object.assign(terms, { serviceWindows, officialCalendar });
};

interface Refusal {
  status: number;
  code: string;
  facts: Record<string, unknown>;
}

describe('calling hours bind at the millisecond (L12, S6)', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;

  beforeAll(async () => {
    clock = new FakeClock(local('2026-09-30', '09:30'));
    test = await startTestApp({ clock, config: { idleLockSeconds: 24 * 3600 } });
    world = await makeWorld(test, { terms: lHours });
    for (const day of DAYS) {
      const plan = { from: day, to: day, start: '00:00', end: '24:00', workingDaysOnly: false };
      await test.get(PeopleService).planShifts(systemActor('test'), world.agentIds[0]!, plan);
    }
    await releaseList(test, world, customers(20, NO_ANSWER));
  });
  afterAll(() => test.close());

  /** Dials the customer on the card, or the next one, at this instant; answers the refusal or null, and then nothing is left open. */
  async function dialAt(at: Date): Promise<Refusal | null> {
    clock.set(at);
    const agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    clock.set(at);
    const next = await agent.post('/card/next');
    const customer = next.body['customer'] as { cardId: string } | undefined;
    const dialled = await agent.post('/card/dial', { cardId: customer?.cardId ?? '1', phoneIndex: 0 });
    if (dialled.status !== 200) {
      if (next.status !== 200) expect(next.body['code']).toBe(dialled.body['code']);
      expect((await agent.get('/card')).body['refusal']).toMatchObject({ code: dialled.body['code'] });
      return dialled.body as Refusal;
    }
    const { callId } = dialled.body['call'];
    await callEnded(agent, callId);
    const outcome = { cardId: customer!.cardId, callId, code: 'no_answer', confirmed: true, fields: {} };
    expect((await agent.post('/card/outcome', outcome)).status).toBe(200);
    return null;
  }

  const WEDNESDAY = '2026-09-30';
  it.each([
    ['before the morning', local(WEDNESDAY, '09:00', -1), local(WEDNESDAY, '09:00')],
    ['the morning begins', local(WEDNESDAY, '09:00'), null],
    ['its last millisecond', local(WEDNESDAY, '12:00', -1), null],
    ['the noon break begins', local(WEDNESDAY, '12:00'), local(WEDNESDAY, '13:30')],
    ['its last millisecond', local(WEDNESDAY, '13:30', -1), local(WEDNESDAY, '13:30')],
    ['the afternoon begins', local(WEDNESDAY, '13:30'), null],
    ['its last millisecond', local(WEDNESDAY, '18:00', -1), null],
    ['the evening before National Day: seven days off', local(WEDNESDAY, '18:00'), local('2026-10-08', '09:00')],
    ['a public holiday on a Thursday', local('2026-10-01', '10:00'), local('2026-10-08', '09:00')],
    ['the first working day after it', local('2026-10-08', '09:00'), null],
    ['a Saturday worked in exchange', local('2026-10-10', '10:00'), null],
    ['the plain Sunday after it', local('2026-10-11', '10:00'), local('2026-10-12', '09:00')],
  ])('%s: %s', async (_why, at, opensAt) => {
    const refusal = await dialAt(at);
    if (opensAt === null) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ status: 409, code: 'outside_hours', facts: { opensAt: opensAt.toISOString() } });
  });

  it('a year whose calendar is not loaded is named, not taken for open or closed', async () => {
    const evening = await dialAt(local('2026-12-31', '18:00'));
    expect(evening).toMatchObject({ code: 'outside_hours', facts: { opensAt: null } });
    const refusal = await dialAt(local('2027-01-04', '10:00'));
    expect(refusal).toMatchObject({ status: 409, code: 'calendar_year_missing', facts: { year: 2027 } });
  });

  it('every refused dial has cost nobody anything', async () => {
    const [{ dials }] = await test.get(DataSource).query('SELECT SUM(calls) AS dials FROM agent_day');
    const [{ legs }] = await test.get(DataSource).query('SELECT COUNT(*) AS legs FROM phone_call');
    expect({ dials: Number(dials), legs: Number(legs) }).toEqual({ dials: 6, legs: 6 });
  });
});

describe('a pause and a stop bind at once and cut no call (L13)', () => {
  let test: TestApp;
  let clock: FakeClock;
  let world: World;
  let agent: HttpClient;
  let manager: HttpClient;

  beforeAll(async () => {
    clock = new FakeClock(local('2026-09-30', '09:30'));
    test = await startTestApp({ clock, config: { simulatedSpeed: 1, simulatedRecording: false } });
    world = await makeWorld(test, { terms: lHours });
    await releaseList(test, world, customers(12, TALKATIVE));
    [agent, manager] = [test.client(), test.client()];
    await agent.signIn('agent1');
    await manager.signIn('manager1');
  });
  afterAll(() => test.close());

  async function talking(): Promise<{ cardId: string; callId: string }> {
    const at = clock.now();
    await phonesReady(agent);
    clock.set(at);
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { callId } = (await agent.post('/card/dial', { cardId, phoneIndex: 0 })).body['call'];
    await waitFor('they talk', async () => {
      clock.advance(1000);
      return (await agent.get('/card')).body['state'] === 'talking';
    });
    return { cardId, callId };
  }

  /** The call goes on, is hung up by hand, and its outcome is saved; then the next customer is refused with these facts. */
  async function finishAndBeRefused(call: { cardId: string; callId: string }, code: string, facts: object): Promise<void> {
    clock.advance(1000);
    expect((await agent.get('/card')).body).toMatchObject({ state: 'talking', call: { callId: call.callId, endedAt: null } });
    expect((await agent.post('/card/hang-up', { callId: call.callId })).status).toBe(200);
    await callEnded(agent, call.callId);
    const saved = await agent.post('/card/outcome', { ...call, code: 'refused', confirmed: false, fields: { reason: 'no_need' } });
    expect(saved).toMatchObject({ status: 200, body: { state: 'ready', refusal: { code, facts } } });
    expect((await agent.post('/card/next')).body).toMatchObject({ status: 409, code, facts });
  }

  it('a paused campaign: the next dial says who and why', async () => {
    const call = await talking();
    const paused = await manager.post(`/campaigns/${world.campaignId}/pause`, { reason: '利率调整' });
    expect(paused.body).toMatchObject({ state: 'paused' });
    await finishAndBeRefused(call, 'campaign_not_running', { by: 'manager1', reason: '利率调整', at: expect.any(String) });
    await manager.post(`/campaigns/${world.campaignId}/resume`, { reason: '利率已定' });
    await phonesReady(agent);
    // With the card open already, the dial itself is what is refused.
    const { body: card } = await agent.post('/card/next');
    await manager.post(`/campaigns/${world.campaignId}/pause`, { reason: '再次暂停' });
    const dial = () => agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
    expect((await dial()).body).toMatchObject({ status: 409, code: 'campaign_not_running', facts: { by: 'manager1', reason: '再次暂停' } });
    await manager.post(`/campaigns/${world.campaignId}/resume`, { reason: '继续' });
  });

  it('a stop of all calling: the same, until it is lifted', async () => {
    const call = await talking();
    expect((await manager.post('/calling-stop', { reason: '监管检查' })).body).toMatchObject({ stopped: true, by: 'manager1' });
    const facts = { by: 'manager1', reason: '监管检查', at: expect.any(String) };
    expect((await manager.post('/calling-stop', { reason: '再停一次' })).body['code']).toBe('state_conflict');
    await finishAndBeRefused(call, 'calling_stopped', facts);
    expect((await manager.post('/calling-stop/lift', { reason: '检查结束' })).body).toMatchObject({ stopped: false });
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    await manager.post('/calling-stop', { reason: '监管检查' });
    const dial = () => agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
    expect((await dial()).body).toMatchObject({ status: 409, code: 'calling_stopped', facts });
    await manager.post('/calling-stop/lift', { reason: '检查结束' });
    expect((await dial()).status).toBe(200);
  });

  it('the end of the hours cuts no call either', async () => {
    const { body: open } = await agent.get('/card');
    await agent.post('/card/hang-up', { callId: open['call'].callId });
    await callEnded(agent, open['call'].callId);
    // The clock stood still since that dial: the customer was never reached, and stays on the card.
    expect((await agent.get('/card')).body['state']).toBe('prepared');

    clock.set(local('2026-09-30', '12:00', -1));
    await agent.signIn('agent1');
    const call = await talking();
    expect(clock.now() >= local('2026-09-30', '12:00')).toBe(true);
    await finishAndBeRefused(call, 'outside_hours', { opensAt: local('2026-09-30', '13:30').toISOString() });
  });
});
