/** `npm start`: everything from a bare checkout to the first page, and its orderly end. See `--help`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from './lib/builds.mjs';
import { LOCAL, localFolder, ROOT } from './lib/folders.mjs';
import { holdLock } from './lib/locks.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { isFree, nextFree } from './lib/ports.mjs';
import { interruptRuns, onStopSignal, remembered, startProcess, stopProcess } from './lib/processes.mjs';
import { ensurePrograms, programEnvironment } from './lib/programs.mjs';
import { Problem, requireNode, runMain, say, seconds, sinceStart, step } from './lib/report.mjs';
import { dropServices, INSTANCES, neededServices, startServices } from './lib/services.mjs';

const DEFAULT_PORT = 8080;
const OPTIONS = `Options of npm start (after --):
  --no-demo      start empty; the first start asks for the first administrator
  --demo-reset   drop this folder's private database, queues, recordings and keys, then start as the first time
  --help         this list
Settings (environment): DATABASE_URL, REDIS_URL to use running servers; DIALPROOF_PORT; .env.example has them all.`;

/** True once somebody asked for the end. */
let stopping = false;
let app = null;

function readOptions(given) {
  const known = ['--no-demo', '--demo-reset', '--help'];
  const unknown = given.filter((option) => !known.includes(option));
  if (unknown.length > 0) throw new Problem(`There is no option ${unknown.join(', ')}.\n\n${OPTIONS}`);
  return { demo: !given.includes('--no-demo'), reset: given.includes('--demo-reset'), help: given.includes('--help') };
}

async function reset() {
  const outside = ['DATABASE_URL', 'REDIS_URL'].filter((name) => process.env[name]);
  if (outside.length > 0)
    throw new Problem(`--demo-reset drops private data only, and ${outside.join(' and ')} is set: clear those servers yourself.`);
  await step('dropping the private data', async () => {
    await dropServices();
    for (const name of ['data', 'keys']) rmSync(join(LOCAL, name), { recursive: true, force: true });
  });
}

/** The page's port: the given one or nothing, else the first free one from 8080 on. */
async function choosePort() {
  const given = process.env.DIALPROOF_PORT;
  const port = Number(given || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem(`DIALPROOF_PORT is not a port: ${given}`);
  if (await isFree(port)) return port;
  if (given) throw new Problem(`Port ${port} (DIALPROOF_PORT) is taken by another program.`);
  const other = await nextFree(port + 1);
  say(`  port ${port} is taken by another program: using ${other}`);
  return other;
}

/** Packages and builds on one side, programs and services on the other: neither needs the other. */
async function prepare() {
  const build = async () => {
    await step('installing the npm packages', ensurePackages);
    await Promise.all([step('building the server', () => ensureBuilt('server')), step('building the web pages', () => ensureBuilt('web'))]);
  };
  const serve = async () => {
    await step('getting MariaDB and Redis', () => ensurePrograms(neededServices()));
    const names = neededServices().length > 0 ? 'starting the private services' : 'using the given services';
    return step(names, () => startServices(INSTANCES.lasting, { supervise: true }));
  };
  const [built, served] = await Promise.allSettled(
    [build(), serve()].map((part) => part.catch((error) => (interruptRuns(), Promise.reject(error)))),
  );
  const services = served.value ?? null;
  const error = built.reason ?? served.reason;
  return { services, error };
}

function startApp({ port, demo, services }) {
  const env = {
    ...process.env,
    PATH: programEnvironment().PATH,
    NODE_ENV: 'production',
    DATABASE_URL: services.databaseUrl,
    REDIS_URL: services.redisUrl,
    DIALPROOF_PORT: String(port),
    DIALPROOF_DATA_DIR: process.env.DIALPROOF_DATA_DIR || localFolder('data'),
    DIALPROOF_KEY_DIR: process.env.DIALPROOF_KEY_DIR || localFolder('keys'),
    DIALPROOF_DEMO: String(demo),
    // Address and logins must not drown in the log of a start that went well.
    DIALPROOF_LOG_LEVEL: process.env.DIALPROOF_LOG_LEVEL || 'warn',
  };
  const record = join(localFolder(), 'app.json');
  // The first start without the demo asks for the first administrator.
  return startProcess(process.execPath, [join(ROOT, 'dist/src/main.js')], { cwd: ROOT, env, record, asks: true });
}

/** Says when the first page can be had. Any answer counts: what it says is the server's own affair. */
async function announce(address, ended) {
  while (!stopping && !ended.yes) {
    const answered = await fetch(`${address}/health/live`, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
    if (answered) return say(`${address} answers after ${seconds(sinceStart())}. Ctrl-C stops everything.`);
    await sleep(50);
  }
}

async function serveUntilEnd(options, lock, services) {
  const orphan = remembered(join(localFolder(), 'app.json'));
  if (orphan) await stopProcess(orphan);
  const port = await choosePort();
  const address = `http://localhost:${port}`;
  lock.tell({ address });
  app = startApp({ port, demo: options.demo, services });
  const ended = { yes: false };
  const exited = app.exited.then((how) => ((ended.yes = true), how));
  announce(address, ended);
  const { code, signal } = await exited;
  if (stopping) return 0;
  say(`\nThe server stopped by itself (${signal ?? `exit code ${code}`}).`);
  return typeof code === 'number' ? code : 1;
}

async function main() {
  requireNode();
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(OPTIONS) ?? 0;
  const lock = holdLock(
    'start',
    ({ address, pid }) => `Dialproof already runs from this folder${address ? ` at ${address}` : ''} (process ${pid}).`,
  );
  onStopSignal(() => {
    stopping = true;
    say('\nStopping …');
    interruptRuns();
    if (app) stopProcess(app);
  });
  say('Dialproof');
  if (options.reset) await reset();
  const { services, error } = await prepare();
  try {
    if (stopping) return 0;
    if (error) throw error;
    return await serveUntilEnd(options, lock, services);
  } finally {
    await services?.stop();
    lock.release();
    if (stopping) say('Stopped.');
  }
}

await runMain(main);
