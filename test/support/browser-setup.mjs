import { DEMO_TEMPLATE } from './demo-template.js';
import globalSetup from './global-setup.js';
import { ServerProcess } from './server-process.js';

/** Writes the demo once; each browser test works on a copy of its own (`ServerProcess.prepareDemo`). */
export default async function browserSetup() {
  globalSetup();
  const server = await ServerProcess.prepare();
  await server.start();
  await server.stop();
  const { databaseUrl, dataDir, keyDir } = server.config;
  process.env[DEMO_TEMPLATE] = JSON.stringify({ databaseUrl, dataDir, keyDir });
}
