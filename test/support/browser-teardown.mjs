import { rm } from 'node:fs/promises';
import { DEMO_TEMPLATE } from './demo-template.js';
import { dropDatabase } from './test-app.js';

/** Takes the run's demo away. */
export default async function browserTeardown() {
  const template = JSON.parse(process.env[DEMO_TEMPLATE]);
  await dropDatabase(template.databaseUrl);
  for (const folder of [template.dataDir, template.keyDir]) await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}
