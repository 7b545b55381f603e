import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { CampaignsService, ListImportService, ListsService } from '../../../src/campaigns/index.js';
import { BulkTables } from '../../../src/campaigns/lists/bulk/bulk-tables.js';
import { DoNotCallService } from '../../../src/compliance/index.js';
import { systemActor } from '../../../src/platform/index.js';
import { seededRandom } from '../../../src/shared/index.js';
import { dirtyList } from '../../support/dirty-list.js';
import { storedList, type StoredList } from '../../support/stored-list.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, plainColumn, releaseList, startedCampaign, type World } from '../../support/world.js';

const ROWS = 7000;
/** Long enough that the file passes the size from which it pays to gather what is known. */
const NOTE = '备'.repeat(199);

describe('a list comes out the same, whichever way it takes into the database', () => {
  let test: TestApp;
  let world: World;
  let asked: StoredList;

  beforeAll(async () => {
    test = await startTestApp({ config: { role: 'api', bulkBatchRows: 1500 } });
    world = await makeWorld(test);
    for (let row = 50; row < ROWS; row += 301) {
      await test.get(DoNotCallService).addByHand(systemActor('test'), world.bankId, { customerRef: `C${row}`, reason: 'by letter' });
      await test
        .get(DoNotCallService)
        .addByHand(systemActor('test'), world.bankId, { number: `137${String(row + 3).padStart(8, '0')}`, reason: 'by letter' });
    }
    asked = await imported('逐行核对', '');
  }, 240_000);
  afterAll(() => test.close());

  async function imported(title: string, note: string): Promise<StoredList> {
    const lists = test.get(ListsService);
    const campaignId = await startedCampaign(test, { ...world, title });
    await releaseList(
      test,
      world,
      Array.from({ length: 30 }, (_, index) => ({ ref: `C${index * 70}`, name: '老', phones: [`1360000${1000 + index}`] })),
      campaignId,
    );
    const campaign = await test.get(CampaignsService).campaign(campaignId);
    const listId = await lists.upload(world.manager1, campaign, '名单.csv', Readable.from([dirtyList(ROWS, seededRandom(7), note)]));
    const list = await lists.list(listId);
    const { suggestedMapping } = await lists.preview(list);
    await lists.startImport(world.manager1, list, { columns: suggestedMapping.columns.map(plainColumn), customerRefFromPhone: false });
    await test.get(ListImportService).run(listId);
    return storedList(test, listId);
  }

  it('every kind of loss is in it', () => {
    expect(Object.keys(asked.counts.losses)).toEqual(
      expect.arrayContaining(['do_not_call', 'duplicate_in_campaign', 'duplicate_in_file', 'phone_empty', 'phone_scientific']),
    );
    expect(asked.counts.accepted + asked.counts.rejected).toBe(ROWS);
    expect(asked.customers).toHaveLength(asked.counts.accepted);
    expect(asked.customers.some(({ segment }) => segment === '金卡')).toBe(true);
  });

  it('when what is known is gathered ahead, and only what may match is asked', async () => {
    expect(await imported('先收集', NOTE)).toEqual(asked);
  }, 120_000);

  it('when the server takes no LOAD DATA', async () => {
    test.config.bulkLoad = 'insert';
    try {
      expect(await test.get(BulkTables).formFor()).toBe('values');
      expect(await imported('逐条插入', '')).toEqual(asked);
    } finally {
      test.config.bulkLoad = 'auto';
    }
  }, 120_000);

  it('nobody on do-not-call is in it, and no customer twice', async () => {
    const rows = await test.get(DataSource).query(
      `SELECT COUNT(*) AS listed FROM prospect p JOIN do_not_call_key k ON k.bank_id = p.bank_id AND k.key_index = p.customer_index AND k.active = 1
        WHERE p.state <> 'withdrawn'`,
    );
    expect(Number(rows[0].listed)).toBe(0);
    const refs = asked.customers.map(({ customerRef }) => customerRef);
    expect(new Set(refs).size).toBe(refs.length);
  });
});
