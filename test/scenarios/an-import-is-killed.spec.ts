import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { CampaignsService, ListImportService, ListsService } from '../../src/campaigns/index.js';
import { DoNotCallService } from '../../src/compliance/index.js';
import { systemActor } from '../../src/platform/index.js';
import { seededRandom } from '../../src/shared/index.js';
import { dirtyList } from '../support/dirty-list.js';
import { storedList } from '../support/stored-list.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { makeWorld, plainColumn, releaseList, startedCampaign, type World } from '../support/world.js';

const SEED = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROWS = 16_000;
const BATCH = 1000;
const KILLS = 20;

describe('an import is killed twenty times, anywhere', () => {
  let test: TestApp;
  let world: World;
  const random = seededRandom(SEED);

  beforeAll(async () => {
    process.stderr.write(`TEST_SEED=${SEED}\n`);
    if (!existsSync('dist/src/main.js'))
      throw new Error('dist is missing: run these tests through "npm test", or "npm run build:server" first');
    // No worker: nobody takes the import over behind the test's back.
    test = await startTestApp({ config: { role: 'api', bulkBatchRows: BATCH } });
    world = await makeWorld(test);
  }, 120_000);
  afterAll(() => test.close());

  /** A campaign that has a list already, with the file uploaded and mapped but not read. */
  async function ready(title: string, content: Buffer): Promise<string> {
    const lists = test.get(ListsService);
    const campaignId = await startedCampaign(test, { ...world, title });
    await releaseList(
      test,
      world,
      Array.from({ length: 40 }, (_, index) => ({ ref: `C${index * 50}`, name: '老', phones: [`1360000${1000 + index}`] })),
      campaignId,
    );
    const campaign = await test.get(CampaignsService).campaign(campaignId);
    const listId = await lists.upload(world.manager1, campaign, '大名单.csv', Readable.from([content]));
    const list = await lists.list(listId);
    const { suggestedMapping } = await lists.preview(list);
    const columns = suggestedMapping.columns.map((column) =>
      column.target === 'ignore' ? { ...plainColumn(column), target: 'attribute', attributeName: 'note' } : plainColumn(column),
    );
    await lists.startImport(world.manager1, list, { columns, customerRefFromPhone: false });
    return listId;
  }

  it('ends exactly as the one that was left alone', async () => {
    const content = dirtyList(ROWS, random);
    const [calm, killed] = [await ready('安静', content), await ready('打断', content)];
    for (let row = 100; row < ROWS; row += 997) {
      await test.get(DoNotCallService).addByHand(systemActor('test'), world.bankId, { customerRef: `C${row}`, reason: 'by letter' });
    }
    await test.get(ListImportService).run(calm);
    const targets = Array.from({ length: KILLS }, () => Math.floor(random() * ROWS)).sort((a, b) => a - b);
    let kills = 0;
    for (const target of targets) kills += (await killedBehind(killed, target)) ? 1 : 0;
    await test.get(ListImportService).run(killed);
    const [one, other] = [await storedList(test, calm), await storedList(test, killed)];
    expect(other.counts).toEqual(one.counts);
    expect(other.rejects).toEqual(one.rejects);
    expect(other.customers).toEqual(one.customers);
    expect(one.counts).toMatchObject({ rows: ROWS, accepted: one.customers.length });
    expect(one.counts.losses).toMatchObject({
      do_not_call: expect.any(Number),
      duplicate_in_file: expect.any(Number),
      duplicate_in_campaign: expect.any(Number),
    });
    const [stray] = await test
      .get(DataSource)
      .query('SELECT COUNT(*) AS numbers FROM prospect_phone n LEFT JOIN prospect p ON p.id = n.prospect_id WHERE p.id IS NULL');
    expect(Number(stray.numbers)).toBe(0);
    expect(kills).toBeGreaterThanOrEqual(KILLS / 2);
  }, 300_000);

  /** Starts the import where it stands, kills it some moments after it has passed a row; answers false when it was over before. */
  async function killedBehind(listId: string, row: number): Promise<boolean> {
    const { databaseUrl, redisUrl, redisPrefix, dataDir, keyDir, bulkBatchRows } = test.config;
    const given = JSON.stringify({ databaseUrl, redisUrl, redisPrefix, dataDir, keyDir, bulkBatchRows });
    const child = spawn(process.execPath, ['test/support/import-process.mjs', given, 'list', listId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      await Promise.race([once(child.stdout, 'data'), exited]);
      return await killedAt(child, listId, row, random() * 60);
    } finally {
      child.kill('SIGKILL');
      await exited;
      // A dead worker's claim runs out by itself within a minute; here it is cut short.
      await test.get(DataSource).query('UPDATE target_list SET claimed_until = NULL, claimed_by = NULL WHERE id = ?', [listId]);
    }
  }

  async function killedAt(child: ChildProcess, listId: string, row: number, afterMs: number): Promise<boolean> {
    while (child.exitCode === null) {
      const [list] = await test.get(DataSource).query('SELECT state, checkpoint_row AS reached FROM target_list WHERE id = ?', [listId]);
      if (list.state !== 'importing') return false;
      if (list.reached < row) continue;
      // Somewhere in the next batch: reading, sealing, in the middle of LOAD DATA, before or behind the commit.
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      return child.kill('SIGKILL');
    }
    return false;
  }
});
