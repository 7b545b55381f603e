import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Config } from '../../src/platform/index.js';
import { copyOfDemo } from './demo-template.js';
import { HttpClient } from './http-client.js';
import { freshConfig } from './test-app.js';
import { waitFor } from './wait-for.js';

/** The demo writes its settled quarter at the first start. */
const START_LIMIT_MS = 60_000;

/** The built product as a process of its own, to be killed and started again. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  output = '';

  private constructor(
    readonly config: Config,
    private readonly port: number,
    private readonly extra: Record<string, string>,
  ) {}

  static async prepare(extra: Record<string, string> = {}): Promise<ServerProcess> {
    if (!existsSync('dist/src/main.js'))
      throw new Error('dist is missing: run these tests through "npm test", or "npm run build:server" first');
    return new ServerProcess(await freshConfig(), await freePort(), extra);
  }

  /** The same on a copy of the demo, where a whole run has written one; it is ready in seconds. */
  static async prepareDemo(extra: Record<string, string> = {}): Promise<ServerProcess> {
    const server = await ServerProcess.prepare(extra);
    await copyOfDemo(server.config);
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Of the process that runs now. */
  get pid(): number {
    return this.child!.pid!;
  }

  client(): HttpClient {
    return new HttpClient(this.url);
  }

  /** Starts and waits until it can work. */
  async start(): Promise<void> {
    const { databaseUrl, redisUrl, redisPrefix, dataDir, keyDir } = this.config;
    const child = spawn(process.execPath, ['dist/src/main.js'], {
      env: {
        PATH: process.env['PATH'],
        TZ: process.env['TZ'] ?? 'UTC',
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
        DIALPROOF_REDIS_PREFIX: redisPrefix,
        DIALPROOF_DATA_DIR: dataDir,
        DIALPROOF_KEY_DIR: keyDir,
        DIALPROOF_PORT: String(this.port),
        DIALPROOF_DEMO: 'true',
        DIALPROOF_LOG_LEVEL: 'warn',
        ...this.extra,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const listen = (chunk: Buffer): void => void (this.output += chunk.toString());
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    await waitFor(
      'the server is ready',
      async () => {
        if (child.exitCode !== null) throw new Error(`the server stopped:\n${this.output}`);
        return fetch(`${this.url}/health/ready`).then(
          (answer) => answer.ok,
          () => false,
        );
      },
      START_LIMIT_MS,
    );
  }

  /** SIGKILL: no goodbye of any kind. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
