import type { DataSource } from 'typeorm';
import type { Principal } from '../../src/platform/index.js';
import type { World } from './world.js';

/** Rows of one INSERT: a transaction that a small instance takes in one piece. */
const PER_INSERT = 200_000;
const REGIONS = 20;
const SEGMENTS = 3;

/** A table of whole numbers from 0 on, to multiply rows by. */
export async function numbers(source: DataSource): Promise<void> {
  await source.query('CREATE TABLE IF NOT EXISTS bench_number (n INT NOT NULL PRIMARY KEY)');
  await source.query('INSERT IGNORE INTO bench_number VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)');
  for (let size = 10; size < PER_INSERT; size *= 10) {
    await source.query(
      'INSERT IGNORE INTO bench_number SELECT a.n + ? * b.n FROM bench_number a JOIN bench_number b WHERE a.n < ? AND b.n BETWEEN 1 AND 9',
      [size, size],
    );
  }
}

/** Agents like the world's first one, signed in, until there are `count`. Answers all of them. */
export async function manyAgents(source: DataSource, world: World, count: number): Promise<Principal[]> {
  const [first] = world.agentIds;
  const more = 'FROM bench_number b WHERE b.n BETWEEN 2 AND ?';
  await source.query(
    `INSERT INTO agent (contract_id, vendor_id, staff_no, display_name, seat, state, created_at)
     SELECT a.contract_id, a.vendor_id, b.n, CONCAT('agent', b.n), CONCAT('seat-', b.n), 'active', a.created_at FROM agent a JOIN bench_number b
      WHERE a.id = ? AND b.n BETWEEN 2 AND ?`,
    [first, count],
  );
  await source.query(
    `INSERT INTO agent_document (agent_id, kind, dated_on, expires_on, passed, score, recorded_by, recorded_at)
     SELECT a.id, d.kind, d.dated_on, d.expires_on, d.passed, d.score, d.recorded_by, d.recorded_at FROM agent a JOIN agent_document d
      WHERE d.agent_id = ? AND a.id <> ?`,
    [first, first],
  );
  await source.query(
    'INSERT INTO shift (agent_id, work_on, starts_at, ends_at) SELECT a.id, s.work_on, s.starts_at, s.ends_at FROM agent a JOIN shift s WHERE s.agent_id = ? AND a.id <> ?',
    [first, first],
  );
  await source.query(
    `INSERT INTO account (username, display_name, role, party_id, agent_id, password_hash, state, failed_sign_ins, created_at)
     SELECT CONCAT('agent', b.n), CONCAT('agent', b.n), 'agent', ?, (SELECT a.id FROM agent a WHERE a.staff_no = b.n AND a.contract_id = ?), 'none', 'active', 0, '2020-01-01' ${more}`,
    [world.vendorId, world.contractId, count],
  );
  await source.query(
    `INSERT INTO session (token_hash, csrf_token, account_id, created_at, last_active_at, expires_at, locked_at, ended_at)
     SELECT UNHEX(SHA2(CONCAT('bench', c.id), 256)), 'none', c.id, '2020-01-01', '2020-01-01', '2100-01-01', NULL, NULL FROM account c WHERE c.role = 'agent'`,
  );
  const rows: { id: string; agent_id: string; username: string; session_id: string }[] = await source.query(
    "SELECT c.id, c.agent_id, c.username, MAX(s.id) AS session_id FROM account c JOIN session s ON s.account_id = c.id WHERE c.role = 'agent' GROUP BY c.id, c.agent_id, c.username",
  );
  return rows.map((row) => ({
    ...{ sessionId: String(row.session_id), accountId: String(row.id), username: row.username, displayName: row.username },
    ...{ role: 'agent', partyId: world.vendorId, agentId: String(row.agent_id), locked: false },
  }));
}

/** Callable customers by SQL, each with one number, from the `from`-th on. Their sealed parts hold nothing. */
export async function manyProspects(source: DataSource, world: World, listId: string, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += PER_INSERT) {
    const rows = Math.min(PER_INSERT, to - start);
    const [last]: { id: string | null }[] = await source.query('SELECT MAX(id) AS id FROM prospect');
    await source.query(
      `INSERT INTO prospect (list_id, campaign_id, bank_id, file_row, customer_index, person, region, segment, priority, state, attempts, connected, intent)
       SELECT ?, ?, ?, b.n + ?, UNHEX(SHA2(CONCAT('c', b.n + ?), 256)), 'x', CONCAT('区', FLOOR(SQRT((b.n + ?) % ${REGIONS * REGIONS}))),
              CONCAT('s', (b.n + ?) % ${SEGMENTS}), 5, 'callable', 0, 0, 0 FROM bench_number b WHERE b.n < ?`,
      [listId, world.campaignId, world.bankId, start, start, start, start, rows],
    );
    await source.query(
      `INSERT INTO prospect_phone (prospect_id, list_id, bank_id, position, number_index, number, mask)
       SELECT p.id, p.list_id, p.bank_id, 0, UNHEX(SHA2(CONCAT('n', p.file_row), 256)), 'x', '139****0000' FROM prospect p
        WHERE p.id > ?`,
      [String(last?.id ?? 0)],
    );
  }
}
