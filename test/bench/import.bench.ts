import { afterAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { RowSink, type Field } from '../../src/campaigns/lists/bulk/row-sink.js';
import { FILLED } from '../../src/campaigns/lists/bulk/table-columns.js';
import { KeyStore, Protector } from '../../src/platform/index.js';
import { ServerProcess } from '../support/server-process.js';
import { settled } from '../support/settled.js';
import { waitFor } from '../support/wait-for.js';
import { plainColumn } from '../support/world.js';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
const DO_NOT_CALL = Number(process.env['BENCH_DO_NOT_CALL'] ?? ROWS * 5);
/** Of a hundred rows so many stand on do-not-call, are doubles, have no usable number. */
const [LISTED, DOUBLE, UNUSABLE] = [2, 1, 1];
const PAGE = 20_000;
const finished = (table: string): string => join(tmpdir(), `dialproof-bench-${process.pid}-${table}`);

afterAll(() => {
  for (const table of ['prospect', 'prospect_phone']) rmSync(finished(table), { force: true });
});

it(
  `imports ${ROWS} rows scrubbed against ${DO_NOT_CALL} do-not-call keys, beside LOAD DATA of the finished rows`,
  async () => {
    const server = await ServerProcess.prepare();
    await server.start();
    const uri = server.config.databaseUrl.replace('mariadb:', 'mysql:');
    const database = await mysql.createConnection({ uri, timezone: 'Z', infileStreamFactory: (path: string) => createReadStream(path) });
    try {
      const manager = server.client();
      await manager.signIn('manager1', 'dialproof-demo');
      const { body: campaigns } = await manager.get('/campaigns');
      const [bank] = (await database.query('SELECT bank_id AS id FROM campaign WHERE id = ?', [campaigns['items'][0].id]))[0] as {
        id: string;
      }[];
      const protector = new Protector(new KeyStore(server.config));
      await fillDoNotCall(database, bank!.id, (phone) => protector.index('number', phone));
      const uploaded = await manager.upload(`/campaigns/${campaigns['items'][0].id}/lists`, 'bench.csv', listFile());
      const { body: preview } = await manager.get(`/lists/${uploaded.body['id']}/preview`);
      await written(database);
      const import_ = await timedImport(server, manager, uploaded.body['id'], preview['suggested'].map(plainColumn));
      await writeFinished(database, uploaded.body['id']);
      const bare = await floor(database, false);
      const api = await asking(server);
      const indexed = await floor(database, true);
      // What pages wait for while the database is busy with nothing but the floor.
      const floorApi = await api();
      const per = (seconds: number): number => Math.round(ROWS / seconds);
      const figures = {
        ...{ bench: 'import', rows: ROWS, do_not_call: DO_NOT_CALL, seconds: round(import_.seconds), rows_per_s: per(import_.seconds) },
        ...{ floor_rows_per_s: per(indexed), bare_floor_rows_per_s: per(bare), ratio: round(indexed / import_.seconds) },
        ...{
          peak_mb: import_.peakMb,
          rise_mb: import_.peakMb - import_.beforeMb,
          api_p99_ms: import_.api.p99,
          api_p50_ms: import_.api.p50,
        },
        floor_api_p99_ms: floorApi.p99,
      };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      await server.stop();
      await database.query(`DROP DATABASE ${new URL(server.config.databaseUrl).pathname.slice(1)}`);
      await database.end();
    }
  },
  60 * 60_000,
);

const round = (value: number): number => Math.round(value * 100) / 100;
const phoneOf = (row: number): string => `138${String(10_000_000 + row).padStart(8, '0')}`;

function listFile(): Buffer {
  const lines = ['客户号,姓名,性别,手机号,地区,优先级,产品,授信额度'];
  for (let row = 0; row < ROWS; row += 1) {
    const kind = row % 100;
    const customer = kind === 99 ? row - 50 * DOUBLE : row;
    const phone = kind === 98 && UNUSABLE ? '1380000' : phoneOf(customer);
    lines.push(
      `C${10_000_000 + customer},李明${row % 977},${row % 2 ? '男' : '女'},${phone},城${row % 40}区,${row % 10},经营快贷,${row % 50}万元`,
    );
  }
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

/** Customers of the list among many who are not; in the order of the hash, which loads several times faster. */
async function fillDoNotCall(database: mysql.Connection, bankId: string, index: (phone: string) => Buffer): Promise<void> {
  await database.query(
    "INSERT INTO do_not_call_entry (bank_id, source, reason, created_at, state) VALUES (?, 'bank', 'bench', '2026-01-01', 'active')",
    [bankId],
  );
  const columns = 'entry_id, bank_id, kind, key_index, mask, active';
  const listed: Buffer[] = [];
  for (let row = 0; row < ROWS; row += 1) if (row % 100 < LISTED) listed.push(index(`+86${phoneOf(row)}`));
  for (let at = 0; at < listed.length; at += 5000) {
    await database.query(`INSERT INTO do_not_call_key (${columns}) VALUES ?`, [
      listed.slice(at, at + 5000).map((hash) => [1, bankId, 'number', hash, '', 1]),
    ]);
  }
  await database.query('CREATE TEMPORARY TABLE digit (n INT NOT NULL)');
  await database.query('INSERT INTO digit VALUES (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)');
  await database.query('CREATE TABLE bench_number (n INT NOT NULL PRIMARY KEY)');
  for (let digit = 0; digit < 1000; digit += 1) await database.query('INSERT INTO bench_number VALUES (?)', [digit]);
  for (let at = 0; at < DO_NOT_CALL - listed.length; at += 1_000_000) {
    const count = Math.min(1_000_000, DO_NOT_CALL - listed.length - at);
    await database.query(
      `INSERT INTO do_not_call_key (${columns})
       SELECT 1, ?, 'number', UNHEX(SHA2(CONCAT('bench', ? + a.n * 1000 + b.n), 256)) AS hash, '', 1 FROM bench_number a JOIN bench_number b
        WHERE a.n * 1000 + b.n < ? ORDER BY hash`,
      [bankId, at, count],
    );
  }
  await database.query('DROP TABLE bench_number');
  await database.query('ANALYZE TABLE do_not_call_key');
}

interface Imported {
  seconds: number;
  beforeMb: number;
  peakMb: number;
  api: Times;
}

async function timedImport(
  server: ServerProcess,
  manager: ReturnType<ServerProcess['client']>,
  listId: string,
  columns: object[],
): Promise<Imported> {
  const api = await asking(server);
  const beforeMb = memoryMb(server.pid);
  let peakMb = beforeMb;
  const looking = setInterval(() => (peakMb = Math.max(peakMb, memoryMb(server.pid))), 50);
  const from = performance.now();
  const started = await manager.post(`/lists/${listId}/import`, { columns, customerRefFromPhone: false });
  expect(started.status).toBe(200);
  const list = await waitFor(
    'the import is over',
    async () => {
      const { body } = await manager.get(`/lists/${listId}`);
      return body['state'] === 'importing' ? null : body;
    },
    30 * 60_000,
  );
  const seconds = (performance.now() - from) / 1000;
  clearInterval(looking);
  const times = await api();
  expect(list).toMatchObject({ state: 'imported', rows: ROWS });
  // Every hundred rows lose two to do-not-call, one to the double and one to the unusable number; a double of a listed one is a double.
  expect(list['accepted']).toBe((ROWS / 100) * (100 - LISTED - DOUBLE - UNUSABLE));
  return { seconds, beforeMb, peakMb, api: times };
}

interface Times {
  p50: number;
  p99: number;
}

/** Begins to ask for pages as a hundred agents do; the answer ends that and tells how long they waited. */
async function asking(server: ServerProcess): Promise<() => Promise<Times>> {
  const agent = server.client();
  await agent.signIn('agent1', 'dialproof-demo');
  const paths = ['/api/v1/session', '/api/v1/card'];
  const loop = spawn(process.execPath, ['scripts/lib/open-loop.mjs', server.url, agent.session.cookie, ...paths], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  loop.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return async () => {
    loop.stdin.end();
    await once(loop, 'exit');
    return JSON.parse(said) as Times;
  };
}

function memoryMb(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
}

/** What the import has stored, as the file that LOAD DATA would have liked to get. */
async function writeFinished(database: mysql.Connection, listId: string): Promise<void> {
  for (const [table, key] of [
    ['prospect', 'id'],
    ['prospect_phone', 'prospect_id'],
  ] as const) {
    const out = createWriteStream(finished(table));
    const sink = new RowSink('lines');
    const ids = `SELECT id FROM prospect WHERE list_id = ? AND id > ? ORDER BY id LIMIT ${PAGE}`;
    for (let after = 0; ;) {
      const page = (await database.query(ids, [listId, after]))[0] as { id: number }[];
      if (page.length === 0) break;
      const until = page.at(-1)!.id;
      const [rows] = await database.query({
        sql: `SELECT ${FILLED[table].join(', ')} FROM ${table} WHERE list_id = ? AND ${key} > ? AND ${key} <= ? ORDER BY ${key}`,
        values: [listId, after, until],
        rowsAsArray: true,
      });
      for (const row of rows as unknown as Field[][]) sink.add(row);
      for (const piece of sink.take()) if (!out.write(piece)) await once(out, 'drain');
      after = until;
    }
    out.end();
    await once(out, 'finish');
    expect(statSync(finished(table)).size).toBeGreaterThan(0);
  }
}

const written = (database: mysql.Connection): Promise<void> =>
  settled(async (sql) => (await database.query(sql))[0] as { Value: string }[]);

/** Seconds that LOAD DATA takes for both tables in one go, with every index or with the primary key alone. */
async function floor(database: mysql.Connection, indexed: boolean): Promise<number> {
  let seconds = 0;
  for (const table of ['prospect', 'prospect_phone'] as const) {
    await database.query(`CREATE TABLE bench_${table} LIKE ${table}`);
    const [keys] = await database.query(`SHOW INDEX FROM bench_${table}`);
    const names = new Set((keys as { Key_name: string }[]).map((key) => key.Key_name).filter((name) => name !== 'PRIMARY'));
    if (!indexed) for (const name of names) await database.query(`ALTER TABLE bench_${table} DROP KEY ${name}`);
    await written(database);
    const from = performance.now();
    await database.query({
      sql: `LOAD DATA LOCAL INFILE '${finished(table)}' INTO TABLE bench_${table} CHARACTER SET binary
        FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (${FILLED[table].join(', ')})`,
      infileStreamFactory: (path: string) => createReadStream(path),
    });
    seconds += (performance.now() - from) / 1000;
    await database.query(`DROP TABLE bench_${table}`);
  }
  return seconds;
}
