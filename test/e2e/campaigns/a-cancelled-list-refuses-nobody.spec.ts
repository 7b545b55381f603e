import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ListImportService } from '../../../src/campaigns/index.js';
import { bankSystem, type BankSystem } from '../../support/bank-system.js';
import type { HttpClient } from '../../support/http-client.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { csvOf, customers, makeWorld, plainColumn, startedCampaign, type World } from '../../support/world.js';

const CUSTOMERS = 20;

/** No sweep runs: what an import leaves behind stays there until the test looks. */
describe('rows that a cancelled import has left refuse nobody, from the cancel on', () => {
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let system: BankSystem;
  let manager: HttpClient;

  beforeAll(async () => {
    test = await startTestApp({ config: { role: 'api' } });
    world = await makeWorld(test);
    source = test.get(DataSource);
    system = await bankSystem(test, world);
    manager = test.client();
    await manager.signIn('manager1');
  }, 120_000);
  afterAll(() => test.close());

  /** A list of a file, imported into a campaign. */
  async function imported(campaignId: string, rows = customers(CUSTOMERS)): Promise<string> {
    const { body } = await manager.upload(`/campaigns/${campaignId}/lists`, '名单.csv', csvOf(rows));
    const { body: preview } = await manager.get(`/lists/${body['id']}/preview`);
    const columns = preview['suggested'].map(plainColumn);
    expect((await manager.post(`/lists/${body['id']}/import`, { columns, customerRefFromPhone: false })).status).toBe(200);
    await test.get(ListImportService).run(body['id'] as string);
    expect((await manager.get(`/lists/${body['id']}`)).body).toMatchObject({ state: 'imported', accepted: rows.length });
    return body['id'] as string;
  }

  /** A list that the bank's system fills. */
  async function collecting(campaignId: string): Promise<string> {
    return (await system.post('/lists', { campaignId, title: '推送' })).body['id'] as string;
  }

  /** The same customers; or other customers who are called by the same numbers. */
  const pushed = (prefix = ''): object => ({
    customers: customers(CUSTOMERS).map(({ ref, phones }) => ({ customerRef: `${prefix}${ref}`, phones })),
  });
  const rowsOf = async (listId: string): Promise<number[]> =>
    Promise.all(
      ['prospect', 'prospect_phone'].map(async (table) =>
        Number((await source.query(`SELECT COUNT(*) AS n FROM ${table} WHERE list_id = ?`, [listId]))[0].n),
      ),
    );
  const orphans = async (): Promise<number> =>
    Number(
      (await source.query('SELECT COUNT(*) AS n FROM prospect_phone n LEFT JOIN prospect p ON p.id = n.prospect_id WHERE p.id IS NULL'))[0]
        .n,
    );

  it.each<[state: string, checkpoint: number, known: boolean, why: string]>([
    ['cancelled', 0, false, 'cancelled: nobody is called from it'],
    ['failed', 0, false, 'failed: the same'],
    ['importing', 0, false, 'begun anew, and nothing taken yet: the rows are those of the try before'],
    ['importing', 1, true, 'one row is taken: they are its own'],
    ['imported', CUSTOMERS, true, 'waits for its release'],
    ['released', CUSTOMERS, true, 'is called'],
    ['paused', CUSTOMERS, true, 'will be called again'],
    ['withdrawn', CUSTOMERS, true, 'was taken out of calling on purpose, customer by customer'],
  ])('a list that is %s at row %d knows its customers: %s (%s)', async (state, checkpoint, known) => {
    for (const prefix of ['', 'other-']) {
      const campaignId = await startedCampaign(test, { ...world, title: `${state}${checkpoint}${prefix}` });
      const first = await imported(campaignId);
      await source.query('UPDATE target_list SET state = ?, checkpoint_row = ? WHERE id = ?', [state, checkpoint, first]);
      const second = await collecting(campaignId);
      const { body } = await system.post(`/lists/${second}/customers`, pushed(prefix));
      const told = new Set(
        (body['rows'] as { problems: { code: string }[] }[]).flatMap(({ problems }) => problems.map(({ code }) => code)),
      );
      expect([body['accepted'], [...told]]).toEqual(known ? [0, ['duplicate_in_campaign']] : [CUSTOMERS, []]);
      expect(await rowsOf(second)).toEqual(known ? [0, 0] : [CUSTOMERS, CUSTOMERS]);
      // The place of a customer in the campaign is taken over; who merely shares a number waits for the sweep.
      expect(await rowsOf(first)).toEqual(!known && prefix === '' ? [0, 0] : [CUSTOMERS, CUSTOMERS]);
    }
    expect(await orphans()).toBe(0);
  });

  it('pressed in the page and pushed by the key in the next moment: every customer is taken', async () => {
    const campaignId = await startedCampaign(test, { ...world, title: '取消后推送' });
    const first = await imported(campaignId, customers(CUSTOMERS + 5));
    // A moment before its last batch was done.
    await source.query("UPDATE target_list SET state = 'importing', checkpoint_row = 10 WHERE id = ?", [first]);
    const [second, third] = [await collecting(campaignId), await collecting(campaignId)];
    expect((await system.post(`/lists/${second}/customers`, pushed())).body).toMatchObject({ accepted: 0, refused: CUSTOMERS });
    expect((await manager.post(`/lists/${first}/cancel`)).body['state']).toBe('cancelled');
    // Two at once: each customer comes into one of them.
    const answers = await Promise.all([second, third].map((id) => system.post(`/lists/${id}/customers`, pushed())));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.reduce((sum, { body }) => sum + Number(body['accepted']), 0)).toBe(CUSTOMERS);
    const [a, b] = [await rowsOf(second), await rowsOf(third)];
    expect([a[0]! + b[0]!, a[1]! + b[1]!]).toEqual([CUSTOMERS, CUSTOMERS]);
    expect(await rowsOf(first)).toEqual([5, 5]);
    expect(await orphans()).toBe(0);
  });

  it('a file brings the same customers: the import takes them, and what was left is gone', async () => {
    const campaignId = await startedCampaign(test, { ...world, title: '取消后上传' });
    const first = await imported(campaignId, customers(CUSTOMERS + 5));
    await source.query("UPDATE target_list SET state = 'cancelled', checkpoint_row = 0 WHERE id = ?", [first]);
    const second = await imported(campaignId);
    expect([await rowsOf(first), await rowsOf(second)]).toEqual([
      [0, 0],
      [CUSTOMERS, CUSTOMERS],
    ]);
  });
});
