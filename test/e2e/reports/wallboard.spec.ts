import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { GATEWAY } from '../../../src/dialer/index.js';
import type { SimulatedGateway } from '../../../src/dialer/gateways/simulated/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

const [TALKS, CARRIER_GIVES_UP] = [0, 8];
const FULL_NUMBER = /1[3-9]\d{9}/;

/** What is on the wall must be what the rows say; the figures here are worked out by hand from the calls' own times. */
describe('the figures of the wallboard', () => {
  const clock = new FakeClock('2026-03-03T02:00:00.000Z');
  let test: TestApp;
  let world: World;
  let agent: HttpClient;
  let manager: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { simulatedSpeed: 1 } });
    world = await makeWorld(test, { agents: 2 });
    const other = await makeWorld(test, { prefix: 'other-' });
    await releaseList(test, other, customers(1, TALKS, 900));
    [agent, manager] = [test.client(), test.client()];
    await agent.signIn('agent1');
    await manager.signIn('manager1');
  });
  afterAll(() => test.close());

  const board = async (who = manager): Promise<Record<string, any>> => (await who.get('/seats')).body;
  const seat = async (name: string): Promise<Record<string, any>> =>
    (await board())['seats'].find((one: { seat: string }) => one.seat === name);

  /** One call to its end, and its outcome so many seconds later; answers the talk's seconds. */
  async function call(behaviour: number, from: number, code: string, wrapUpSeconds: number, fields: object = {}): Promise<number> {
    await releaseList(test, world, customers(1, behaviour, from));
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    const { cardId } = card['customer'];
    const { body } = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
    const { callId } = body['call'];
    const ended = await waitFor('the call is over', async () => {
      clock.advance(5000);
      await test.app.get<SimulatedGateway>(GATEWAY, { strict: false }).catchUp();
      const { body: now } = await agent.get('/card');
      return now['state'] === 'wrap_up' ? now : null;
    });
    clock.set(new Date(Date.parse(ended['call'].endedAt) + wrapUpSeconds * 1000));
    await phonesReady(agent);
    const saved = await agent.post('/card/outcome', { cardId, callId, code, confirmed: false, fields });
    expect(saved.status).toBe(200);
    return ended['call'].talkSeconds ?? 0;
  }

  it('nothing has happened yet: no average, no share, every seat there', async () => {
    const { seats, totals } = await board();
    expect(seats.map((one: { seat: string }) => one.seat)).toEqual(['seat-1', 'seat-2']);
    expect(totals).toMatchObject({ calls: 0, connected: 0, intents: 0, talking: 0, handlingSeconds: null });
    expect(seats[0]).toMatchObject({ handlingSeconds: null, state: 'ready' });
    expect(seats[1]).toMatchObject({ state: 'signed_out' });
  });

  it('handling time is talk and wrap-up of answered calls; one that nobody answered does not count in it', async () => {
    const first = await call(TALKS, 1, 'intent', 10, { amountYuan: 100_000, applyChannel: 'branch' });
    expect(Math.abs((await seat('seat-1'))['handlingSeconds'] - (first + 10))).toBeLessThanOrEqual(1);
    await call(CARRIER_GIVES_UP, 100, 'no_answer', 300);
    expect(Math.abs((await seat('seat-1'))['handlingSeconds'] - (first + 10))).toBeLessThanOrEqual(1);
    const second = await call(TALKS, 200, 'refused', 30, { reason: 'no_need' });
    const { totals } = await board();
    expect(Math.abs(totals.handlingSeconds - (first + 10 + second + 30) / 2)).toBeLessThanOrEqual(1);
    expect(totals).toMatchObject({ calls: 3, connected: 2, intents: 1 });
    expect((await seat('seat-2'))['handlingSeconds']).toBeNull();
  });

  it('agrees with the rows', async () => {
    const [row] = await test.get(DataSource).query(
      `SELECT SUM(TIMESTAMPDIFF(MICROSECOND, c.answered_at, c.ended_at)) / 1e6 AS talk, SUM(TIMESTAMPDIFF(MICROSECOND, c.ended_at, o.recorded_at)) / 1e6 AS wrapUp
         FROM phone_call c JOIN outcome o ON o.call_id = c.id WHERE c.answered_at IS NOT NULL`,
    );
    const { totals } = await board();
    expect(totals.handlingSeconds).toBe(Math.round((Number(row.talk) + Number(row.wrapUp)) / 2));
  });

  it('a vendor sees its own seats, an agent none, and nobody a customer', async () => {
    const [vendor, otherVendor] = [test.client(), test.client()];
    await vendor.signIn('vendor');
    await otherVendor.signIn('other-vendor');
    const answer = await vendor.get('/seats');
    expect(answer.body['seats']).toHaveLength(2);
    expect((await board(otherVendor))['seats'].map((one: { calls: number }) => one.calls)).toEqual([0]);
    expect(answer.text).not.toMatch(FULL_NUMBER);
    expect(answer.text).not.toContain('王1');
    expect((await agent.get('/seats')).status).toBe(403);
  });
});
