import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ProspectsService } from '../../src/campaigns/index.js';
import { CallingStopService, MayDialService } from '../../src/compliance/index.js';
import { ContractsService, type EffectiveTerms } from '../../src/contracts/index.js';
import { systemActor, UnitOfWork } from '../../src/platform/index.js';
import { localDateOf, seededRandom } from '../../src/shared/index.js';
import { FakeClock } from '../support/fake-clock.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { customers, makeWorld, releaseList, type World } from '../support/world.js';

const SEED = Number(process.env['DIALPROOF_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = process.env['DIALPROOF_LONG'] ? 5000 : 150;
const DIALS = 6;
const SYSTEM = systemActor('test');

/** The stop holds the bank's gate when it reads which grants there are; whoever grants holds the same gate, so none is under way. */
describe('a calling stop binds at its commit (L13)', () => {
  let test: TestApp;
  let world: World;
  let terms: EffectiveTerms;
  let dialled: { customerIndex: Buffer; numberIndex: Buffer }[];
  afterAll(() => test.close());

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock() });
    world = await makeWorld(test);
    await releaseList(test, world, customers((ROUNDS + 1) * DIALS));
    terms = await test.get(ContractsService).termsOn(world.contractId, localDateOf(test.clock.now(), 'Asia/Shanghai'));
    const rows = (await test
      .get(DataSource)
      .query('SELECT p.customer_index, n.number_index FROM prospect p JOIN prospect_phone n ON n.prospect_id = p.id')) as {
      customer_index: Buffer;
      number_index: Buffer;
    }[];
    dialled = rows.map(({ customer_index: customerIndex, number_index: numberIndex }) => ({ customerIndex, numberIndex }));
  }, 60_000);

  const dial = (who: (typeof dialled)[number], holdMs: number): Promise<boolean> =>
    test.get(UnitOfWork).run({ actor: SYSTEM, action: 'call.dial' }, async (tx) => {
      const customerNumbers = await test.get(ProspectsService).numbersOf(world.bankId, who.customerIndex, tx);
      const request = { bankId: world.bankId, campaignId: world.campaignId, product: '经营快贷', agentId: world.agentIds[0]!, terms };
      const verdict = await test.get(MayDialService).decide(tx, { ...request, ...who, customerNumbers });
      await wait(holdMs);
      return (tx.nothingDone(), verdict.granted);
    });

  it(`no dial is granted after it, in ${ROUNDS} random interleavings (seed ${SEED})`, async () => {
    const source = test.get(DataSource);
    const stops = test.get(CallingStopService);
    const lastGrant = async (): Promise<string> => {
      const [row] = (await source.query('SELECT MAX(id) AS last FROM dial_decision WHERE granted = 1')) as { last: string | null }[];
      return String(row!.last);
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const random = seededRandom(SEED + round);
      const below = (limit: number): number => Math.floor(random() * limit);
      let stopped = false;
      // Customers of its own, so that no limit but the stop refuses.
      const dials = dialled.slice(round * DIALS, (round + 1) * DIALS).map(async (who) => {
        await wait(below(6));
        const late = stopped;
        if ((await dial(who, below(4))) && late) throw new Error(`seed ${SEED}, round ${round}: granted although calling was stopped`);
      });
      await wait(below(6));
      await stops.stop(world.manager1, world.bankId, 'test');
      stopped = true;
      const atTheStop = await lastGrant();
      await Promise.all(dials);
      expect([round, SEED, await lastGrant()]).toEqual([round, SEED, atTheStop]);
      await stops.lift(world.manager2, world.bankId, 'test');
    }
  }, 3_600_000);

  it('grants do not wait for each other', async () => {
    const begun = performance.now();
    const granted = await Promise.all(dialled.slice(-DIALS).map((who) => dial(who, 500)));
    expect(performance.now() - begun).toBeLessThan(DIALS * 500 * 0.7);
    expect(granted).toEqual(granted.map(() => true));
  });
});

function wait(ms: number): Promise<void> {
  return new Promise((done) => (ms === 0 ? setImmediate(done) : setTimeout(done, ms)));
}
