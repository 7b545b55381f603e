import { type ColumnType, DataSource } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { MIGRATIONS } from '../../../src/platform/database/migrations/index.js';
import { RESERVED_WORDS } from '../../support/reserved-words.js';
import { startTestApp, type TestApp } from '../../support/test-app.js';

interface SchemaColumn {
  table: string;
  name: string;
  dataType: string;
  columnType: string;
  nullable: boolean;
  length: number | null;
  precision: number | null;
  primary: boolean;
}

/** Tables that code reads and writes in SQL alone. */
const WITHOUT_ENTITY = ['audit_head', 'schema_migration'];

/** What the schema may call a type that an entity names. */
const FAMILY: Record<string, string[]> = { simpleJson: ['longtext', 'json'], int: ['int'], tinyint: ['tinyint'] };

function familyOf(type: ColumnType): string[] {
  const name = typeof type === 'string' ? type : type.name.toLowerCase();
  return name === 'simple-json' ? FAMILY['simpleJson']! : (FAMILY[name] ?? [name]);
}

describe('the schema that migrations made', () => {
  let test: TestApp;
  let source: DataSource;
  let columns: Map<string, SchemaColumn>;

  beforeAll(async () => {
    test = await startTestApp();
    source = test.get(DataSource);
    columns = await columnsOf(source);
  }, 120_000);
  afterAll(() => test.close());

  it('has every column of every entity, of the same kind, and nothing that no entity knows', () => {
    expect(columns.size).toBeGreaterThan(200);
    expect(disagreements(source, columns)).toEqual([]);
  });

  it('keeps instants as DATETIME(3), days as DATE, money as BIGINT, ids unsigned', () => {
    const faults = [...columns]
      .filter(([, column]) => column.table !== 'schema_migration')
      .flatMap(([path, column]) => faultsOf(path, column));
    expect(faults).toEqual([]);
  });

  it('uses no word that a database keeps for itself', () => {
    const names = [...columns].flatMap(([, { table, name }]) => [table, name]);
    expect(names.filter((name) => RESERVED_WORDS.has(name.toLowerCase()))).toEqual([]);
  });

  it('is InnoDB in one collation', async () => {
    const tables: { name: string }[] = await source.query(
      `SELECT TABLE_NAME AS name FROM information_schema.TABLES
        WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'schema_migration' AND (ENGINE <> 'InnoDB' OR TABLE_COLLATION <> 'utf8mb4_unicode_520_ci')`,
    );
    expect(tables).toEqual([]);
  });

  it('has no procedure, trigger, event or view', async () => {
    const found: unknown[] = await source.query(
      `SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
       UNION SELECT ROUTINE_NAME FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
       UNION SELECT EVENT_NAME FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()
       UNION SELECT TABLE_NAME FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()`,
    );
    expect(found).toEqual([]);
  });

  it('has applied every migration, in the order of their dates', async () => {
    const applied: { name: string }[] = await source.query('SELECT name FROM schema_migration ORDER BY id');
    const names = applied.map(({ name }) => name);
    expect(names).toEqual(MIGRATIONS.map((migration) => (migration as { name: string }).name));
    const dates = names.map((name) => Number(/\d+$/.exec(name)![0]));
    expect(dates).toEqual([...new Set(dates)].sort((a, b) => a - b));
  });

  it('a schema that says something else is seen', async () => {
    await source.query(
      'ALTER TABLE account MODIFY display_name VARCHAR(79) NULL, MODIFY agent_id BIGINT NULL, MODIFY created_at DATETIME NOT NULL',
    );
    await source.query(
      'ALTER TABLE account DROP COLUMN last_sign_in_at, ADD COLUMN nickname VARCHAR(10) NULL, MODIFY state LONGTEXT NOT NULL',
    );
    expect(disagreements(source, await columnsOf(source))).toEqual([
      'account.display_name is nullable',
      'account.display_name holds 79, the entity says 80',
      'account.agent_id is bigint',
      'account.state is longtext, the entity says varchar',
      'account.last_sign_in_at is missing',
      'account.created_at has 0 digits of seconds',
      'account.nickname is in no entity',
    ]);
  });
});

async function columnsOf(source: DataSource): Promise<Map<string, SchemaColumn>> {
  const rows: Record<string, string | null>[] = await source.query(
    `SELECT TABLE_NAME AS tableName, COLUMN_NAME AS columnName, DATA_TYPE AS dataType, COLUMN_TYPE AS columnType, IS_NULLABLE AS nullable,
            CHARACTER_MAXIMUM_LENGTH AS length, DATETIME_PRECISION AS digits, COLUMN_KEY AS columnKey
       FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION`,
  );
  return new Map(
    rows.map(({ tableName, columnName, dataType, columnType, nullable, length, digits, columnKey }) => [
      `${tableName}.${columnName}`,
      {
        // MariaDB tells the width in which a number is shown, MySQL does not.
        ...{ table: tableName!, name: columnName!, dataType: dataType!, columnType: columnType!.replace(/^bigint\(\d+\)/, 'bigint') },
        ...{ nullable: nullable === 'YES', primary: columnKey === 'PRI' },
        length: length === null ? null : Number(length),
        precision: digits === null ? null : Number(digits),
      },
    ]),
  );
}

function disagreements(source: DataSource, columns: Map<string, SchemaColumn>): string[] {
  const faults: string[] = [];
  const known = new Set<string>();
  for (const { tableName, columns: declared } of source.entityMetadatas) {
    for (const column of declared) {
      const path = `${tableName}.${column.databaseName}`;
      known.add(path);
      const found = columns.get(path);
      if (found) faults.push(...differences(found, column).map((difference) => `${path} ${difference}`));
      else faults.push(`${path} is missing`);
    }
  }
  const unknown = [...columns].filter(([path, { table }]) => !known.has(path) && !WITHOUT_ENTITY.includes(table));
  return [...faults, ...unknown.map(([path]) => `${path} is in no entity`)];
}

function differences(found: SchemaColumn, declared: ColumnMetadata): string[] {
  const { dataType, columnType, nullable, primary, length, precision } = found;
  if (!familyOf(declared.type).includes(dataType)) return [`is ${dataType}, the entity says ${String(declared.type)}`];
  return [
    ...(nullable === declared.isNullable ? [] : [`is ${nullable ? '' : 'not '}nullable`]),
    ...(primary === declared.isPrimary ? [] : [`is ${primary ? '' : 'not '}in the primary key`]),
    ...(columnType.includes('unsigned') === (declared.unsigned === true) ? [] : [`is ${columnType}`]),
    ...(!/char|binary/.test(dataType) || Number(declared.length) === length ? [] : [`holds ${length}, the entity says ${declared.length}`]),
    ...(precision === null || declared.precision === precision ? [] : [`has ${precision} digits of seconds`]),
  ];
}

function faultsOf(path: string, { name, dataType, columnType, precision }: SchemaColumn): string[] {
  return [
    ...(['timestamp', 'float', 'double', 'decimal', 'json', 'enum', 'set'].includes(dataType) ? [`${path} is ${dataType}`] : []),
    ...(dataType === 'datetime' && precision !== 3 ? [`${path} is ${columnType}`] : []),
    ...(/_fen$/.test(name) && columnType.replace(/\(\d+\)/, '') !== 'bigint' ? [`${path} is money: ${columnType}`] : []),
    ...(/(^|_)id$/.test(name) && dataType === 'bigint' && !columnType.includes('unsigned') ? [`${path} is ${columnType}`] : []),
  ];
}
