import type { INestApplicationContext } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { type Config, createDataSource, SignInHints } from '../src/platform/index.js';
import { Clock, localDateOf } from '../src/shared/index.js';
import { keepShiftsGoing, ZONE } from './contract.js';
import { type ProductModule, writeHistory } from './history/write-history.js';
import { DEMO_LOGINS } from './logins.js';

export { DEMO_LOGINS };

/** Seeds the demo once, before the product starts: it begins with a past, and a past needs another clock. */
export async function prepareDemo(product: ProductModule, config: Config): Promise<void> {
  if (await isEmpty(config)) await writeHistory(product, config);
}

/** What every start of the demo does: the logins on the sign-in page, and shifts that do not run out. */
export async function keepDemoGoing(app: INestApplicationContext): Promise<void> {
  app.get(SignInHints, { strict: false }).show(DEMO_LOGINS);
  await keepShiftsGoing(app, localDateOf(app.get(Clock, { strict: false }).now(), ZONE));
}

/** Whether nobody has an account yet. Asked before anything of the product is up. */
async function isEmpty(config: Config): Promise<boolean> {
  const source: DataSource = createDataSource(config, []);
  await source.initialize();
  try {
    const tables = (await source.query("SHOW TABLES LIKE 'account'")) as unknown[];
    if (tables.length === 0) return true;
    return ((await source.query('SELECT id FROM account LIMIT 1')) as unknown[]).length === 0;
  } finally {
    await source.destroy();
  }
}
