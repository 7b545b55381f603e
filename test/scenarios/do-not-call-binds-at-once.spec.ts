import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ProspectsService } from '../../src/campaigns/index.js';
import { type DialRequest, type DoNotCallLevel, DoNotCallService, MayDialService } from '../../src/compliance/index.js';
import { ContractsService, type EffectiveTerms } from '../../src/contracts/index.js';
import { LiveEvents, systemActor, type Transaction, UnitOfWork } from '../../src/platform/index.js';
import { localDateOf, seededRandom } from '../../src/shared/index.js';
import { FakeClock } from '../support/fake-clock.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { callEnded, makeWorld, numberFor, phonesReady, releaseList, type Row, startedCampaign, type World } from '../support/world.js';

const LONG = Boolean(process.env['DIALPROOF_LONG']);
const INTERLEAVINGS = LONG ? 100_000 : 2000;
/** Customers are loaded for so many interleavings at a time. */
const LOADED_AT_ONCE = 2000;
/** Interleavings under way at a time; each has customers of its own, so the load of the others only shifts the moments. */
const AT_ONCE = 8;
const SEED = Number(process.env['DIALPROOF_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const SYSTEM = systemActor('test');
const PRODUCT = '经营快贷';

interface Customer {
  prospectId: string;
  index: Buffer;
  numbers: { e164: string; index: Buffer }[];
}

/** A customer and a relative who share one number; each has a second one alone. */
interface Family {
  customer: Customer;
  relative: Customer;
}

function rowsOf(from: number, families: number): Row[] {
  return Array.from({ length: families }, (_, at) => from + at).flatMap((at) => [
    { ref: `C${at}`, name: '王', phones: [numberFor(3 * at, 7), numberFor(3 * at + 1, 7)] },
    { ref: `R${at}`, name: '李', phones: [numberFor(3 * at + 2, 7), numberFor(3 * at + 1, 7)] },
  ]);
}

async function readBack(source: DataSource, listId: string, rows: Row[]): Promise<Family[]> {
  const stored = (await source.query(
    `SELECT p.id, p.customer_index, n.number_index FROM prospect p JOIN prospect_phone n ON n.prospect_id = p.id WHERE p.list_id = ?
      ORDER BY p.file_row, n.position`,
    [listId],
  )) as { id: string; customer_index: Buffer; number_index: Buffer }[];
  const customers = rows.map((row, at): Customer => {
    const own = stored.slice(2 * at, 2 * at + 2);
    const numbers = own.map(({ number_index: index }, position) => ({ index, e164: `+86${row.phones[position]!}` }));
    return { prospectId: String(own[0]!.id), index: own[0]!.customer_index, numbers };
  });
  return Array.from({ length: rows.length / 2 }, (_, at) => ({ customer: customers[2 * at]!, relative: customers[2 * at + 1]! }));
}

/**
 * What "after its commit" means is decided by the database and not by a clock: the entry's transaction, once it holds the ledger rows of the
 * customer and of every number, reads which grants there are. Whoever dials one of the family waits for a row that this transaction holds, so
 * no grant of theirs is under way: each one is committed and read, or comes after the commit. At the end there may be no other.
 */
describe('do-not-call binds at once (P7)', () => {
  let test: TestApp;
  let world: World;
  afterAll(() => test.close());

  beforeAll(async () => {
    test = await startTestApp({ clock: new FakeClock() });
    world = await makeWorld(test, {
      agents: 4,
      terms: (terms) => Object.assign(terms.dialling, { perNumberPerDay: 20, perCustomerPer30Days: 100, attemptsPerCustomer: 50 }),
    });
  });

  const granted = async (rows: Transaction['rows'], { customer, relative }: Family): Promise<string[]> => {
    const found = await rows<{ id: string }>(
      'SELECT id FROM dial_decision WHERE granted = 1 AND bank_id = ? AND customer_index IN (?, ?) ORDER BY id',
      [world.bankId, customer.index, relative.index],
    );
    return found.map(({ id }) => String(id));
  };

  /** A list brings the relative while others dial: until then the bank does not know them. */
  const bring = async (relative: Customer, bankId: string): Promise<void> => {
    await test.get(UnitOfWork).run({ actor: SYSTEM, action: 'test.list' }, async (tx) => {
      await tx.change('UPDATE prospect SET bank_id = ? WHERE id = ?', [bankId, relative.prospectId]);
      await tx.change('UPDATE prospect_phone SET bank_id = ? WHERE prospect_id = ?', [bankId, relative.prospectId]);
      tx.nothingDone();
    });
  };

  const dial = async (terms: EffectiveTerms, who: Customer, phone: number, delays: readonly number[] = [0, 0]): Promise<boolean> => {
    await wait(delays[0]!);
    const prospects = test.get(ProspectsService);
    const verdict = await test.get(UnitOfWork).run({ actor: SYSTEM, action: 'call.dial' }, async (tx) => {
      const request: DialRequest = {
        ...{ bankId: world.bankId, campaignId: world.campaignId, product: PRODUCT, agentId: world.agentIds[0]!, terms },
        ...{ customerIndex: who.index, numberIndex: who.numbers[phone]!.index },
        customerNumbers: await prospects.numbersOf(world.bankId, who.index, tx),
      };
      const decided = await test.get(MayDialService).decide(tx, request);
      await wait(delays[1]!);
      return (tx.nothingDone(), decided);
    });
    if (!verdict.granted && verdict.findings[0]?.code !== 'do_not_call') throw new Error(`refused for ${verdict.findings[0]?.code}`);
    return verdict.granted;
  };

  /** One family, one entry, two to four dials and perhaps a list, at random moments. Answers how many dials were granted and how many refused. */
  async function interleave(at: number, family: Family, terms: EffectiveTerms): Promise<{ granted: number; refused: number }> {
    const random = seededRandom(SEED + at);
    const below = (limit: number): number => Math.floor(random() * limit);
    const { customer, relative } = family;
    const tell = (what: string): Error => new Error(`seed ${SEED}, interleaving ${at}: ${what}`);
    const comesLate = below(2) === 0;
    if (comesLate) await bring(relative, '0');
    const reach = REACHES[below(REACHES.length)]!;
    const named = below(3);
    const subject = {
      bankId: world.bankId,
      customerIndex: named === 2 ? customer.index : null,
      numbers: named === 2 ? [] : [{ e164: customer.numbers[named]!.e164 }],
    };
    let bound = false;
    let grantedBefore: string[] = [];
    const enter = async (delays: number[]): Promise<void> => {
      await wait(delays[0]!);
      await test.get(UnitOfWork).run({ actor: SYSTEM, action: 'do-not-call.add' }, async (tx) => {
        const scope = reach.level === 'campaign' ? world.campaignId : reach.scope;
        await test.get(DoNotCallService).add(tx, subject, WHY, { level: reach.level, scope, expiresAt: null });
        grantedBefore = await granted((sql, values) => tx.rows(sql, values), family);
        await wait(delays[1]!);
      });
      bound = true;
    };
    const answers = { granted: 0, refused: 0 };
    const step = async (who: Customer, phone: number, delays: number[]): Promise<void> => {
      await wait(delays[0]!);
      const wasBound = bound;
      const answer = await dial(terms, who, phone, [0, delays[1]!]);
      if (answer && wasBound && reach.binds) throw tell('granted although the entry had been answered');
      answers[answer ? 'granted' : 'refused'] += 1;
    };
    await Promise.all([
      enter([below(6), below(3)]),
      ...Array.from({ length: 1 + below(3) }, () => step(customer, below(2), [below(8), below(2)])),
      (async (): Promise<void> => {
        const [before, after, phone, hold] = [below(6), below(3), below(2), below(2)];
        if (comesLate) await wait(before).then(() => bring(relative, world.bankId));
        await step(relative, phone, [comesLate ? 0 : after, hold]);
      })(),
    ]);
    if (reach.binds) {
      const late = await granted((sql, values) => test.get(DataSource).query(sql, values), family);
      if (late.join() !== grantedBefore.join()) throw tell(`granted ${late} in the end, and ${grantedBefore} before the entry`);
    }
    for (const [who, phone] of [
      [customer, 0],
      [customer, 1],
      [relative, 0],
    ] as const) {
      if ((await dial(terms, who, phone)) === reach.binds)
        throw tell(`${reach.binds ? 'granted after' : 'refused for'} an entry for ${reach.level} ${reach.scope}`);
    }
    return answers;
  }

  it(`no dial is granted after the commit of an entry, in ${INTERLEAVINGS} random interleavings (seed ${SEED})`, async () => {
    const terms = await test.get(ContractsService).termsOn(world.contractId, localDateOf(test.clock.now(), 'Asia/Shanghai'));
    const sums = { granted: 0, refused: 0 };
    for (let from = 0; from < INTERLEAVINGS; from += LOADED_AT_ONCE) {
      const rows = rowsOf(from, Math.min(LOADED_AT_ONCE, INTERLEAVINGS - from));
      const families = await readBack(test.get(DataSource), await releaseList(test, world, rows), rows);
      let next = 0;
      const lane = async (): Promise<void> => {
        for (let at = next++; at < families.length; at = next++) {
          const answers = await interleave(from + at, families[at]!, terms);
          sums.granted += answers.granted;
          sums.refused += answers.refused;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    }
    // Both happened often, or the moments did not mix.
    expect(sums.granted).toBeGreaterThan(INTERLEAVINGS / 2);
    expect(sums.refused).toBeGreaterThan(INTERLEAVINGS / 2);
  }, 14_400_000);

  it.each([
    ['product', PRODUCT, true],
    ['product', '消费贷', false],
  ] as const)('an entry for %s %s reaches an open card within a second, by an event and a refusal: %s', async (level, scope, reached) => {
    const prefix = reached ? 'third-' : 'fourth-';
    const open = await makeWorld(test, { prefix });
    const own = await startedCampaign(test, { ...open, title: '另一活动' });
    await test.get(DataSource).query("UPDATE campaign SET product = '消费贷' WHERE id = ?", [own]);
    const phone = numberFor(reached ? 800_001 : 800_002, 7);
    await releaseList(test, open, [{ ref: 'E1', name: '赵', phones: [phone] }]);
    const [agent, manager] = [test.client(), test.client()];
    await agent.signIn(`${prefix}agent1`);
    await manager.signIn(`${prefix}manager1`);
    await phonesReady(agent);
    const { cardId } = (await agent.post('/card/next')).body['customer'];
    const heard: string[] = [];
    const listening = test.get(LiveEvents).events.subscribe(({ topic }) => heard.push(topic));
    expect((await manager.post('/do-not-call', { number: phone, reason: 'asked for it', level, scope })).status).toBe(201);
    const answeredAt = performance.now();
    if (reached) await waitFor('the card page is told', async () => heard.includes('card'), 1000);
    expect(performance.now() - answeredAt).toBeLessThan(1000);
    listening.unsubscribe();
    expect((await agent.get('/card')).body['state']).toBe(reached ? 'withdrawn' : 'prepared');
    const dialled = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
    expect(dialled.body['code'] ?? dialled.status).toBe(reached ? 'withdrawn' : 200);
  });

  it('agents lose the customer from the open card, and whoever dials even so is refused', async () => {
    const fresh = await makeWorld(test, { agents: 4, prefix: 'second-' });
    const rows = Array.from({ length: 12 }, (_, at) => ({
      ref: `D${at}`,
      name: `李${at}`,
      phones: [numberFor(700_000 + 2 * at, 7), numberFor(700_001 + 2 * at, 7)],
    }));
    const manager = test.client();
    await manager.signIn('second-manager1');
    const agents = await Promise.all(
      fresh.agentIds.map(async (_, at) => {
        const agent = test.client();
        await agent.signIn(`second-agent${at + 1}`);
        return agent;
      }),
    );
    await phonesReady(agents[0]!);
    // Dealt when everybody is there: nobody's last customers are taken away for one who comes later.
    await releaseList(test, fresh, rows);
    const random = seededRandom(SEED);
    const source = test.get(DataSource);
    const race = async (agent: HttpClient, at: number): Promise<'dialled' | 'refused'> => {
      const { body: card } = await agent.post('/card/next');
      const { cardId } = card['customer'];
      const [open] = await source.query('SELECT p.file_row, p.id FROM card c JOIN prospect p ON p.id = c.prospect_id WHERE c.id = ?', [
        cardId,
      ]);
      const row = rows[Number(open.file_row) - (await firstRow(source, fresh.campaignId))]!;
      const named = at % 2 === 0 ? { customerRef: row.ref } : { number: row.phones[1] };
      const [entry, dialled] = await Promise.all([
        wait(Math.floor(random() * 15)).then(() => manager.post('/do-not-call', { ...named, reason: 'asked for it' })),
        wait(Math.floor(random() * 15)).then(() => agent.post('/card/dial', { cardId, phoneIndex: 0 })),
      ]);
      expect(entry.status).toBe(201);
      const again = await agent.post('/card/dial', { cardId, phoneIndex: 0 });
      if (dialled.status === 200) {
        // Granted before: the call goes on, and its outcome is recorded.
        expect(again.status).toBe(409);
        const { callId } = dialled.body['call'] ?? (await agent.get('/card')).body['call'];
        await callEnded(agent, callId);
        const saved = await agent.post('/card/outcome', { cardId, callId, code: 'no_answer', confirmed: true, fields: {} });
        expect(saved.status).toBe(200);
      } else {
        expect(['do_not_call', 'withdrawn']).toContain(dialled.body['code']);
        expect((await agent.get('/card')).body).toMatchObject({ state: 'withdrawn', refusal: { code: 'do_not_call' } });
        expect(again.body).toMatchObject({ code: 'withdrawn', facts: { by: 'do_not_call' } });
      }
      const [prospect] = await source.query('SELECT state, withdrawn_by FROM prospect WHERE id = ?', [open.id]);
      expect(prospect).toEqual({ state: 'withdrawn', withdrawn_by: 'do_not_call' });
      return dialled.status === 200 ? 'dialled' : 'refused';
    };
    for (let round = 0; round < 3; round += 1) await Promise.all(agents.map((agent, at) => race(agent, round + at)));
    // The list is empty for everybody: no customer of an entry is dealt again.
    for (const agent of agents) {
      const left = await waitFor('the next answer', async () => agent.post('/card/next'));
      expect(left.body['code']).toBe('list_empty');
    }
  });
});

async function firstRow(source: DataSource, campaignId: string): Promise<number> {
  const [row] = await source.query('SELECT MIN(file_row) AS first FROM prospect WHERE campaign_id = ?', [campaignId]);
  return Number(row.first);
}

const WHY = { source: 'manual' as const, reason: 'test', evidenceCallId: null };
/** What entries reach, and whether that is the call of this test; most are for all calling. */
const REACHES: readonly { level: DoNotCallLevel; scope: string | null; binds: boolean }[] = [
  ...Array.from({ length: 3 }, () => ({ level: 'global' as const, scope: null, binds: true })),
  { level: 'product', scope: PRODUCT, binds: true },
  { level: 'campaign', scope: 'own', binds: true },
  { level: 'product', scope: '消费贷', binds: false },
];

function wait(ms: number): Promise<void> {
  return new Promise((done) => (ms === 0 ? setImmediate(done) : setTimeout(done, ms)));
}
