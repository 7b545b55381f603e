import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { GATEWAY } from '../../../src/dialer/index.js';
import type { SimulatedGateway } from '../../../src/dialer/gateways/simulated/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const NO_ANSWER = 7;
const INTERESTED = 0;
const MIN_RING_SECONDS = 20;
const FULL_NUMBER = /1[3-9]\d{9}/;

describe('the card of a day', () => {
  const clock = new FakeClock('2026-03-03T02:00:00.000Z');
  let test: TestApp;
  let world: World;
  let agent: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { simulatedSpeed: 1 } });
    world = await makeWorld(test);
    agent = test.client();
    await agent.signIn('agent1');
  });
  afterAll(() => test.close());

  const gateway = (): SimulatedGateway => test.app.get<SimulatedGateway>(GATEWAY, { strict: false });
  const show = async (): Promise<Record<string, any>> => (await agent.get('/card')).body;
  const state = async (wanted: string): Promise<Record<string, any>> =>
    waitFor(`the card is ${wanted}`, async () => {
      await gateway().catchUp();
      const card = await show();
      return card['state'] === wanted ? card : null;
    });

  /** Moves the clock on by tenths until the customer's telephone rings; answers the card. */
  async function untilRinging(): Promise<Record<string, any>> {
    return waitFor('it rings', async () => {
      clock.advance(100);
      await gateway().catchUp();
      const card = await show();
      return card['state'] === 'ringing' ? card : null;
    });
  }

  async function dialNext(behaviour: number, from: number): Promise<{ cardId: string; callId: string }> {
    await releaseList(test, world, customers(1, behaviour, from));
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    const cardId = card['customer'].cardId as string;
    const { body } = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
    return { cardId, callId: body['call'].callId };
  }

  const outcome = (called: object, code: string, fields: object = {}) =>
    agent.post('/card/outcome', { ...called, code, confirmed: false, fields });

  /** Rings for so long, then the agent hangs up. */
  async function giveUpAfter(seconds: number, from: number): Promise<{ cardId: string; callId: string }> {
    const called = await dialNext(NO_ANSWER, from);
    const { call } = await untilRinging();
    clock.set(new Date(Date.parse(call.ringingAt) + seconds * 1000));
    await agent.post('/card/hang-up', { callId: called.callId });
    await state('wrap_up');
    return called;
  }

  it('given up a second too early: "no answer" is refused with what was missing, every other claim too, and the customer is given back', async () => {
    const called = await giveUpAfter(MIN_RING_SECONDS - 1, 1);
    const choices = (await show())['outcomes'] as { code: string; allowed: string; why: string; missingSeconds: number | null }[];
    expect(choices.find(({ code }) => code === 'no_answer')).toMatchObject({ allowed: 'no', why: 'rang_too_briefly', missingSeconds: 1 });
    expect((await outcome(called, 'no_answer')).body).toMatchObject({
      ...{ status: 409, code: 'rang_too_briefly' },
      facts: { missingSeconds: 1, minRingSeconds: MIN_RING_SECONDS, ringSeconds: MIN_RING_SECONDS - 1 },
    });
    expect((await outcome(called, 'refused', { reason: 'no_need' })).body).toMatchObject({ code: 'outcome_contradicts_call' });
    expect((await agent.post('/card/next')).body).toMatchObject({ state: 'wrap_up' });
    expect((await agent.post('/card/give-back', { ...called, callId: '999' })).body).toMatchObject({ code: 'no_open_call' });
    const back = await agent.post('/card/give-back', called);
    expect(back.body).toMatchObject({ state: 'ready', counters: { calls: 1 } });
    const source = test.get(DataSource);
    const [card] = await source.query('SELECT close_reason, prospect_id FROM card WHERE id = ?', [called.cardId]);
    expect(card.close_reason).toBe('no_outcome_recorded');
    const [prospect] = await source.query('SELECT state, not_before FROM prospect WHERE id = ?', [card.prospect_id]);
    expect(prospect).toMatchObject({ state: 'callable', not_before: new Date(clock.now().getTime() + 86_400_000) });
    const [noted] = await source.query("SELECT details FROM audit_entry WHERE action = 'card.give-back' AND subject = ?", [
      `call:${called.callId}`,
    ]);
    expect(String(noted.details)).toContain('"missingSeconds":1');
    expect((await agent.post('/card/give-back', called)).body).toMatchObject({ code: 'no_open_card' });
  });

  it('given up after just the ringing that is agreed: "no answer" is recorded, and nothing can be given back', async () => {
    const called = await giveUpAfter(MIN_RING_SECONDS, 100);
    expect((await agent.post('/card/give-back', called)).body).toMatchObject({ code: 'outcome_missing' });
    expect((await outcome(called, 'no_answer')).status).toBe(200);
  });

  it('a customer who answers: intent, and the wrap-up is counted', async () => {
    const called = await dialNext(INTERESTED, 200);
    await waitFor('the call is over', async () => {
      clock.advance(5000);
      await gateway().catchUp();
      return (await show())['state'] === 'wrap_up';
    });
    const endedAt = Date.parse((await show())['call'].endedAt);
    clock.set(new Date(endedAt + 12_300));
    await phonesReady(agent);
    expect((await outcome(called, 'intent', { amountYuan: 100_000, applyChannel: 'branch' })).status).toBe(200);
  });

  it("the day's own history: newest first, with times, never a number", async () => {
    const answer = await agent.get('/card/history');
    expect(answer.body['calls']).toMatchObject([
      { outcome: 'intent', state: 'recorded', wrapUpSeconds: 12.3, name: expect.stringMatching(/^王/), talkSeconds: expect.any(Number) },
      { outcome: 'no_answer', state: 'recorded', ringSeconds: MIN_RING_SECONDS, talkSeconds: null },
      { outcome: null, state: 'no_outcome', ringSeconds: MIN_RING_SECONDS - 1 },
    ]);
    expect(answer.text).not.toMatch(FULL_NUMBER);
    expect(answer.text).not.toContain('****');
  });

  it('the callback days are those of the calendar, and the server holds to them', async () => {
    const { callbackWindow } = await show();
    expect(callbackWindow.days).toHaveLength(15);
    expect(callbackWindow.days[0]).toEqual({ day: '2026-03-03', windows: [{ start: '00:00', end: '24:00' }] });
  });
});
