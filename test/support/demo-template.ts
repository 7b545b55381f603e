import { cp } from 'node:fs/promises';
import mysql from 'mysql2/promise';
import type { Config } from '../../src/platform/index.js';

/** Where a run's demo lies, as it is after its first start: a `DemoTemplate` in JSON. Written by the browser tests' global setup. */
export const DEMO_TEMPLATE = 'TEST_DEMO_TEMPLATE';

export type DemoTemplate = Pick<Config, 'databaseUrl' | 'dataDir' | 'keyDir'>;

/** Fills a fresh database and its folders with the demo; does nothing when no demo was written before, and the first start writes it. */
export async function copyOfDemo(to: Config): Promise<void> {
  const written = process.env[DEMO_TEMPLATE];
  if (!written) return;
  const from = JSON.parse(written) as DemoTemplate;
  await Promise.all([
    copyDatabase(from.databaseUrl, to.databaseUrl),
    cp(from.dataDir, to.dataDir, { recursive: true }),
    cp(from.keyDir, to.keyDir, { recursive: true }),
  ]);
}

async function copyDatabase(fromUrl: string, toUrl: string): Promise<void> {
  const from = new URL(fromUrl).pathname.slice(1);
  const connection = await mysql.createConnection({ uri: toUrl.replace('mariadb:', 'mysql:') });
  try {
    const [rows] = await connection.query(
      `SELECT table_name AS name, GROUP_CONCAT(CONCAT('\`', column_name, '\`') ORDER BY ordinal_position) AS columns FROM information_schema.columns
        WHERE table_schema = ? AND extra NOT LIKE '%GENERATED%' GROUP BY table_name`,
      [from],
    );
    for (const { name, columns } of rows as { name: string; columns: string }[]) {
      await connection.query(`CREATE TABLE \`${name}\` LIKE ${from}.\`${name}\``);
      await connection.query(`INSERT INTO \`${name}\` (${columns}) SELECT ${columns} FROM ${from}.\`${name}\``);
    }
  } finally {
    await connection.end();
  }
}
