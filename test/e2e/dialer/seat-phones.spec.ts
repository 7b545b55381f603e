import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LiveEvents } from '../../../src/platform/index.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { customers, makeWorld, phonesReady, releaseList } from '../../support/world.js';

const NO_ANSWER = 7;

describe("the seat's telephone is watched", () => {
  let driving: TestApp;
  let asking: TestApp;
  let agent: HttpClient;
  let plug: string;

  beforeAll(async () => {
    driving = await startTestApp();
    const world = await makeWorld(driving, { agents: 2 });
    await releaseList(driving, world, customers(4, NO_ANSWER));
    // The page asks one process, the telephone system is driven by another.
    asking = await startTestApp({ on: { config: Object.assign(Object.create(driving.config), { role: 'api' }) } as TestApp });
    agent = asking.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    plug = join(driving.config.dataDir, 'simulated-pbx/unplugged/seat-1');
  });
  afterAll(async () => {
    await asking.stop();
    await driving.close();
  });

  const phone = async (): Promise<string> => (await agent.get('/card')).body['agent'].phone;

  it('unplugged before the dial: the card says so within two seconds, is told so, and the dial is refused and counts nothing', async () => {
    const { body: card } = await agent.post('/card/next');
    const events: string[] = [];
    const heard = asking.get(LiveEvents).events.subscribe(({ topic, accountId }) => accountId && events.push(topic));
    await writeFile(plug, '');
    await waitFor('the card shows it', async () => (await phone()) === 'offline', 3000);
    heard.unsubscribe();
    expect(events).toContain('card');
    const { body: shown } = await agent.get('/card');
    expect(shown['refusal']).toEqual({ code: 'phone_offline', facts: { seat: 'seat-1' } });
    const refused = await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
    expect(refused.body).toMatchObject({ status: 409, code: 'phone_offline', facts: { seat: 'seat-1' } });
    expect((await agent.get('/card')).body['counters'].calls).toBe(0);
  });

  it('the other seat is not touched', async () => {
    const other = asking.client();
    await other.signIn('agent2');
    expect((await other.get('/card')).body).toMatchObject({ agent: { phone: 'online' }, refusal: null });
  });

  it('plugged in again: the same card is dialled', async () => {
    await rm(plug);
    await waitFor('the card shows it', async () => (await phone()) === 'online', 3000);
    const { body: card } = await agent.get('/card');
    expect(card['refusal']).toBeNull();
    const dialled = await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
    expect(dialled.status).toBe(200);
  });

  it('nobody drives the telephone system: unknown, and the refusal says so', async () => {
    await driving.stop();
    await waitFor('the lease is over', async () => (await phone()) === 'unknown', 10_000);
    expect((await agent.get('/card')).body['refusal']).toMatchObject({ code: 'gateway_down' });
  });
});
