import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { AppModule } from '../../src/app.module.js';
import { Config, createApp, prepareFolders, useLogger } from '../../src/platform/index.js';
import { type Clock, SystemClock } from '../../src/shared/index.js';
import { HttpClient } from './http-client.js';

export interface TestApp {
  app: NestFastifyApplication;
  config: Config;
  clock: Clock;
  url: string;
  /** A service of the running application. */
  get<T>(type: new (...dependencies: never[]) => T): T;
  client(): HttpClient;
  /** Stops the application and keeps its database and folders, so that it can be started again. */
  stop(): Promise<void>;
  /** Stops it and drops what it made. */
  close(): Promise<void>;
}

export interface TestAppOptions {
  clock?: Clock;
  config?: Partial<Config>;
  /** Where the log goes instead of standard error. */
  logFile?: string;
  /** Start on what an earlier application of this test has left. */
  on?: TestApp;
}

let made = 0;

/** The whole product on a fresh database, its own Redis prefix and folders, listening on a free port. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const config = options.on?.config ?? (await freshConfig());
  Object.assign(config, options.config);
  const clock = options.clock ?? options.on?.clock ?? new SystemClock();
  useLogger(config.logLevel, options.logFile);
  prepareFolders(config);
  const app = await createApp(AppModule.with(config, clock), config);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  let stopped = false;
  const stop = async (): Promise<void> => {
    if (!stopped) await app.close();
    stopped = true;
  };
  return {
    ...{ app, config, clock, url, stop },
    get: (type) => app.get(type as never, { strict: false }),
    client: () => new HttpClient(url),
    close: async () => {
      await stop();
      await dropDatabase(config.databaseUrl);
      await rm(config.dataDir, { recursive: true, force: true, maxRetries: 10 });
      await rm(config.keyDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Configuration of a database and folders that nobody else uses. */
export async function freshConfig(): Promise<Config> {
  const server = new URL(process.env['TEST_DATABASE_URL']!);
  made += 1;
  const name = `dialproof_test_${process.pid}_${made}_${Date.now().toString(36)}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'dialproof-'));
  const config = new Config();
  server.pathname = `/${name}`;
  return Object.assign(config, {
    databaseUrl: server.href,
    redisUrl: process.env['TEST_REDIS_URL']!,
    redisPrefix: `{${name}}`,
    port: 0,
    dataDir: join(folder, 'data'),
    keyDir: join(folder, 'keys'),
    webDir: join(folder, 'no-pages'),
    requireSecondFactor: false,
    idleLockSeconds: 3600,
    simulatedSpeed: 0,
    simulatedBehaviour: 'by-number',
    logLevel: (process.env['TEST_LOG_LEVEL'] as Config['logLevel']) ?? 'silent',
  } satisfies Partial<Config>);
}

/** Drops the database that an address names. */
export async function dropDatabase(address: string): Promise<void> {
  const url = new URL(address);
  await onServer(url, `DROP DATABASE IF EXISTS ${url.pathname.slice(1)}`);
}

async function onServer(url: URL, sql: string): Promise<void> {
  const connection = await mysql.createConnection({
    host: url.hostname,
    port: Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  await connection.query(sql);
  await connection.end();
}
