import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Sweeper } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const MINUTE = 60_000;

describe('callbacks go to their owner, else to the team', () => {
  const clock = new FakeClock('2026-03-04T02:00:00.000Z');
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let manager: HttpClient;
  const agents: HttpClient[] = [];

  /** A customer who waits for the first agent's call. */
  const callback = async (dueInMinutes: number): Promise<string> => {
    const [prospect] = await source.query("SELECT id FROM prospect WHERE state = 'callable' ORDER BY id LIMIT 1");
    await source.query("UPDATE prospect SET state = 'callback' WHERE id = ?", [prospect.id]);
    const [agentId] = world.agentIds;
    const due = new Date(clock.now().getTime() + dueInMinutes * MINUTE);
    await source.query(
      "INSERT INTO callback (campaign_id, prospect_id, agent_id, due_at, team_from_at, state, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
      [world.campaignId, prospect.id, agentId, due, new Date(due.getTime() + 15 * MINUTE), clock.now()],
    );
    return String(prospect.id);
  };
  /** Whether the next customer of an agent is a callback; the card is given back as if nobody had looked. */
  const nextIsCallback = async (agent: HttpClient): Promise<boolean> => {
    const { body, text } = await agent.post('/card/next');
    if (!body['customer']) throw new Error(text);
    const found = body['customer'].isCallback as boolean;
    const cardId = body['customer'].cardId as string;
    await source.query("UPDATE card SET open_key = NULL, closed_at = opened_at, close_reason = 'not_dialled' WHERE id = ?", [cardId]);
    await source.query('DELETE FROM card_reservation WHERE card_id = ?', [cardId]);
    await source.query("UPDATE callback SET state = 'waiting' WHERE state = 'open'");
    await source.query("UPDATE prospect SET state = IF(?, 'callback', 'exhausted') WHERE state = 'open'", [found]);
    await source.query("UPDATE task SET state = 'done' WHERE state = 'open'");
    return found;
  };
  const clear = (): Promise<unknown> => source.query("UPDATE callback SET state = 'done' WHERE state = 'waiting'");

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { role: 'api', idleLockSeconds: 86_400 } });
    world = await makeWorld(test, { agents: 3, terms: (terms) => void (terms.volume.capPerHeadPerDay = 10) });
    source = test.get(DataSource);
    manager = test.client();
    await manager.signIn('manager1');
    for (const name of ['agent1', 'agent2', 'agent3']) {
      const agent = test.client();
      await agent.signIn(name);
      agents.push(agent);
    }
    await releaseList(test, world, customers(100));
  }, 120_000);
  afterAll(() => test.close());

  it.each<[string, number, [boolean, boolean]]>([
    ['a moment before it is due: nobody', 10 * MINUTE - 1, [false, false]],
    ['due: its owner', 10 * MINUTE, [true, false]],
    ['a moment less than fifteen minutes late: its owner', 25 * MINUTE - 1, [true, false]],
    ['fifteen minutes late: whoever is free', 25 * MINUTE, [true, true]],
  ])('%s', async (_why, laterMs, expected) => {
    await callback(10);
    clock.advance(laterMs);
    expect([await nextIsCallback(agents[0]!), await nextIsCallback(agents[1]!)]).toEqual(expected);
    await clear();
  });

  it('its owner is not there: the team at once', async () => {
    await callback(30);
    await agents[0]!.delete('/session');
    clock.advance(30 * MINUTE);
    expect(await nextIsCallback(agents[1]!)).toBe(false);
    await test.get(Sweeper).runNow('callbacks-to-team');
    expect(await nextIsCallback(agents[1]!)).toBe(true);
    await clear();
    await agents[0]!.signIn('agent1');
  });

  it('a manager gives them to another agent, or to the team', async () => {
    await manager.signIn('manager1');
    await callback(0);
    const [first, second] = world.agentIds;
    expect((await manager.get('/seats')).body['seats'][0]).toMatchObject({ callbacksDue: 1, callbacksWaiting: 1 });
    expect((await manager.post(`/seats/${first}/callbacks`, { toAgentId: first, reason: 'ill' })).status).toBe(400);
    expect((await manager.post(`/seats/${first}/callbacks`, { toAgentId: second, reason: 'ill' })).body).toEqual({ changed: 1 });
    expect([await nextIsCallback(agents[0]!), await nextIsCallback(agents[1]!)]).toEqual([false, true]);
    expect((await manager.post(`/seats/${second}/callbacks`, { reason: 'ill too' })).body).toEqual({ changed: 1 });
    expect(await nextIsCallback(agents[2]!)).toBe(true);
    await clear();
    expect((await manager.post(`/seats/${second}/callbacks`, { reason: 'none left' })).body).toMatchObject({ code: 'state_conflict' });
  });
});
