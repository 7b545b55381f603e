import { expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import mysql from 'mysql2/promise';
import { ServerProcess } from '../support/server-process.js';
import { waitFor } from '../support/wait-for.js';
import { plainColumn } from '../support/world.js';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 200_000);
/** Customers of a list, of whom some stand in the file. */
const CUSTOMERS = ROWS / 10;
/** Every so many rows name a customer of the list, give a reference beside the number, or cannot be used. */
const [LISTED, REFERENCED, UNUSABLE] = [50, 4, 100];

it(
  `imports ${ROWS} rows of do-not-call over a list of ${CUSTOMERS} customers, beside a copy of the finished rows inside the database`,
  async () => {
    const server = await ServerProcess.prepare();
    await server.start();
    const database = await mysql.createConnection({ uri: server.config.databaseUrl.replace('mariadb:', 'mysql:'), timezone: 'Z' });
    try {
      const manager = server.client();
      await manager.signIn('manager1', 'dialproof-demo');
      await importList(manager);
      const { body: uploaded } = await manager.upload('/do-not-call-imports', 'bench.csv', doNotCallFile());
      const imported = await timedImport(server, manager, uploaded['id']);
      const floor = await copied(database, uploaded['id']);
      const per = (seconds: number): number => Math.round(ROWS / seconds);
      const figures = {
        ...{ bench: 'do-not-call', rows: ROWS, seconds: round(imported.seconds), rows_per_s: per(imported.seconds) },
        ...{ floor_rows_per_s: per(floor), ratio: round(floor / imported.seconds), withdrawn: imported.withdrawn },
        ...{ peak_mb: imported.peakMb, rise_mb: imported.peakMb - imported.beforeMb },
        ...{ api_p99_ms: imported.api.p99, api_p50_ms: imported.api.p50 },
      };
      writeFileSync(process.env['BENCH_RESULT']!, JSON.stringify(figures));
    } finally {
      await server.stop();
      await database.query(`DROP DATABASE ${new URL(server.config.databaseUrl).pathname.slice(1)}`);
      await database.end();
    }
  },
  30 * 60_000,
);

const round = (value: number): number => Math.round(value * 100) / 100;
const phoneOf = (row: number): string => `138${String(10_000_000 + row).padStart(8, '0')}`;
const listedPhone = (customer: number): string => `139${String(10_000_000 + customer).padStart(8, '0')}`;

async function importList(manager: ReturnType<ServerProcess['client']>): Promise<void> {
  const { body: campaigns } = await manager.get('/campaigns');
  const lines = ['客户号,姓名,手机号,备用电话'];
  for (let customer = 0; customer < CUSTOMERS; customer += 1)
    lines.push(`L${customer},李${customer % 977},${listedPhone(customer)},${listedPhone(CUSTOMERS + customer)}`);
  const { body: list } = await manager.upload(`/campaigns/${campaigns['items'][0].id}/lists`, 'bench.csv', Buffer.from(lines.join('\n')));
  const { body: preview } = await manager.get(`/lists/${list['id']}/preview`);
  await manager.post(`/lists/${list['id']}/import`, { columns: preview['suggested'].map(plainColumn), customerRefFromPhone: false });
  await waitFor('the list is there', async () => (await manager.get(`/lists/${list['id']}`)).body['state'] === 'imported', 300_000);
}

function doNotCallFile(): Buffer {
  const lines = ['手机号,客户号,原因'];
  for (let row = 0; row < ROWS; row += 1) {
    const listed = row % LISTED === 0;
    const phone = row % UNUSABLE === 1 ? '1380000' : listed ? listedPhone((row / LISTED) % CUSTOMERS) : phoneOf(row);
    lines.push(`${phone},${!listed && row % REFERENCED === 3 ? `R${row}` : ''},`);
  }
  return Buffer.from(lines.join('\r\n'));
}

interface Imported {
  seconds: number;
  withdrawn: number;
  beforeMb: number;
  peakMb: number;
  api: { p50: number; p99: number };
}

async function timedImport(server: ServerProcess, manager: ReturnType<ServerProcess['client']>, importId: string): Promise<Imported> {
  const agent = server.client();
  await agent.signIn('agent1', 'dialproof-demo');
  const paths = ['/api/v1/session', '/api/v1/card'];
  const asking = spawn(process.execPath, ['scripts/lib/open-loop.mjs', server.url, agent.session.cookie, ...paths], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let said = '';
  asking.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const beforeMb = memoryMb(server.pid);
  let peakMb = beforeMb;
  const looking = setInterval(() => (peakMb = Math.max(peakMb, memoryMb(server.pid))), 50);
  const from = performance.now();
  const reach = { numbers: [0], customerRef: 1, reasonColumn: 2, level: 'global', reason: 'bench' };
  expect((await manager.post(`/do-not-call-imports/${importId}/start`, reach)).status).toBe(200);
  const found = await waitFor(
    'the import is over',
    async () => {
      const { body } = await manager.get(`/do-not-call-imports/${importId}`);
      return body['state'] === 'importing' ? null : body;
    },
    20 * 60_000,
  );
  const seconds = (performance.now() - from) / 1000;
  clearInterval(looking);
  asking.stdin.end();
  await once(asking, 'exit');
  expect(found).toMatchObject({ state: 'done', rows: ROWS, rejected: ROWS / UNUSABLE });
  return { seconds, withdrawn: found['withdrawn'], beforeMb, peakMb, api: JSON.parse(said) as Imported['api'] };
}

function memoryMb(pid: number): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
}

/** Seconds in which the database copies the finished rows of the three tables, with every index. */
async function copied(database: mysql.Connection, importId: string): Promise<number> {
  let seconds = 0;
  for (const [table, rows] of [
    ['do_not_call_entry', 'SELECT * FROM do_not_call_entry WHERE import_id = ?'],
    [
      'do_not_call_key',
      'SELECT k.* FROM do_not_call_key k JOIN do_not_call_entry e ON e.id = k.entry_id WHERE e.import_id = ? ORDER BY k.id',
    ],
    [
      'dial_ledger',
      `SELECT g.* FROM dial_ledger g WHERE (g.bank_id, g.kind, g.key_index) IN
         (SELECT k.bank_id, k.kind, k.key_index FROM do_not_call_key k JOIN do_not_call_entry e ON e.id = k.entry_id WHERE e.import_id = ?)`,
    ],
  ] as const) {
    await database.query(`CREATE TABLE bench_${table} LIKE ${table}`);
    const from = performance.now();
    await database.query(`INSERT INTO bench_${table} ${rows}`, [importId]);
    seconds += (performance.now() - from) / 1000;
    await database.query(`DROP TABLE bench_${table}`);
  }
  return seconds;
}
