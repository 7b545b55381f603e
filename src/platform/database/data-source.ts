import { DataSource, DefaultNamingStrategy, type EntitySchema, type MixedList } from 'typeorm';
import { snakeCase } from 'typeorm/util/StringUtils.js';
import type { Config } from '../config/config.js';
import { MIGRATIONS } from './migrations/index.js';
import { CONNECTIONS } from './pool.js';

class SnakeNames extends DefaultNamingStrategy {
  override tableName(className: string, given?: string): string {
    return given ?? snakeCase(className);
  }

  override columnName(property: string, given?: string): string {
    return given ?? snakeCase(property);
  }
}

/** The connection to MariaDB or MySQL. Everything is READ COMMITTED and UTC; a DATE stays the text it is (P10). */
export function createDataSource(config: Config, entities: MixedList<EntitySchema | (new () => object)>): DataSource {
  const url = new URL(config.databaseUrl);
  return new DataSource({
    type: url.protocol === 'mysql:' ? 'mysql' : 'mariadb',
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: true,
    entities,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'none',
    synchronize: false,
    logging: false,
    namingStrategy: new SnakeNames(),
    extra: {
      connectionLimit: CONNECTIONS,
      waitForConnections: true,
      connectTimeout: 10_000,
      // A stack for each statement costs a tenth of the processor; a failing one has its own.
      trace: false,
      enableKeepAlive: true,
    },
  });
}
