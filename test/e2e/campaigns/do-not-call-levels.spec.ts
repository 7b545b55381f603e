import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { Protector } from '../../../src/platform/index.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { storedList } from '../../support/stored-list.js';
import { customers, makeWorld, releaseList, type World } from '../../support/world.js';

const HOUR = 3_600_000;

describe('an import obeys the levels of do-not-call', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp({ config: { role: 'api' } });
    world = await makeWorld(test);
  });
  afterAll(() => test.close());

  it.each<[string, (campaign: string) => (string | null)[], number | null, number, boolean]>([
    ['everybody', () => ['global', null], null, 1, true],
    ['an entry that was taken off', () => ['global', null], null, 0, false],
    ['this product', () => ['product', '经营快贷'], null, 1, true],
    ['another product', () => ['product', '信用卡'], null, 1, false],
    ['this campaign', (campaign) => ['campaign', campaign], null, 1, true],
    ['another campaign', () => ['campaign', '999999'], null, 1, false],
    ['until an hour from now', () => ['global', null], HOUR, 1, true],
    ['until an hour ago', () => ['global', null], -HOUR, 1, false],
  ])('%s', async (why, level, expiresIn, active, blocks) => {
    const from = 1000 + [...why].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) * 10;
    const key = test.get(Protector).index('customer', `${world.bankId}:C${from}`);
    const expires = expiresIn === null ? null : new Date(test.clock.now().getTime() + expiresIn);
    await test
      .get(DataSource)
      .query(
        "INSERT INTO do_not_call_key (entry_id, bank_id, kind, key_index, mask, active, level, scope, expires_at) VALUES (0, ?, 'customer', ?, '', ?, ?, ?, ?)",
        [world.bankId, key, active, ...level(world.campaignId), expires],
      );
    const listId = await releaseList(test, world, customers(2, 7, from));
    const { customers: stored, counts } = await storedList(test, listId);
    expect(stored.map(({ customerRef }) => customerRef)).toEqual(blocks ? [`C${from + 1}`] : [`C${from}`, `C${from + 1}`]);
    expect(counts.losses).toEqual(blocks ? { do_not_call: 1 } : {});
  });
});
