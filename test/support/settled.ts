import { waitFor } from './wait-for.js';

const FEW_PAGES = 2000;

/** Waits until the database has written what was loaded: nobody works in the second in which millions of rows come. */
export async function settled(query: (sql: string) => Promise<{ Value: string }[]>): Promise<void> {
  const dirty = async (): Promise<number> => Number((await query("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'"))[0]!.Value);
  await waitFor('the database has written what was loaded', async () => (await dirty()) < FEW_PAGES, 10 * 60_000);
}
