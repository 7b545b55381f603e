/**
 * `npm run test:pbx`: a real Asterisk against another that plays the carrier and the agents' telephones, and the product
 * between them. `-- --keep` leaves the pair's folder for a look; further words choose tests by file name.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAsterisk, startPair, stopPair, writePair } from './lib/asterisk.mjs';
import { ensureBuilt } from './lib/builds.mjs';
import { LOCAL, localFolder, ROOT } from './lib/folders.mjs';
import { holdLock } from './lib/locks.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { interruptRuns, onStopSignal, run } from './lib/processes.mjs';
import { ensurePrograms, programEnvironment } from './lib/programs.mjs';
import { requireNode, runMain, say, step } from './lib/report.mjs';
import { INSTANCES, neededServices, startServices } from './lib/services.mjs';

const LIMIT_MINUTES = 20;

function testAddress(address) {
  const url = new URL(address);
  url.pathname = '/';
  return url.href;
}

async function runJest(services, pair, patterns) {
  const env = { ...process.env, ...programEnvironment() };
  for (const name of Object.keys(env)) if (/^(DATABASE_URL|REDIS_URL|DIALPROOF_.*)$/.test(name)) delete env[name];
  Object.assign(env, { PBX_PAIR: pair.folder, TEST_DATABASE_URL: testAddress(services.databaseUrl), TEST_REDIS_URL: services.redisUrl });
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--import', './test/support/run-typescript.mjs'];
  const jest = [...flags, 'node_modules/jest/bin/jest.js', '--selectProjects', 'pbx', '--runInBand'];
  const chosen = patterns.length > 0 ? ['--testPathPatterns', ...patterns] : [];
  return run(process.execPath, [...jest, ...chosen], { cwd: ROOT, env, show: true, allowFailure: true, timeoutMinutes: LIMIT_MINUTES });
}

async function main() {
  requireNode();
  const given = process.argv.slice(2);
  const keep = given.includes('--keep');
  // The tests' database instance begins empty; two runs in one folder would empty it under each other.
  const lock = holdLock('test', ({ pid }) => `Tests already run in this folder (process ${pid}).`);
  let stopping = false;
  onStopSignal(() => {
    stopping = true;
    interruptRuns();
  });
  let services = null;
  let pair = null;
  try {
    await step('installing the npm packages', ensurePackages);
    await step('building the server', () => ensureBuilt('server'));
    await step('building the pages', () => ensureBuilt('web'));
    await step('getting MariaDB, Redis and Chromium', () => ensurePrograms([...neededServices(), 'chromium']));
    await step('getting Asterisk', ensureAsterisk);
    if (stopping) return 130;
    services = await step('starting the test services', () => startServices(INSTANCES.test));
    pair = await writePair(join(localFolder(), 'pbx-test'));
    await step('starting the telephone system and its carrier', () => startPair(pair));
    const { code } = await runJest(
      services,
      pair,
      given.filter((one) => !one.startsWith('--')),
    );
    return stopping ? 130 : code;
  } finally {
    if (pair) await stopPair(pair);
    await services?.stop();
    lock.release();
    if (keep) say(`(the pair's files: ${join(LOCAL, 'pbx-test')})`);
    else rmSync(join(LOCAL, 'pbx-test'), { recursive: true, force: true });
  }
}

await runMain(main);
