import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { WatchedCard } from '../../support/watched-card.js';
import { callEnded, customers, makeWorld, phonesReady, releaseList, type World } from '../../support/world.js';

interface Heard {
  topic: string;
  id: string | null;
}

describe('what an open page hears', () => {
  let test: TestApp;
  let world: World;
  const streams = new AbortController();

  beforeAll(async () => {
    test = await startTestApp();
    world = await makeWorld(test, { agents: 2 });
    // Enough for both, whoever is dealt to first: nobody gives away the last few.
    await releaseList(test, world, customers(20, 7));
  });
  afterAll(async () => {
    streams.abort();
    await test.close();
  });

  /** A page's stream, open once this resolves. */
  async function pageOf(username: string): Promise<{ client: HttpClient; heard: Heard[] }> {
    const client = test.client();
    await client.signIn(username);
    const { cookie } = client.session;
    const stream = await fetch(`${test.url}/api/v1/events`, { headers: { cookie }, signal: streams.signal });
    const heard: Heard[] = [];
    const decoder = new TextDecoder();
    let text = '';
    void (async () => {
      for await (const chunk of stream.body as unknown as AsyncIterable<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        heard.splice(0, heard.length, ...[...text.matchAll(/^data: (.*"topic".*)$/gm)].map(([, line]) => JSON.parse(line!) as Heard));
      }
    })().catch(() => undefined);
    return { client, heard };
  }

  it("an agent hears of the own card's every step, and nothing of a colleague's call; a manager hears of figures", async () => {
    const [mine, colleague, manager] = [await pageOf('agent1'), await pageOf('agent2'), await pageOf('manager1')];
    await phonesReady(mine.client);
    const { body: card } = await mine.client.post('/card/next');
    expect(mine.heard.at(-1)).toMatchObject({ topic: 'card', id: card['revision'] });
    const { cardId } = card['customer'];
    const dialled = await mine.client.post('/card/dial', { cardId, phoneIndex: 0, revision: card['revision'] });
    const { callId } = dialled.body['call'];
    await waitFor('the dial is told', async () => mine.heard.some(({ id }) => id === `placing:${cardId}:${callId}`));
    await callEnded(mine.client, callId);
    const saved = await mine.client.post('/card/outcome', { cardId, callId, code: 'no_answer', confirmed: true, fields: {} });
    expect(saved.status).toBe(200);
    await waitFor('figures', async () => manager.heard.filter(({ topic }) => topic === 'progress').length >= 2);
    expect(manager.heard).toContainEqual(expect.objectContaining({ topic: 'progress', id: world.campaignId }));
    // What follows is told to everybody, and on the same stream: whatever the colleague's page was told before has come by then.
    expect((await manager.client.post(`/campaigns/${world.campaignId}/pause`, { reason: 'a test' })).status).toBe(200);
    await waitFor('the pause', async () => colleague.heard.some(({ topic }) => topic === 'campaign'));
    expect(colleague.heard.map(({ topic }) => topic)).toEqual(['campaign']);
    await manager.client.post(`/campaigns/${world.campaignId}/resume`, { reason: 'a test' });
  });

  it('the revision that a press is held against is the one that the card shows, in every state', async () => {
    const agent = test.client();
    await agent.signIn('agent2');
    const page = new WatchedCard(agent);
    await page.follow();
    await phonesReady(agent);
    const press = async (name: string, body: object = {}): Promise<void> => {
      const { status, text } = await page.post(name, { ...body, revision: page.card['revision'] });
      if (status !== 200) throw new Error(`${name} in state ${page.card['state']}: ${text}`);
    };
    page.card = (await agent.get('/card')).body;
    await press('next');
    expect((await agent.post('/card/next', { revision: 'ready:-:-' })).body['code']).toBe('stale_action');
    const { cardId } = page.card['customer'];
    await press('dial', { cardId, phoneIndex: 0 });
    const asked = new Set<string>();
    await waitFor('the end', async () => {
      const { state, revision } = page.card;
      const answer = await agent.post('/card/next', { revision });
      // Either the call has moved on since, or the press was taken, and answers the open card.
      if (answer.status === 200) asked.add(state);
      else expect(answer.body['code']).toBe('stale_action');
      return asked.has('wrap_up');
    });
    expect(asked.size).toBeGreaterThan(1);
    const { callId } = page.card['call'];
    const { status } = await page.post('outcome', { cardId, callId, code: 'no_answer', confirmed: true, fields: {} });
    expect(status).toBe(200);
    expect((await agent.post('/card/pause', { reason: 'break' })).body['revision']).toBe('paused:-:-');
    expect((await agent.post('/card/next', { revision: 'ready:-:-' })).body['code']).toBe('stale_action');
    expect((await agent.post('/card/resume')).body['revision']).toBe('ready:-:-');
    page.card = (await agent.get('/card')).body;
    await press('next');
    page.close();
  });
});
