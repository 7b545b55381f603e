import { productFiles } from '../support/source-files.js';
import { RESERVED_WORDS } from '../support/reserved-words.js';
import { sqlTextsOf, tableOf } from '../support/sql-texts.js';

/** What one of MariaDB 10.11, MySQL 8 and TiDB refuses, or what the house forbids. */
const REFUSED: [name: string, pattern: RegExp, example: string][] = [
  ['FOR SHARE (MariaDB; say LOCK IN SHARE MODE)', /\bFOR\s+SHARE\b/i, 'SELECT id FROM card WHERE id = ? FOR SHARE'],
  ['RETURNING (MySQL; MariaDB after UPDATE)', /\bRETURNING\b/i, 'UPDATE card SET state = ? WHERE id = ? RETURNING id'],
  ['FOR UPDATE OF (MariaDB)', /\bFOR\s+UPDATE\s+OF\b/i, 'SELECT 1 FROM card c FOR UPDATE OF c'],
  ['-> and ->> (MariaDB)', /->>?\s*'\$/, "SELECT facts->'$.a' FROM card"],
  ['LATERAL (MariaDB)', /\bLATERAL\b/i, 'SELECT 1 FROM a, LATERAL (SELECT 1) b'],
  ['CAST AS JSON (MariaDB)', /\bAS\s+JSON\b/i, 'SELECT CAST(? AS JSON)'],
  [
    'row alias before ON DUPLICATE KEY (MariaDB)',
    /\)\s+AS\s+\w+\s+ON\s+DUPLICATE/i,
    'INSERT INTO a (b) VALUES (?) AS new ON DUPLICATE KEY UPDATE b = new.b',
  ],
  ['functional index (MariaDB)', /\b(KEY|INDEX)\s+\w*\s*\(\s*\(/i, 'CREATE TABLE a (b INT, KEY b ((b + 1)))'],
  ['utf8mb4_0900 (MariaDB)', /utf8mb4_0900/i, 'CREATE TABLE a (b INT) COLLATE=utf8mb4_0900_ai_ci'],
  ['uca1400 (MySQL)', /uca1400/i, 'CREATE TABLE a (b INT) COLLATE=utf8mb4_uca1400_ai_ci'],
  ['SKIP LOCKED (TiDB)', /\bSKIP\s+LOCKED\b/i, 'SELECT 1 FROM a FOR UPDATE SKIP LOCKED'],
  [
    'procedures, triggers, events, sequences',
    /\b(CREATE|ALTER)\s+(DEFINER\S*\s+)?(PROCEDURE|FUNCTION|TRIGGER|EVENT|SEQUENCE)\b/i,
    'CREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW SET c = 1',
  ],
  [
    'now of the database (P10)',
    /\b(NOW|SYSDATE|CURDATE|CURTIME|UTC_TIMESTAMP|UNIX_TIMESTAMP)\s*\(|\bCURRENT_(TIMESTAMP|DATE|TIME)\b/i,
    'UPDATE a SET b = NOW(3)',
  ],
  ['randomness of the database (no seed)', /\bRAND\s*\(/i, 'SELECT id FROM a ORDER BY RAND()'],
  ['SQL_CALC_FOUND_ROWS', /SQL_CALC_FOUND_ROWS/i, 'SELECT SQL_CALC_FOUND_ROWS id FROM a'],
  ['a condition that a later row slips past', /\bWHERE\s+id\s*>\s*@|\blast_id\b/i, 'SELECT id FROM a WHERE id > @last_id'],
];

const texts = productFiles().flatMap((file) => sqlTextsOf(file));
const tables = texts.filter(({ file }) => file.includes('/migrations/')).flatMap(({ sql }) => tableOf(sql) ?? []);

describe('the SQL of the product runs on MariaDB 10.11, MySQL 8 and TiDB alike', () => {
  it('finds the SQL', () => {
    expect(texts.length).toBeGreaterThan(100);
    expect(tables.length).toBeGreaterThan(20);
  });

  it.each(REFUSED)('holds no %s', (_name, pattern) => {
    expect(texts.filter(({ sql }) => pattern.test(sql)).map(({ file, line }) => `${file}:${line}`)).toEqual([]);
  });

  it.each(REFUSED)('sees %s', (_name, pattern, example) => {
    const [found] = sqlTextsOf('seeded.ts', `const sql = \`${example.replace('?', '${value}')}\`;`);
    expect(found?.sql).toMatch(pattern);
  });
});

describe('every table follows the same rules', () => {
  it.each(tables.map(({ table, columns }) => [table, columns] as const))('%s', (table, columns) => {
    expect(faultsOf(table, columns)).toEqual([]);
  });

  it.each([
    ['at', 'created_at', 'TIMESTAMP NOT NULL', 'created_at is an instant: DATETIME(3)'],
    ['at without milliseconds', 'created_at', 'DATETIME NOT NULL', 'created_at is an instant: DATETIME(3)'],
    ['an unnamed instant', 'moment', 'DATETIME(3) NOT NULL', 'moment is an instant: its name ends in _at or _until'],
    ['a day as an instant', 'work_on', 'DATETIME(3) NOT NULL', 'work_on is a local day: DATE'],
    ['money as decimal', 'fee_fen', 'DECIMAL(12,2) NOT NULL', 'fee_fen is money: BIGINT'],
    ['a float', 'share', 'DOUBLE NOT NULL', 'share is DOUBLE, which rounds'],
    ['a signed id', 'agent_id', 'BIGINT NOT NULL', 'agent_id is an id: BIGINT UNSIGNED'],
    ['yuan in the database', 'fee_yuan', 'BIGINT NOT NULL', 'fee_yuan: money is stored in fen'],
    ['a reserved word', 'rank', 'INT NOT NULL', 'rank is a reserved word'],
    ['a default of the database', 'state', "VARCHAR(10) NOT NULL DEFAULT 'x'", 'state has a default: the program says every value'],
  ])('sees %s', (_why, name, type, fault) => expect(faultsOf('letter', [{ name, type }])).toContain(`letter: ${fault}`));

  it('sees a table with a reserved name', () => expect(faultsOf('lead', [])).toEqual(['lead: lead is a reserved word']));
});

/** Ids that are not those of a row. */
const TEXT_IDS = ['key_id'];
/** What a person claims a customer wants is no money of ours. */
const CLAIMED_AMOUNTS = ['outcome.amount_yuan'];

/** A place where to apply, and an instant whose name is a preposition: older than this law. */
const NAMED_OTHERWISE = ['campaign.apply_at', 'agent_presence.since'];

function faultsOf(table: string, columns: readonly { name: string; type: string }[]): string[] {
  const faults = [table, ...columns.map(({ name }) => name)]
    .filter((name) => RESERVED_WORDS.has(name))
    .map((name) => `${name} is a reserved word`);
  for (const { name, type } of columns) {
    if (NAMED_OTHERWISE.includes(`${table}.${name}`)) continue;
    if (/_(at|until)$/.test(name) && !/^DATETIME\(3\)/.test(type)) faults.push(`${name} is an instant: DATETIME(3)`);
    if (/^(DATETIME|TIMESTAMP)/.test(type) && !/(^|_)(at|until|before)$/.test(name))
      faults.push(`${name} is an instant: its name ends in _at or _until`);
    if (/_on$/.test(name) && !/^DATE\b(?!TIME)/.test(type)) faults.push(`${name} is a local day: DATE`);
    if (/_fen$/.test(name) && !/^BIGINT (NOT )?NULL/.test(type)) faults.push(`${name} is money: BIGINT`);
    if (/_yuan$/.test(name) && !CLAIMED_AMOUNTS.includes(`${table}.${name}`)) faults.push(`${name}: money is stored in fen`);
    if (/^(FLOAT|DOUBLE|DECIMAL|NUMERIC|REAL)/.test(type)) faults.push(`${name} is ${/^\w+/.exec(type)![0]}, which rounds`);
    if (/(^|_)id$/.test(name) && !TEXT_IDS.includes(name) && !/^(BIGINT UNSIGNED|TINYINT)/.test(type))
      faults.push(`${name} is an id: BIGINT UNSIGNED`);
    if (/\bDEFAULT\b(?! NULL)/.test(type)) faults.push(`${name} has a default: the program says every value`);
  }
  return faults.map((fault) => `${table}: ${fault}`);
}
