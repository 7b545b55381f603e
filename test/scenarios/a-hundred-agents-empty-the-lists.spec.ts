import { afterAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { FakeClock } from '../support/fake-clock.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { callEnded, customers, makeWorld, numberFor, phonesReady, releaseList, startedCampaign } from '../support/world.js';

const AGENTS = 100;
const CUSTOMERS = process.env['DIALPROOF_LONG'] ? 400 : 130;
const SHARED = 20;

async function workUntilEmpty(agent: HttpClient): Promise<void> {
  for (;;) {
    const { body: card, status } = await agent.post('/card/next');
    if (status !== 200) {
      if (card['code'] === 'list_empty') return;
      throw new Error(`next refused: ${JSON.stringify(card)}`);
    }
    const dialled = await agent.post('/card/dial', { cardId: card['customer'].cardId, phoneIndex: card['customer'].phones[0].index });
    if (dialled.status !== 200) {
      if (dialled.body['code'] !== 'gateway_down') throw new Error(`dial refused: ${dialled.text}`);
      continue;
    }
    const ended = await callEnded(agent);
    if (ended['state'] !== 'wrap_up') continue;
    // 无人接听 would come back for another attempt; a wrong number is final for a customer with one number.
    await agent.post('/card/outcome', {
      cardId: ended['customer'].cardId,
      callId: ended['call'].callId,
      code: 'invalid_number',
      confirmed: true,
      fields: {},
    });
  }
}

describe('a hundred agents work at once until the lists are empty', () => {
  let test: TestApp;
  afterAll(() => test.close());

  it('no customer and no number is on two cards, and nobody is left behind', async () => {
    const clock = new FakeClock('2026-03-04T02:00:00.000Z');
    test = await startTestApp({ clock });
    const world = await makeWorld(test, { agents: AGENTS });
    await releaseList(test, world, customers(CUSTOMERS, 14));
    // In a second campaign other customers share numbers with the first, as families and companies do.
    const second = await startedCampaign(test, { ...world, title: '第二个活动' });
    const sharers = Array.from({ length: SHARED }, (_, index) => ({
      ref: `S${index}`,
      name: `赵${index}`,
      phones: [numberFor(index + 1, 14)],
    }));
    await releaseList(test, world, sharers, second);
    const agents = await Promise.all(
      Array.from({ length: AGENTS }, async (_, index) => {
        const agent = test.client();
        await agent.signIn(`agent${index + 1}`);
        return agent;
      }),
    );
    await phonesReady(agents[0]!);
    const source = test.get(DataSource);
    const leftNow = async (): Promise<number> =>
      Number((await source.query("SELECT COUNT(*) AS count FROM prospect WHERE state NOT IN ('done', 'exhausted', 'withdrawn')"))[0].count);
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(agents.map(workUntilEmpty));
      if ((await leftNow()) === 0) break;
      // A customer whose number was on another card comes back after ten minutes, to whichever seat it is dealt then.
      clock.advance(11 * 60_000);
      await phonesReady(agents[0]!);
    }

    const [worked] = await source.query(
      'SELECT COUNT(*) AS calls, COUNT(DISTINCT prospect_id) AS customers FROM phone_call WHERE dialled_at IS NOT NULL',
    );
    const overlapping = await source.query(
      `SELECT a.id, b.id AS other FROM card a JOIN prospect_phone x ON x.prospect_id = a.prospect_id
         JOIN prospect_phone y ON y.number_index = x.number_index JOIN card b ON b.prospect_id = y.prospect_id
        WHERE a.id < b.id AND b.opened_at < a.closed_at AND a.opened_at < b.closed_at`,
    );
    const [reserved] = await source.query('SELECT COUNT(*) AS count FROM card_reservation');
    expect({ left: await leftNow(), calls: Number(worked.calls), customers: Number(worked.customers) }).toEqual({
      left: 0,
      calls: CUSTOMERS + SHARED,
      customers: CUSTOMERS + SHARED,
    });
    expect(overlapping).toEqual([]);
    expect(Number(reserved.count)).toBe(0);
  }, 400_000);
});
