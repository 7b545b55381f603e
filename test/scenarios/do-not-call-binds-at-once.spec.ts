import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { DoNotCallService, type DialRequest, MayDialService } from '../../src/compliance/index.js';
import { ContractsService } from '../../src/contracts/index.js';
import { systemActor, type Transaction, UnitOfWork } from '../../src/platform/index.js';
import { localDateOf, seededRandom } from '../../src/shared/index.js';
import { FakeClock } from '../support/fake-clock.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { callEnded, makeWorld, numberFor, phonesReady, releaseList, type Row, type World } from '../support/world.js';

const LONG = Boolean(process.env['DIALPROOF_LONG']);
const INTERLEAVINGS = LONG ? 100_000 : 300;
/** Every fifth customer is only the relative who shares a number with the next. */
const CUSTOMERS = (INTERLEAVINGS * 5) / 4;
const isRelative = (at: number): boolean => at % 5 === 3;
/** Interleavings under way at a time; each has customers of its own, so the load of the others only shifts the moments. */
const AT_ONCE = 5;
const SEED = Number(process.env['DIALPROOF_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const SYSTEM = systemActor('test');

interface Customer {
  ref: string;
  index: Buffer;
  phones: { e164: string; index: Buffer }[];
}

/** Customers with two numbers; every fifth shares the second with a relative who has a customer record of his own. */
function rowsOf(customers: number): Row[] {
  return Array.from({ length: customers }, (_, at) => ({
    ref: `C${at}`,
    name: `王${at}`,
    phones: [numberFor(2 * at, 7), at % 5 === 4 ? numberFor(2 * at - 1, 7) : numberFor(2 * at + 1, 7)],
  }));
}

async function readBack(test: TestApp, rows: Row[]): Promise<Customer[]> {
  const stored = (await test.get(DataSource).query(
    `SELECT p.file_row, p.customer_index, n.position, n.number_index FROM prospect p JOIN prospect_phone n ON n.prospect_id = p.id
      ORDER BY p.file_row, n.position`,
  )) as { file_row: number; customer_index: Buffer; position: number; number_index: Buffer }[];
  return rows.map((row, at) => {
    const own = [stored[2 * at]!, stored[2 * at + 1]!];
    return {
      ref: row.ref,
      index: own[0]!.customer_index,
      phones: own.map(({ number_index: index, position }) => ({ index, e164: `+86${row.phones[position]!}` })),
    };
  });
}

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

  async function granted(tx: { rows: Transaction['rows'] }, customer: Customer): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      'SELECT id FROM dial_decision WHERE granted = 1 AND bank_id = ? AND (customer_index = ? OR number_index IN (?, ?)) ORDER BY id',
      [world.bankId, customer.index, ...customer.phones.map(({ index }) => index)],
    );
    return rows.map(({ id }) => String(id));
  }

  it(`no dial is granted after the commit of an entry, in ${INTERLEAVINGS} random interleavings (seed ${SEED})`, async () => {
    const rows = rowsOf(CUSTOMERS);
    await releaseList(test, world, rows);
    const everybody = await readBack(test, rows);
    const terms = await test.get(ContractsService).termsOn(world.contractId, localDateOf(test.clock.now(), 'Asia/Shanghai'));
    const unitOfWork = test.get(UnitOfWork);
    const mayDial = test.get(MayDialService);
    const registry = test.get(DoNotCallService);
    let before = 0;
    let after = 0;

    async function interleave(at: number): Promise<void> {
      const random = seededRandom(SEED + at);
      const below = (limit: number): number => Math.floor(random() * limit);
      const pause = (): Promise<void> => wait(below(4));
      const customer = everybody[at]!;
      let bound = false;
      let grantedBefore: string[] = [];

      const dial = async (agentId: string, delays: number[], phone: number): Promise<void> => {
        const request: DialRequest = {
          ...{ bankId: world.bankId, campaignId: world.campaignId, product: '经营快贷', agentId, terms },
          ...{ customerIndex: customer.index, numberIndex: customer.phones[phone]!.index },
          customerNumbers: customer.phones.map(({ index }) => index),
        };
        await wait(delays[0]!);
        const wasBound = bound;
        const verdict = await unitOfWork.run({ actor: SYSTEM, action: 'call.dial' }, async (tx) => {
          await wait(delays[1]!);
          const decided = await mayDial.decide(tx, request);
          await wait(delays[2]!);
          return decided;
        });
        // What began after the entry had been answered is refused for its sake, whatever the rows below may say.
        if (wasBound && verdict.findings[0]?.code !== 'do_not_call')
          throw new Error(`seed ${SEED}, interleaving ${at}: granted although the entry had been answered`);
        if (verdict.granted) before += 1;
        else after += 1;
      };
      const byRef = random() < 0.4;
      const named = below(2);
      const enter = async (delays: number[]): Promise<void> => {
        await wait(delays[0]!);
        await unitOfWork.run({ actor: SYSTEM, action: 'do-not-call.add' }, async (tx) => {
          await wait(delays[1]!);
          const numbers = byRef ? [] : [{ e164: customer.phones[named]!.e164 }];
          const subject = { bankId: world.bankId, customerIndex: byRef ? customer.index : null, numbers };
          await registry.add(tx, subject, { source: 'manual', reason: 'test', evidenceCallId: null });
          // Everything that was granted so far is committed: whoever dials this customer waits for the rows this transaction has locked.
          grantedBefore = await granted(tx, customer);
          await wait(delays[2]!);
        });
        bound = true;
      };
      const steps = Array.from({ length: 3 + below(3) }, () => ({ delays: [below(12), below(3), below(3)], phone: below(2) }));
      await pause();
      await Promise.all([
        enter([below(10), below(3), below(4)]),
        ...steps.map(({ delays, phone }, dialler) => dial(world.agentIds[dialler % world.agentIds.length]!, delays, phone)),
      ]);
      await dial(world.agentIds[0]!, [0, 0, 0], 0);
      await dial(world.agentIds[0]!, [0, 0, 0], 1);
      const grantedAtLast = await granted({ rows: (sql, values) => test.get(DataSource).query(sql, values) }, customer);
      if (grantedAtLast.join() !== grantedBefore.join())
        throw new Error(`seed ${SEED}, interleaving ${at}: granted ${grantedAtLast} after the entry; before it ${grantedBefore}`);
    }

    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let at = next++; at < CUSTOMERS; at = next++) if (!isRelative(at)) await interleave(at);
      }),
    );
    // Both happened often, or the moments did not mix.
    expect(before).toBeGreaterThan(INTERLEAVINGS / 10);
    expect(after).toBeGreaterThan(INTERLEAVINGS * 2);
  }, 7_200_000);

  it('agents lose the customer from the open card, and whoever dials even so is refused', async () => {
    const fresh = await makeWorld(test, { agents: 4, prefix: 'second-' });
    const rows = Array.from({ length: 12 }, (_, at) => ({
      ref: `D${at}`,
      name: `李${at}`,
      phones: [numberFor(700_000 + 2 * at, 7), numberFor(700_001 + 2 * at, 7)],
    }));
    await releaseList(test, fresh, rows);
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

function wait(ms: number): Promise<void> {
  return new Promise((done) => (ms === 0 ? setImmediate(done) : setTimeout(done, ms)));
}
