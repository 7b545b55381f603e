import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ListImportService } from '../../../src/campaigns/index.js';
import { seededRandom } from '../../../src/shared/index.js';
import { dirtyList } from '../../support/dirty-list.js';
import type { HttpClient } from '../../support/http-client.js';
import { storedList } from '../../support/stored-list.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { waitFor } from '../../support/wait-for.js';
import { makeWorld, plainColumn, startedCampaign, type World } from '../../support/world.js';

const SEED = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROWS = 6000;
const BATCH = 250;
const CANCELS = 5;

/** Tables in which an import leaves rows of its list. */
const FILLED = ['prospect', 'prospect_phone', 'list_reject'] as const;

describe('a large list import is cancelled, anywhere', () => {
  let test: TestApp;
  let world: World;
  let source: DataSource;
  let manager: HttpClient;
  let content: Buffer;
  const random = seededRandom(SEED);

  beforeAll(async () => {
    process.stderr.write(`TEST_SEED=${SEED}\n`);
    // The worker runs, as in the product: what a cancelled list leaves is its sweep's to remove.
    test = await startTestApp({ config: { bulkBatchRows: BATCH } });
    world = await makeWorld(test);
    source = test.get(DataSource);
    manager = test.client();
    await manager.signIn('manager1');
    content = dirtyList(ROWS, random);
  }, 120_000);
  afterAll(() => test.close());

  /** Uploads the file and starts its import; answers the list. */
  async function started(campaignId: string): Promise<string> {
    const { status, body } = await manager.upload(`/campaigns/${campaignId}/lists`, '大名单.csv', content);
    expect([status, body['code']]).toEqual([201, undefined]);
    const { body: preview } = await manager.get(`/lists/${body['id']}/preview`);
    const columns = preview['suggested'].map(plainColumn);
    expect((await manager.post(`/lists/${body['id']}/import`, { columns, customerRefFromPhone: false })).status).toBe(200);
    return body['id'] as string;
  }

  const rowsOf = async (listId: string): Promise<number[]> =>
    Promise.all(
      FILLED.map(async (table) => Number((await source.query(`SELECT COUNT(*) AS n FROM ${table} WHERE list_id = ?`, [listId]))[0].n)),
    );
  const show = async (listId: string): Promise<Record<string, any>> => (await manager.get(`/lists/${listId}`)).body;

  it('leaves nothing but the record that it was cancelled, and the same file can be brought again', async () => {
    const campaignId = await startedCampaign(test, { ...world, title: '取消' });
    let cancelled = 0;
    for (let round = 0; round < CANCELS; round += 1) {
      const target = round === 0 ? 0 : Math.floor(random() * ROWS);
      const listId = await started(campaignId);
      const state = await cancelledBehind(listId, target);
      if (state !== 'cancelled') {
        // It was over before the button was pressed: what is there is whole, and is withdrawn by hand to try again.
        expect(state).toBe('imported');
        await source.query(
          "UPDATE target_list SET state = 'cancelled', rows_read = 0, accepted = 0, rejected = 0, standing = NULL WHERE id = ?",
          [listId],
        );
        await waitFor('it is removed', async () => (await rowsOf(listId)).every((n) => n === 0), 60_000);
        continue;
      }
      cancelled += 1;
      const now = await show(listId);
      expect(now).toMatchObject({ state: 'cancelled', rows: 0, accepted: 0, rejected: 0, losses: [], actions: ['import'] });
      // Pressing again, pausing and withdrawing are refused, and a run that comes late does nothing.
      for (const act of ['cancel', 'pause', 'withdraw'])
        expect((await manager.post(`/lists/${listId}/${act}`, { reason: 'again' })).body['code']).toBe('state_conflict');
      await test.get(ListImportService).run(listId);
      // Every other time the next one comes at once, while what is left of this one is being removed.
      if (round % 2 === 0) continue;
      await waitFor('what was stored is removed', async () => (await rowsOf(listId)).every((n) => n === 0), 60_000);
      const [list] = await source.query('SELECT state, claimed_by, checkpoint_row, rows_read FROM target_list WHERE id = ?', [listId]);
      expect(list).toEqual({ state: 'cancelled', claimed_by: null, checkpoint_row: 0, rows_read: 0 });
      const { body: campaign } = await manager.get(`/campaigns/${campaignId}`);
      expect(campaign['counts']).toMatchObject({ loaded: 0, callable: 0, dealt: 0 });
      expect((await manager.get(`/lists/${listId}/rejects`)).body['items']).toEqual([]);
    }
    expect(cancelled).toBeGreaterThanOrEqual(CANCELS / 2);
    await endsAsNeverCancelled(campaignId);
  }, 300_000);

  it('started anew while it is still being cleared away, it ends as if nothing had been', async () => {
    const campaignId = await startedCampaign(test, { ...world, title: '重来' });
    const listId = await started(campaignId);
    expect(await cancelledBehind(listId, ROWS / 2)).toBe('cancelled');
    const columns = (await manager.get(`/lists/${listId}/preview`)).body['suggested'].map(plainColumn);
    expect((await manager.post(`/lists/${listId}/import`, { columns, customerRefFromPhone: false })).status).toBe(200);
    await waitFor('it is imported', async () => (await show(listId))['state'] === 'imported', 120_000);
    const stored = await storedList(test, listId);
    expect(stored.customers).toHaveLength(stored.counts.accepted);
    expect(await rowsOf(listId)).toEqual([stored.counts.accepted, expect.any(Number), expect.any(Number)]);
    expect(stored.counts.rows).toBe(ROWS);
  }, 300_000);

  /** After all of it the same file comes out as in a campaign where nobody ever pressed Cancel. */
  async function endsAsNeverCancelled(campaignId: string): Promise<void> {
    const calm = await started(await startedCampaign(test, { ...world, title: '安静' }));
    const again = await started(campaignId);
    for (const id of [calm, again]) await waitFor('it is imported', async () => (await show(id))['state'] === 'imported', 120_000);
    const [one, other] = [await storedList(test, calm), await storedList(test, again)];
    expect(other.counts).toEqual(one.counts);
    expect(other.rejects).toEqual(one.rejects);
    expect(other.customers).toEqual(one.customers);
    expect(one.counts.rows).toBe(ROWS);
  }

  /** Presses Cancel some moments after the import has passed a row; answers the state that this left. */
  async function cancelledBehind(listId: string, row: number): Promise<string> {
    await waitFor(
      'the import is there',
      async () => {
        const [list] = await source.query('SELECT state, checkpoint_row AS reached FROM target_list WHERE id = ?', [listId]);
        return list.state !== 'importing' || list.reached >= row;
      },
      60_000,
    );
    // Reading, sealing, in the middle of LOAD DATA, before or behind a commit.
    await new Promise((done) => setTimeout(done, random() * 60));
    const { status, body } = await manager.post(`/lists/${listId}/cancel`);
    expect([200, 409]).toContain(status);
    return status === 200 ? (body['state'] as string) : ((await show(listId))['state'] as string);
  }
});
