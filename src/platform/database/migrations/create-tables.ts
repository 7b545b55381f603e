import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every table of the product ends with: the same storage and text rules on MariaDB and MySQL. */
export const TABLE_END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci';

/** A migration that runs hand-written statements in order. There is no way down: a release is rolled back from its backup. */
export function migration(name: string, statements: readonly string[]): new () => MigrationInterface {
  const created = class implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      for (const statement of statements) await runner.query(statement);
    }

    async down(): Promise<void> {
      throw new Error('migrations are not undone; restore the backup taken before the upgrade');
    }
  };
  Object.defineProperty(created, 'name', { value: name });
  return created;
}
