import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { seededRandom } from '../../src/shared/index.js';
import { EXCHANGE_MAPPING, exchangeCsv, makeManualCalls, type MadeCall, recordOutcome } from '../support/exchange-file.js';
import type { HttpClient } from '../support/http-client.js';
import { hiss, wave } from '../support/made-audio.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { customers, makeWorld, releaseList, type World } from '../support/world.js';
import { zipFile } from '../support/zip-file.js';

const SEED = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const CALLS = 1600;
const RECORDINGS = 120;
const REFUSED = 7;
const DRIFT_MS = -25_000;
const [UNANSWERED_EVERY, WRONG_EXTENSION, WRONG_DIGIT, SHARED] = [5, 12, 21, 35];
/** Calls with an outcome, so that evidence is handed over while the import is killed. */
const CLAIMED = [2, 11, WRONG_EXTENSION, WRONG_DIGIT, SHARED, SHARED + 1, 104, 900];

/** What an import has to have come to before it is killed; each a while later, at random. */
const KILLS: readonly [string, (row: Progress) => boolean][] = [
  ['while it reads', ({ rows }) => rows >= 500],
  ['while it reads on', ({ rows }) => rows >= 1000],
  ['while it looks at recordings', ({ seen }) => seen >= 25],
  ['while it hands records over', ({ settled }) => settled >= 100],
  ['while it takes recordings in', ({ taken }) => taken >= 20],
];

interface Progress {
  state: string;
  phase: string;
  rows: number;
  seen: number;
  settled: number;
  taken: number;
}

describe('an import of switch records is killed, anywhere', () => {
  let worker: ServerProcess;
  let test: TestApp;
  let source: DataSource;
  const random = seededRandom(SEED);

  beforeAll(async () => {
    process.stderr.write(`TEST_SEED=${SEED}\n`);
    worker = await ServerProcess.prepare({
      DIALPROOF_DEMO: 'false',
      DIALPROOF_REQUIRE_SECOND_FACTOR: 'false',
      DIALPROOF_GATEWAY: 'manual',
    });
    Object.assign(worker.config, { role: 'api', gateway: 'manual' });
    test = await startTestApp({ on: { config: worker.config } as TestApp });
    source = test.get(DataSource);
  }, 60_000);
  afterAll(async () => {
    await worker?.stop();
    await test?.close();
  });

  it('ends exactly as the one that was left alone, with every recording once', async () => {
    const [calm, killed] = [await ready('calm-'), await ready('killed-')];
    await worker.start();
    await calm.start();
    await done(calm);
    await worker.kill();

    await killed.start();
    const killedIn: string[] = [];
    for (const [, isReached] of KILLS) {
      await worker.start();
      // Asked without a pause: the import is quicker than whoever waits politely.
      for (let now = await progress(killed.importId); now.state === 'importing' && !isReached(now);) now = await progress(killed.importId);
      await new Promise((resolve) => setTimeout(resolve, random() * 30));
      await worker.kill();
      const { state, phase } = await progress(killed.importId);
      if (state === 'importing') killedIn.push(phase);
      // A dead worker's claim runs out by itself within a minute; here it is cut short.
      await source.query('UPDATE switch_import SET claimed_until = NULL, claimed_by = NULL WHERE id = ?', [killed.importId]);
    }
    await worker.start();
    await done(killed);

    const [one, other] = [await stored(calm), await stored(killed)];
    for (const part of Object.keys(one) as (keyof typeof one)[]) expect([part, other[part]]).toEqual([part, one[part]]);
    expect(one.summary).toMatchObject({ rowsRead: CALLS + REFUSED, rowsTaken: CALLS, rowsRefused: REFUSED, clockAheadMs: DRIFT_MS });
    // Answered calls with a recording of their own: all but the shared one's second and the wrong number's.
    expect(new Set(one.recordings.map(({ call }) => call)).size).toBe(one.recordings.length);
    expect(one.recordings).toHaveLength(RECORDINGS - RECORDINGS / UNANSWERED_EVERY - 2);
    expect(killedIn).toEqual(expect.arrayContaining(['reading', 'recordings']));
    expect(killedIn.length).toBeGreaterThanOrEqual(KILLS.length / 2);
  }, 120_000);

  interface Made {
    world: World;
    calls: MadeCall[];
    cases: string[];
    importId: string;
    manager: HttpClient;
    start: () => Promise<void>;
  }

  /** A bank with its calls, and the file of its exchange uploaded but not read. The same for each prefix. */
  async function ready(prefix: string): Promise<Made> {
    const world = await makeWorld(test, { agents: 6, prefix });
    const rows = customers(CALLS, 7);
    await releaseList(test, world, rows);
    const from = new Date(Math.floor(test.clock.now().getTime() / 1000) * 1000 - 7 * 3_600_000);
    const calls = await makeManualCalls(test, world, { numbers: rows.map(({ phones }) => phones[0]!), from, everySeconds: 60 });
    const cases: string[] = [];
    for (const index of CLAIMED) cases.push(await recordOutcome(test, world, calls[index]!, 'refused'));
    const manager = test.client();
    await manager.signIn(`${prefix}manager1`);
    const { body } = await manager.upload(`/contracts/${world.contractId}/switch-imports`, 'records.csv', fileOf(calls));
    const importId = body['id'] as string;
    const files = Array.from({ length: RECORDINGS }, (_, index) => ({
      ...{ name: `${index}.wav`, method: 0, content: wave([hiss(1, 40, index + 1)]) },
    }));
    await manager.upload(`/switch-imports/${importId}/recordings`, 'rec.zip', zipFile(files));
    const start = async (): Promise<void> => {
      const answer = await manager.post(`/switch-imports/${importId}/start`, {
        ...{ exchange: '总机', mapping: EXCHANGE_MAPPING, recordingsFrom: 'archive' },
      });
      if (answer.status !== 200) throw new Error(answer.text);
    };
    return { world, calls, cases, importId, manager, start };
  }

  async function progress(importId: string): Promise<Progress> {
    const [row] = await source.query(
      `SELECT i.state, i.phase, i.rows_read AS \`rows\`, SUM(r.recording_hash IS NOT NULL) AS seen, COUNT(r.settled_as) AS settled,
              SUM(r.recording_state = 'taken') AS taken
         FROM switch_import i LEFT JOIN switch_record r ON r.import_id = i.id WHERE i.id = ? GROUP BY i.id`,
      [importId],
    );
    const { state, phase, rows, seen, settled, taken } = row;
    return { state, phase, rows: Number(rows), seen: Number(seen), settled: Number(settled), taken: Number(taken) };
  }

  async function done({ importId, manager, cases }: Made): Promise<void> {
    await waitFor(
      'the import is done',
      async () => {
        const { body } = await manager.get(`/switch-imports/${importId}`);
        if (body['state'] === 'failed') throw new Error(JSON.stringify(body['problem']));
        return body['state'] === 'done';
      },
      60_000,
    );
    await waitFor(
      'its cases are judged',
      async () => {
        const [{ open }] = await source.query(
          "SELECT COUNT(*) AS open FROM evidence_case WHERE id IN (?) AND state NOT IN ('examined', 'cannot_be_examined')",
          [cases],
        );
        return Number(open) === 0;
      },
      60_000,
    );
  }

  /** Everything an import leaves behind, told by places in the file and in the list of calls instead of ids. */
  async function stored({ world, calls, cases, importId }: Made) {
    const placeOf = new Map(calls.map(({ id }, index) => [id, index]));
    const place = (id: unknown): number | null => (id === null ? null : placeOf.get(String(id))!);
    const rowsOf = async (sql: string, values: unknown[]): Promise<Record<string, any>[]> => source.query(sql, values);
    const zero = calls[0]!.revealedAt.getTime();
    const since = (at: Date | null): number | null => at && at.getTime() - zero;
    const [summary] = await rowsOf(
      `SELECT rows_read AS rowsRead, rows_taken AS rowsTaken, rows_known AS rowsKnown, rows_refused AS rowsRefused, clock_ahead_ms AS clockAheadMs,
              clock_pairs AS clockPairs, clock_spread_ms AS clockSpreadMs, extensions, checkpoint_row AS lastRow FROM switch_import WHERE id = ?`,
      [importId],
    );
    const records = await rowsOf('SELECT * FROM switch_record WHERE import_id = ? ORDER BY file_row', [importId]);
    const recordings = await rowsOf(
      `SELECT r.call_id, r.segment, r.duration_ms, r.started_at, HEX(r.sha256) AS hash FROM recording r JOIN phone_call c ON c.id = r.call_id
        WHERE c.contract_id = ? ORDER BY r.call_id, r.segment`,
      [world.contractId],
    );
    const seen = await rowsOf('SELECT * FROM phone_call WHERE contract_id = ? ORDER BY id', [world.contractId]);
    const days = await rowsOf('SELECT connected FROM agent_day WHERE agent_id IN (?) ORDER BY agent_id', [world.agentIds]);
    const findings = await rowsOf('SELECT case_id, code FROM evidence_finding WHERE case_id IN (?) ORDER BY case_id, code', [cases]);
    const [audit] = await rowsOf(
      `SELECT COUNT(*) AS entries, COUNT(DISTINCT subject) AS subjects FROM audit_entry
        WHERE action = 'call.recordings' AND subject IN (SELECT CONCAT('call:', id) FROM phone_call WHERE contract_id = ?)`,
      [world.contractId],
    );
    return {
      summary: summary!,
      rejects: await rowsOf('SELECT file_row, code, row_taken, masked FROM switch_reject WHERE import_id = ? ORDER BY file_row, code', [
        importId,
      ]),
      records: records.map((row) => ({
        ...{ row: row['file_row'], match: row['match_kind'], call: place(row['call_id']), near: place(row['near_call_id']) },
        ...{ offsetMs: row['offset_ms'], settledAs: row['settled_as'], recording: row['recording_state'], ms: row['recording_ms'] },
      })),
      recordings: recordings.map((row) => ({
        ...{
          call: place(row['call_id']),
          segment: row['segment'],
          ms: row['duration_ms'],
          at: since(row['started_at']),
          hash: row['hash'],
        },
      })),
      calls: seen.map((row) => ({
        ...{
          call: place(row['id']),
          dialled: since(row['dialled_at']),
          answered: since(row['answered_at']),
          ended: since(row['ended_at']),
        },
        ...{ cause: row['q850_cause'], recordings: row['recordings'] },
      })),
      connected: days.map(({ connected }) => connected as number),
      findings: findings.map((row) => `${CLAIMED[cases.indexOf(String(row['case_id']))]} ${row['code']}`),
      audit: { entries: Number(audit!['entries']), subjects: Number(audit!['subjects']) },
    };
  }
});

function fileOf(calls: readonly MadeCall[]): Buffer {
  const rows = calls.map(({ revealedAt, seat, number }, index) => ({
    startedAt: new Date(revealedAt.getTime() + DRIFT_MS),
    talkSeconds: index % UNANSWERED_EVERY === 4 ? null : index === SHARED + 1 ? 9 : 1,
    ringSeconds: 6,
    extension: index === WRONG_EXTENSION ? '8099' : `800${seat.slice(-1)}`,
    number: index === WRONG_DIGIT ? `${number.slice(0, -1)}8` : number,
    ...(index < RECORDINGS && index % UNANSWERED_EVERY !== 4 ? { recording: `rec/${index === SHARED + 1 ? SHARED : index}.wav` } : {}),
  }));
  const refused = Array.from({ length: REFUSED }, (_, index) => `2026-03-03 09:00:00,,2026-03-03 09:00:30,8001,9139${index},接通,`);
  return exchangeCsv([...rows.slice(0, 700), ...refused, ...rows.slice(700)], 'utf8');
}
