import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { CampaignsService, ListImportService, ListsService } from '../../../src/campaigns/index.js';
import { storedList } from '../../support/stored-list.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';
import { makeWorld, plainColumn, startedCampaign, type World } from '../../support/world.js';

interface DirtyRow {
  why: string;
  code?: string;
  expected?: Record<string, unknown>;
}

const FOLDER = 'test/fixtures/lists';
const { rows } = JSON.parse(readFileSync(`${FOLDER}/dirty.json`, 'utf8')) as { rows: DirtyRow[] };
/** The heading is row 1. */
const numbered = rows.map((row, index) => ({ ...row, row: index + 2 }));

describe.each(['dirty.xlsx', 'dirty-utf8.csv', 'dirty-gb18030.csv'])('%s, as LibreOffice writes it', (name) => {
  let test: TestApp;
  let world: World;
  let stored: Awaited<ReturnType<typeof storedList>>;

  beforeAll(async () => {
    test = await startTestApp({ config: { role: 'api' } });
    world = await makeWorld(test, { terms: (terms) => (terms.dialling.consentRequired = true) });
    const campaignId = await startedCampaign(test, { ...world, title: '只在城里' });
    await test.get(DataSource).query('UPDATE campaign SET regions = ? WHERE id = ?', [JSON.stringify(['城']), campaignId]);
    const lists = test.get(ListsService);
    const campaign = await test.get(CampaignsService).campaign(campaignId);
    const listId = await lists.upload(world.manager1, campaign, name, Readable.from([readFileSync(`${FOLDER}/${name}`)]));
    const list = await lists.list(listId);
    const { suggestedMapping } = await lists.preview(list);
    await lists.startImport(world.manager1, list, { columns: suggestedMapping.columns.map(plainColumn), customerRefFromPhone: false });
    await test.get(ListImportService).run(listId);
    stored = await storedList(test, listId);
  }, 120_000);
  afterAll(() => test.close());

  it.each(numbered.filter(({ expected }) => expected))('row $row is taken cell by cell: $why', ({ row, expected }) => {
    const found = stored.customers.find((customer) => customer.row === row);
    expect(found).toEqual({ row, state: 'callable', ...expected });
  });

  it.each(numbered.filter(({ code }) => code))('row $row is refused as $code: $why', ({ row, code }) => {
    expect(stored.rejects.filter((reject) => reject.row === row).map((reject) => reject.code)).toContain(code);
    expect(stored.customers.some((customer) => customer.row === row)).toBe(false);
  });

  it('takes as many as the table says', () => {
    expect(stored.counts).toMatchObject({ rows: rows.length, accepted: rows.filter(({ expected }) => expected).length });
  });
});
