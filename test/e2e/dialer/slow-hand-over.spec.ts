import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { LEASE_MS } from '../../../src/dialer/calls/gateway-lease.js';
import { GATEWAY } from '../../../src/dialer/index.js';
import type { SimulatedGateway } from '../../../src/dialer/gateways/simulated/index.js';
import { Sweeper } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { customers, makeWorld, phonesReady, releaseList } from '../../support/world.js';

const TALKATIVE = 17;

let test: TestApp;
let letGo = (): void => undefined;
const clock = new FakeClock('2026-11-25T02:10:00.000Z');

beforeAll(async () => {
  test = await startTestApp({ clock, config: { simulatedSpeed: 1 } });
  await releaseList(
    test,
    await makeWorld(test),
    customers(3, () => TALKATIVE),
  );
});
afterAll(() => {
  letGo();
  return test.close();
});

it('a call that is slow on its way to the telephone system is not given up, so it cannot ring without counting', async () => {
  const agent = test.client();
  await agent.signIn('agent1');
  await phonesReady(agent);
  const gateway = test.app.get<SimulatedGateway>(GATEWAY, { strict: false });
  const place = gateway.place.bind(gateway);
  const gate = new Promise<void>((open) => (letGo = open));
  let arrived = false;
  gateway.place = async (call) => {
    arrived = true;
    await gate;
    return place(call);
  };
  const { body: card } = await agent.post('/card/next');
  const dialled = await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
  expect(dialled.status).toBe(200);
  await waitFor('the call is on its way', async () => arrived);

  // Longer than a silent call is left alone, shorter than the driver's lease.
  clock.advance(4000);
  await test.get(Sweeper).runNow('calls');
  const { body: waiting } = await agent.get('/card');
  expect(waiting).toMatchObject({ state: 'placing', counters: { calls: 1 } });

  letGo();
  await waitFor('the call rings at the seat', async () => {
    await gateway.catchUp();
    if ((await agent.get('/card')).body['state'] === 'agent_ringing') return true;
    clock.advance(100);
    return null;
  });
  expect((await agent.get('/card')).body['counters']).toMatchObject({ calls: 1 });
});

it('a worker that slept for longer than its lease stops what it had begun before it begins anew', async () => {
  const gateway = test.app.get<SimulatedGateway>(GATEWAY, { strict: false });
  const [start, stop] = [gateway.start.bind(gateway), gateway.stop.bind(gateway)];
  const acts: string[] = [];
  gateway.start = async (...given) => (acts.push('start'), start(...given));
  gateway.stop = async () => (acts.push('stop'), stop());
  clock.advance(LEASE_MS + 1000);
  await test.get(Sweeper).runNow('pbx-lease');
  await waitFor('the lease is held anew', async () => acts.includes('start'));
  expect(acts).toEqual(['stop', 'start']);
});
