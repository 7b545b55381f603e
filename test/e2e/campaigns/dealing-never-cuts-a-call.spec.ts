import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CallingStopService } from '../../../src/compliance/index.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, startedCampaign, type World } from '../../support/world.js';

interface Situation {
  test: TestApp;
  world: World;
  manager: HttpClient;
  listId: string;
}

/** What a manager does while an agent talks. */
const ACTS: [string, (situation: Situation) => Promise<{ status: number }>][] = [
  ['the campaign is paused', ({ manager, world }) => manager.post(`/campaigns/${world.campaignId}/pause`, { reason: 'new script' })],
  ['the campaign is completed', ({ manager, world }) => manager.post(`/campaigns/${world.campaignId}/complete`, { reason: 'over' })],
  ['the list is paused', ({ manager, listId }) => manager.post(`/lists/${listId}/pause`, { reason: 'wrong product' })],
  ['the list is withdrawn', ({ manager, listId }) => manager.post(`/lists/${listId}/withdraw`, { reason: 'wrong product' })],
  [
    'the list gets another priority',
    ({ manager, listId }) => manager.post(`/lists/${listId}/priority`, { priority: 1, reason: 'less urgent' }),
  ],
  [
    'the campaign gets another priority',
    ({ manager, world }) => manager.post(`/campaigns/${world.campaignId}/priority`, { priority: 1, weight: 9, reason: 'less urgent' }),
  ],
  [
    'the seat is held and its list returned',
    ({ manager, world }) => manager.post(`/seats/${world.agentIds[0]}/hold`, { returnList: true, reason: 'training' }),
  ],
  [
    'all its customers are moved away',
    ({ manager, world }) => manager.post(`/seats/${world.agentIds[0]}/move`, { reason: 'leaves early' }),
  ],
  [
    'all calling is stopped',
    async ({ test, world }) => {
      await test.get(CallingStopService).stop(world.manager1, world.bankId, 'incident');
      return { status: 200 };
    },
  ],
];

describe('a call in progress is never cut, ends by hand and gets its outcome', () => {
  let test: TestApp;
  beforeAll(async () => {
    // At life speed: the call goes on until the agent ends it.
    test = await startTestApp({ config: { simulatedSpeed: 1 } });
  });
  afterAll(() => test.close());

  it.each(ACTS.map(([what, act], index) => ({ what, act, index })))('while $what', async ({ what, act, index }) => {
    // Each in a bank of its own.
    const prefix = `${index}-`;
    const world = await makeWorld(test, { prefix });
    const [manager, agent] = [test.client(), test.client()];
    await manager.signIn(`${prefix}manager1`);
    await agent.signIn(`${prefix}agent1`);
    const listId = await releaseList(test, world, customers(5, 7, index * 10));
    if (what.includes('campaign gets')) await startedCampaign(test, { ...world, title: '第二个活动' });
    await phonesReady(agent);
    const { body: card } = await agent.post('/card/next');
    const { cardId, phones } = card['customer'];
    expect((await agent.post('/card/dial', { cardId, phoneIndex: phones[0].index })).status).toBe(200);
    const live = await waitFor('the call is under way', async () => {
      const { body } = await agent.get('/card');
      return ['ringing', 'talking'].includes(body['state']) ? body : null;
    });
    const { callId } = live['call'];

    expect((await act({ test, world, manager, listId })).status).toBe(200);

    const { body: after } = await agent.get('/card');
    expect(['ringing', 'talking']).toContain(after['state']);
    expect(after['customer'].cardId).toBe(cardId);
    expect((await agent.post('/card/hang-up', { callId })).status).toBe(200);
    const ended = await callEnded(agent, callId);
    expect(ended['state']).toBe('wrap_up');
    const saved = await agent.post('/card/outcome', { cardId, callId, code: 'busy', confirmed: true, fields: {} });
    expect([saved.status, saved.body['code']]).toEqual([200, undefined]);
  });
});
