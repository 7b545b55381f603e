import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { PeopleService } from '../../../src/people/index.js';
import { Sweeper } from '../../../src/platform/index.js';
import { FakeClock } from '../../support/fake-clock.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const MINUTE = 60_000;
/** 18:30 in Shanghai, half an hour after everybody's shift. */
const EVENING = '2026-03-04T10:30:00.000Z';

/** Only the api runs: what the worker does by itself is done by hand, at a moment that the test knows. */
describe('dealing outside the shift', () => {
  const clock = new FakeClock(EVENING);
  let test: TestApp;
  let world: World;

  const dealt = (): Promise<number[]> =>
    Promise.all(
      world.agentIds.map(async (id) => {
        const [row] = await test.get(DataSource).query("SELECT COUNT(*) AS n FROM task WHERE state = 'dealt' AND agent_id = ?", [id]);
        return Number(row.n);
      }),
    );
  const sweep = (name: string): Promise<number> => test.get(Sweeper).runNow(name);

  beforeAll(async () => {
    test = await startTestApp({ clock, config: { role: 'api', idleLockSeconds: 86_400 } });
    world = await makeWorld(test, {
      agents: 2,
      shift: { start: '09:00', end: '18:00' },
      terms: (terms) => void (terms.volume.capPerHeadPerDay = 50),
    });
    await releaseList(test, world, customers(200));
  }, 120_000);
  afterAll(() => test.close());

  it('an agent whose permit is open gets customers; one without gets nothing', async () => {
    await sweep('deal');
    expect(await dealt()).toEqual([0, 0]);
    const [overtime] = world.agentIds;
    const ends = new Date(clock.now().getTime() + 60 * MINUTE);
    await test.get(PeopleService).grantPermit(world.manager1, overtime!, new Date(clock.now()), ends, 'overtime');
    const agent = test.client();
    expect((await agent.signIn('agent1')).status).toBe(200);
    await expect(test.client().signIn('agent2')).rejects.toThrow('outside_shift');
    await sweep('deal');
    expect(await dealt()).toEqual([50, 0]);
  });

  it('keeps them to the last moment of the permit, and not beyond', async () => {
    clock.advance(60 * MINUTE - 1);
    await sweep('return-tasks');
    expect((await dealt())[0]).toBe(50);
    clock.advance(1);
    await sweep('return-tasks');
    expect(await dealt()).toEqual([0, 0]);
    await sweep('deal');
    expect(await dealt()).toEqual([0, 0]);
  });

  it('one with a permit who does not come is absent after twenty minutes, as in a shift', async () => {
    const [, second] = world.agentIds;
    const ends = new Date(clock.now().getTime() + 60 * MINUTE);
    await test.get(PeopleService).grantPermit(world.manager1, second!, new Date(clock.now()), ends, 'overtime');
    await sweep('deal');
    expect(await dealt()).toEqual([0, 50]);
    clock.advance(20 * MINUTE - 1);
    await sweep('return-tasks');
    expect(await dealt()).toEqual([0, 50]);
    clock.advance(1);
    await sweep('return-tasks');
    expect(await dealt()).toEqual([0, 0]);
  });
});
