import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DEMO_LOGINS, keepDemoGoing, prepareDemo } from '../demo/seed.js';
import { AppModule } from './app.module.js';
import { createApp, prepareFolders, readConfig, useLogger } from './platform/index.js';

/** Starts the product in the role that the environment names: api, worker, or both. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  useLogger(config.logLevel);
  prepareFolders(config);
  const module = AppModule.with(config);
  if (!config.runsApi) {
    const worker = await NestFactory.createApplicationContext(module, { abortOnError: false });
    worker.enableShutdownHooks();
    await worker.init();
    Logger.log('worker is ready', 'Main');
    return;
  }
  if (config.demo) await prepareDemo((past, clock) => AppModule.with(past, clock), config);
  const app = await createApp(module, config);
  app.enableShutdownHooks();
  await app.init();
  if (config.demo) await keepDemoGoing(app);
  await app.listen(config.port, config.host);
  const address = await app.getUrl();
  process.stdout.write(`Dialproof is ready: ${address.replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost')}\n`);
  if (config.demo) printLogins();
}

function printLogins(): void {
  const lines = DEMO_LOGINS.map(({ username, password, role }) => `  ${username.padEnd(12)} ${password}   ${role}`);
  process.stdout.write(`Demo logins (user, password, role):\n${lines.join('\n')}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
