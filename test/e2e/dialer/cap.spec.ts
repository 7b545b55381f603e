import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AccountsService, systemActor } from '../../../src/platform/index.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { callEnded, customers, makeWorld, PASSWORD, phonesReady, releaseList } from '../../support/world.js';

const CLIENTS = 50;
const TRIES = 2000;
/** So many calls one client makes alone: the others come to where the cap is near. */
const ALONE = 194;

/** One turn of the loop that a person goes through all day; answers whether the cap refused it. */
async function turn(agent: HttpClient): Promise<boolean> {
  const { body: card, status } = await agent.post('/card/next');
  if (status !== 200) return card['code'] === 'cap_reached';
  // Another client may have closed the card since.
  if (!card['customer']) return false;
  const { cardId, phones } = card['customer'];
  const dialled = await agent.post('/card/dial', { cardId, phoneIndex: phones[0].index });
  if (dialled.status === 200) {
    // Now and then the agent hangs up at once: a call that never reached the customer must give its count back.
    if (Math.random() < 0.1) await agent.post('/card/hang-up', { callId: dialled.body['call'].callId });
    await callEnded(agent, dialled.body['call'].callId);
  } else if (dialled.body['code'] !== 'outcome_missing') return dialled.body['code'] === 'cap_reached';
  const { body: ended } = await agent.get('/card');
  if (ended['state'] === 'wrap_up') {
    const { customer, call } = ended;
    await agent.post('/card/outcome', { cardId: customer.cardId, callId: call.callId, code: 'no_answer', confirmed: true, fields: {} });
  }
  return dialled.body['code'] === 'cap_reached';
}

describe('the cap of 200 calls a head a day (L16, P6)', () => {
  let test: TestApp;
  afterEach(() => test.close());

  it('50 clients of one person on two accounts, 2,000 tries: exactly 200 customer legs', async () => {
    test = await startTestApp();
    const world = await makeWorld(test);
    await releaseList(test, world, customers(260, 7));
    await test.get(AccountsService).create(systemActor('test'), {
      username: 'agent1-again',
      displayName: 'agent1',
      role: 'agent',
      partyId: world.vendorId,
      agentId: world.agentIds[0]!,
      password: PASSWORD,
    });
    const first = test.client();
    await first.signIn('agent1');
    const second = test.client();
    await second.signIn('agent1-again');
    await phonesReady(first);

    const source = test.get(DataSource);
    const callsOfDay = async (): Promise<number> => (await source.query('SELECT calls FROM agent_day'))[0]?.calls ?? 0;
    while ((await callsOfDay()) < ALONE) expect(await turn(first)).toBe(false);
    let tries = 0;
    let capReached = false;
    await Promise.all(
      Array.from({ length: CLIENTS }, async (_, index) => {
        // After the 2,000 tries of all one client goes on alone, so that the cap is reached on a slow machine too.
        while (tries < TRIES || (index === 0 && !capReached)) {
          tries += 1;
          if (await turn(index % 2 === 0 ? first : second)) capReached = true;
        }
      }),
    );
    expect(capReached).toBe(true);

    const [legs] = await source.query(
      'SELECT COUNT(*) AS legs, COUNT(DISTINCT phone_id) AS numbers FROM phone_call WHERE dialled_at IS NOT NULL',
    );
    const [day] = await source.query('SELECT calls FROM agent_day');
    expect({ legs: Number(legs.legs), numbers: Number(legs.numbers), calls: day.calls }).toEqual({ legs: 200, numbers: 200, calls: 200 });
    const refused = await first.post('/card/next');
    expect(refused.body).toMatchObject({ code: 'cap_reached', facts: { cap: 200 } });
  }, 400_000);

  it('a dial that looked before the last call was counted waits for the count, and is refused', async () => {
    test = await startTestApp();
    await releaseList(test, await makeWorld(test), customers(6, 7));
    const agent = test.client();
    await agent.signIn('agent1');
    await phonesReady(agent);
    expect(await turn(agent)).toBe(false);
    const { body: card } = await agent.post('/card/next');
    const source = test.get(DataSource);
    const counting = source.createQueryRunner();
    try {
      await counting.startTransaction('READ COMMITTED');
      await counting.query('UPDATE agent_day SET calls = 200');
      const dial = agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: 0 });
      await waitFor('the dial waits for the count', () => wantsTheCount(source));
      await counting.commitTransaction();
      expect((await dial).body).toMatchObject({ code: 'cap_reached', facts: { cap: 200 } });
    } finally {
      await counting.release();
    }
    const [[calls], [day]] = [
      await source.query('SELECT COUNT(*) AS n FROM phone_call'),
      await source.query('SELECT calls FROM agent_day'),
    ];
    expect([Number(calls.n), day.calls]).toEqual([1, 200]);
  }, 60_000);
});

/** Whether a statement is under way that wants the count for itself; it can't end while another transaction has it. */
async function wantsTheCount(source: DataSource): Promise<boolean> {
  const rows = await source.query(
    `SELECT 1 FROM information_schema.processlist
      WHERE db = DATABASE() AND id <> CONNECTION_ID() AND info LIKE '%agent_day%' AND info LIKE '%FOR UPDATE%'`,
  );
  return rows.length > 0;
}
