import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { DoNotCallService, ImportRun, ImportsService } from '../../src/compliance/index.js';
import { systemActor } from '../../src/platform/index.js';
import { seededRandom } from '../../src/shared/index.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, numberFor, releaseList, type World } from '../support/world.js';

const SEED = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROWS = 6000;
const BATCH = 250;
const KILLS = 4;
const LISTED = 40;
/** Every twentieth row names nobody and gives nothing: no row at all. */
const BLANK = ROWS / 20;

/** Numbers, references, doubles, known customers and what cannot be used, in a fixed order. */
function doNotCallFile(): Buffer {
  const lines = ['手机号,客户号,原因'];
  for (let row = 0; row < ROWS; row += 1) {
    const kind = row % 10;
    const number = kind === 3 ? '1390000' : kind === 7 ? `138${String(row - 5).padStart(8, '0')}` : `138${String(row).padStart(8, '0')}`;
    const listed = row % 150 === 0 ? numberFor(1 + row / 150, 7) : number;
    const reference = kind === 4 || row % 20 === 3 ? `R${row}` : kind === 9 ? `R${row - 5}` : '';
    lines.push(`${kind === 6 && row % 20 === 6 ? '' : listed},${reference},${kind === 8 ? '投诉' : ''}`);
  }
  return Buffer.from(lines.join('\r\n'));
}

/** What an import has left behind, without ids and hashes, which differ from bank to bank. */
interface Left {
  counts: Record<string, unknown>;
  entries: string[];
  rejects: string[];
  withdrawn: number;
}

describe('a do-not-call import is stopped and killed, anywhere', () => {
  let test: TestApp;
  let source: DataSource;
  const random = seededRandom(SEED);

  beforeAll(async () => {
    process.stderr.write(`TEST_SEED=${SEED}\n`);
    if (!existsSync('dist/src/main.js'))
      throw new Error('dist is missing: run these tests through "npm test", or "npm run build:server" first');
    // No worker: nobody takes the import over behind the test's back.
    test = await startTestApp({ config: { role: 'api', bulkBatchRows: BATCH } });
    source = test.get(DataSource);
  }, 120_000);
  afterAll(() => test.close());

  /** A bank with a list and an entry or two of its own, and the file uploaded and started but not read. */
  async function ready(prefix: string): Promise<{ world: World; importId: string }> {
    const world = await makeWorld(test, { prefix });
    await releaseList(test, world, customers(LISTED));
    for (const row of [10, 5004]) {
      const number = `138${String(row).padStart(8, '0')}`;
      await test.get(DoNotCallService).addByHand(systemActor('test'), world.bankId, { number, reason: 'by letter' });
    }
    const imports = test.get(ImportsService);
    const importId = await imports.upload(world.manager1, world.bankId, '停拨.csv', Readable.from([doNotCallFile()]));
    await imports.start(world.manager1, world.bankId, importId, {
      ...{ numbers: [0], customerRef: 1, reasonColumn: 2, level: 'global', reason: 'from the regulator' },
    });
    return { world, importId };
  }

  async function left({ world, importId }: { world: World; importId: string }): Promise<Left> {
    const { rowsRead, written, alreadyThere, rejected, withdrawn, state, checkpointRow } = await test
      .get(ImportsService)
      .find(world.bankId, importId);
    const entries = (await source.query(
      `SELECT e.import_row AS at, e.reason, GROUP_CONCAT(CONCAT(k.kind, k.mask, k.sealed IS NOT NULL) ORDER BY k.kind, k.mask, k.sealed IS NOT NULL) AS k
         FROM do_not_call_entry e JOIN do_not_call_key k ON k.entry_id = e.id WHERE e.import_id = ? GROUP BY e.id ORDER BY e.import_row`,
      [importId],
    )) as { at: number; reason: string; k: string }[];
    const rejects = (await source.query(
      'SELECT file_row AS at, code, row_taken AS taken, masked FROM do_not_call_import_reject WHERE import_id = ? ORDER BY id',
      [importId],
    )) as { at: number; code: string; taken: number; masked: string }[];
    const [{ n }] = await source.query("SELECT COUNT(*) AS n FROM prospect WHERE bank_id = ? AND withdrawn_by = 'do_not_call'", [
      world.bankId,
    ]);
    return {
      counts: { rowsRead, written, alreadyThere, rejected, withdrawn, state, checkpointRow },
      entries: entries.map((entry) => Object.values(entry).join(' ')),
      rejects: rejects.map((reject) => Object.values(reject).join(' ')),
      withdrawn: Number(n),
    };
  }

  it('ends exactly as the one that was left alone', async () => {
    const [calm, hurt] = [await ready('calm-'), await ready('hurt-')];
    await test.get(ImportRun).run(calm.importId);
    // One in each quarter of the file: behind the third, where it is stopped as well, rows must be left to go on with.
    const targets = Array.from({ length: KILLS }, (_, quarter) => Math.floor(((quarter + random()) * ROWS) / KILLS));
    let kills = 0;
    for (const [at, target] of targets.entries()) {
      const killed = await interrupted(hurt.importId, target, (child) => child.kill('SIGKILL'));
      kills += killed ? 1 : 0;
      const half = await left(hurt);
      // Whatever is counted stands there, at every moment.
      expect(half.entries).toHaveLength(Number(half.counts['written']));
      if (at !== Math.floor(KILLS / 2) || half.counts['state'] !== 'importing') continue;
      await stoppedAndResumed(hurt);
    }
    await test.get(ImportRun).run(hurt.importId);
    const [one, other] = [await left(calm), await left(hurt)];
    expect(other).toEqual(one);
    expect(one.counts).toMatchObject({ state: 'done', rowsRead: ROWS - BLANK, written: one.entries.length });
    expect(one.withdrawn).toBe(LISTED);
    expect(Number(one.counts['alreadyThere'])).toBeGreaterThan(0);
    expect(new Set(one.rejects.map((reject) => reject.split(' ')[2]))).toEqual(new Set(['0', '1']));
    expect(kills).toBeGreaterThanOrEqual(KILLS / 2);
  }, 300_000);

  /** A manager stops it in the middle of a batch; nothing is written from then on until somebody resumes it. */
  async function stoppedAndResumed({ world, importId }: { world: World; importId: string }): Promise<void> {
    const imports = test.get(ImportsService);
    const running = test.get(ImportRun).run(importId);
    const before = (await imports.find(world.bankId, importId)).checkpointRow;
    await waitFor('it goes on', async () => (await imports.find(world.bankId, importId)).checkpointRow > before);
    await imports.act(world.manager1, world.bankId, importId, 'stop');
    const at = await left({ world, importId });
    await running;
    const after = await left({ world, importId });
    expect(after).toEqual(at);
    expect(after.counts).toMatchObject({ state: 'stopped', written: after.entries.length });
    await imports.act(world.manager1, world.bankId, importId, 'resume');
  }

  /** Starts the import where it stands and hurts it some moments after it has passed a row; false when it was over before. */
  async function interrupted(importId: string, row: number, hurt: (child: ChildProcess) => boolean): Promise<boolean> {
    const { databaseUrl, redisUrl, redisPrefix, dataDir, keyDir, bulkBatchRows } = test.config;
    const given = JSON.stringify({ databaseUrl, redisUrl, redisPrefix, dataDir, keyDir, bulkBatchRows });
    const child = spawn(process.execPath, ['test/support/import-process.mjs', given, 'do-not-call', importId], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    try {
      await Promise.race([once(child.stdout, 'data'), exited]);
      while (child.exitCode === null) {
        const [found] = await source.query('SELECT state, checkpoint_row AS reached FROM do_not_call_import WHERE id = ?', [importId]);
        if (found.state !== 'importing') return false;
        if (found.reached < row) continue;
        // Somewhere in the next batch: reading, locking, writing, before or behind the commit.
        await new Promise((resolve) => setTimeout(resolve, random() * 60));
        return hurt(child);
      }
      return false;
    } finally {
      child.kill('SIGKILL');
      await exited;
      // A dead worker's claim runs out by itself within a minute; here it is cut short.
      await source.query('UPDATE do_not_call_import SET claimed_until = NULL, claimed_by = NULL WHERE id = ?', [importId]);
    }
  }
});
