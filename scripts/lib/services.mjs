import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localFolder, ROOT } from './folders.mjs';
import { withLock } from './locks.mjs';
import { mariadbGreets, startMariadb } from './mariadb.mjs';
import { isFree, nextFree } from './ports.mjs';
import { remember, remembered, serverIn, stopProcess, tail } from './processes.mjs';
import { startRedis, redisAnswers } from './redis.mjs';
import { Problem, say } from './report.mjs';

/** Below the range that the system gives to outgoing connections, or one of those may take the port in between. */
const FIRST_PORT = 21_000;
const READY_SECONDS = 60;

const KINDS = {
  mariadb: {
    title: 'MariaDB',
    variable: 'DATABASE_URL',
    start: startMariadb,
    ready: (port) => mariadbGreets(port),
    // Longer than any flush it owes at its end: a database is not to be killed for being thorough.
    graceSeconds: 60,
  },
  redis: { title: 'Redis', variable: 'REDIS_URL', start: startRedis, ready: redisAnswers, graceSeconds: 20 },
};

/**
 * The two ways the services are run: one instance that keeps its data for `npm start` and the commands around it, and one
 * for the tests that begins empty.
 */
export const INSTANCES = {
  lasting: { folders: [], databases: 'dialproof', urlPath: 'dialproof', quick: false, fresh: false },
  test: { folders: ['test'], databases: 'dialproof\\_test\\_%', urlPath: '', quick: true, fresh: true },
};

/** The services that the environment does not already provide. */
export function neededServices() {
  return Object.keys(KINDS).filter((kind) => !process.env[KINDS[kind].variable]);
}

function settingsFile(instance) {
  return join(localFolder(...instance.folders), 'services.json');
}

/** Ports and passwords, made once and kept: addresses that people noted down stay true. */
function readSettings(instance) {
  try {
    return JSON.parse(readFileSync(settingsFile(instance), 'utf8'));
  } catch {
    return {};
  }
}

async function settle(kind, instance) {
  return withLock('ports', async () => {
    const settings = readSettings(instance);
    const mine = settings[kind] ?? { password: randomBytes(18).toString('hex') };
    if (!mine.port || !(await isFree(mine.port))) {
      // The other instance's ports too: it may be about to start.
      const taken = Object.values(INSTANCES).flatMap((one) => Object.values(readSettings(one)).map(({ port }) => port));
      // A start that depends on the folder keeps two checkouts on one machine from racing for the same port.
      const offset = createHash('sha256').update(ROOT).digest().readUInt16BE() % 480;
      mine.port = await nextFree(FIRST_PORT + offset, taken);
    }
    writeFileSync(settingsFile(instance), JSON.stringify({ ...settings, [kind]: mine }, null, 2), { mode: 0o600 });
    return mine;
  });
}

const recordOf = (kind, instance) => join(localFolder(...instance.folders, kind), 'process.json');

async function waitUntilReady({ title, ready }, started, { port, password }) {
  let ended = null;
  started.exited.then((how) => (ended = how));
  for (const until = Date.now() + READY_SECONDS * 1000; Date.now() < until && !ended; await sleep(25))
    if (await ready(port, password)) return;
  const why = ended ? `stopped at once (${ended.signal ?? `exit code ${ended.code}`})` : `is not ready after ${READY_SECONDS} s`;
  throw new Problem(`${title} ${why}. The end of its log:\n\n${logTail(started, 25)}`);
}

function logTail({ log }, lines) {
  try {
    return `${tail(readFileSync(log, 'utf8'), lines)}\n\n(${log})`;
  } catch {
    return '(there is no log)';
  }
}

/** Starts one service, or takes over one that an earlier script of this folder left running. */
async function startOne(kind, instance) {
  const record = recordOf(kind, instance);
  const left = remembered(record);
  if (left && !instance.fresh) {
    const { password } = readSettings(instance)[kind] ?? {};
    if (password && (await KINDS[kind].ready(left.port, password))) return { port: left.port, password };
  }
  const place = join(localFolder(...instance.folders), kind);
  for (const old of [left, serverIn(join(place, 'data'), join(place, 'server.pid'))])
    if (old) await stopProcess(old, KINDS[kind].graceSeconds);
  if (instance.fresh) rmSync(place, { recursive: true, force: true });
  const folder = localFolder(...instance.folders, kind);
  const log = join(folder, 'server.log');
  writeFileSync(log, '', { mode: 0o600 });
  const settings = await settle(kind, instance);
  const started = await KINDS[kind].start({ ...settings, ...instance, folder, record });
  started.log = log;
  await waitUntilReady(KINDS[kind], started, settings);
  return { ...settings, started };
}

/** A service that dies under a running product is started again, a few times, and it is said. */
function keepAlive(kind, instance, started, state) {
  if (!started) return;
  started.exited.then(async ({ code, signal }) => {
    if (state.stopping) return;
    state.deaths = [...state.deaths.filter((at) => at > Date.now() - 60_000), Date.now()];
    say(`${KINDS[kind].title} stopped unexpectedly (${signal ?? `exit code ${code}`}).\n${logTail(started, 5)}`);
    if (state.deaths.length > 3) return say('It is left stopped: it has died too often.');
    try {
      await withLock(lockName(instance), async () => {
        if (state.stopping) return;
        const again = await startOne(kind, instance);
        say(`${KINDS[kind].title} was started again.`);
        keepAlive(kind, instance, again.started, state);
      });
    } catch (error) {
      say(error.message);
    }
  });
}

/** The scripts that use the lasting services now; whoever leaves last stops them. */
function otherUsers(instance) {
  const folder = localFolder(...instance.folders, 'users');
  return readdirSync(folder).filter((name) => {
    const user = remembered(join(folder, name));
    if (!user) rmSync(join(folder, name), { force: true });
    return user && user.pid !== process.pid;
  });
}

const lockName = (instance) => ['services', ...instance.folders].join('-');

/**
 * Starts the private services that the environment does not provide. Answers the addresses of all and `stop`, which
 * stops them unless another script of this folder still uses them.
 */
export async function startServices(instance, { supervise = false } = {}) {
  const kinds = neededServices();
  const state = { stopping: false, deaths: [] };
  const me = join(localFolder(...instance.folders, 'users'), String(process.pid));
  const stop = async () => {
    state.stopping = true;
    await withLock(lockName(instance), async () => {
      rmSync(me, { force: true });
      if (otherUsers(instance).length === 0) await stopAll(instance, kinds);
    });
  };
  const ports = {};
  await withLock(lockName(instance), async () => {
    if (kinds.length > 0) remember(me, process.pid);
    const outcomes = await Promise.allSettled(kinds.map(async (kind) => (ports[kind] = await startOne(kind, instance))));
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (!failed) return;
    rmSync(me, { force: true });
    if (otherUsers(instance).length === 0) await stopAll(instance, kinds);
    throw failed.reason;
  });
  if (supervise) for (const kind of kinds) keepAlive(kind, instance, ports[kind].started, state);
  const { mariadb, redis } = ports;
  return {
    databaseUrl: process.env.DATABASE_URL || `mariadb://dialproof:${mariadb.password}@127.0.0.1:${mariadb.port}/${instance.urlPath}`,
    redisUrl: process.env.REDIS_URL || `redis://:${redis.password}@127.0.0.1:${redis.port}`,
    stop,
  };
}

/** Stops the services of an instance, Redis first: what it still queues is found again from the database. */
async function stopAll(instance, kinds) {
  for (const kind of [...kinds].reverse()) {
    const left = remembered(recordOf(kind, instance));
    if (left) await stopProcess(left, KINDS[kind].graceSeconds);
    rmSync(recordOf(kind, instance), { force: true });
  }
}

/** Removes the lasting services' data, after stopping what a killed start left. Refuses while a script uses them. */
export async function dropServices() {
  const instance = INSTANCES.lasting;
  await withLock(lockName(instance), async () => {
    const users = otherUsers(instance);
    if (users.length > 0) throw new Problem(`Other commands of this folder still use the services (processes ${users.join(', ')}).`);
    await stopAll(instance, Object.keys(KINDS));
    for (const kind of Object.keys(KINDS)) rmSync(localFolder(kind), { recursive: true, force: true });
  });
}
