/** `node scripts/bench.mjs <name>`: runs test/bench/<name>.bench.ts on private services; its figures are the last line, as JSON. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureAsterisk, startPair, stopPair, writePair } from './lib/asterisk.mjs';
import { ensureBuilt } from './lib/builds.mjs';
import { localFolder, ROOT } from './lib/folders.mjs';
import { holdLock } from './lib/locks.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { interruptRuns, onStopSignal, run } from './lib/processes.mjs';
import { ensurePrograms, programEnvironment } from './lib/programs.mjs';
import { Problem, requireNode, runMain, say, step } from './lib/report.mjs';
import { INSTANCES, neededServices, startServices } from './lib/services.mjs';

const LIMIT_MINUTES = 60;
/** Benches that measure the built product in a process of its own. */
const NEED_BUILD = ['import', 'do-not-call', 'pbx'];
/** And those that need a real telephone system, with as many telephones. */
const NEED_PHONES = { pbx: 150 };
/** A database with memory for what it works on, as a bank's has; and a log that need not be emptied every second. */
const BENCH_DATABASE = { bufferPoolMb: 1536, redoLogMb: 1024, ioCapacity: 4000 };
/** Ten million customers with their indexes are five gigabytes. */
const LARGER = { 'next-card': { bufferPoolMb: 6144 } };

function testAddress(address) {
  const url = new URL(address);
  url.pathname = '/';
  return url.href;
}

async function main() {
  requireNode();
  const [name] = process.argv.slice(2);
  if (!name || !existsSync(join(ROOT, `test/bench/${name}.bench.ts`))) throw new Problem(`There is no test/bench/${name}.bench.ts.`);
  // The tests' instance begins empty; two runs in one folder would empty it under each other.
  const lock = holdLock('test', ({ pid }) => `Tests already run in this folder (process ${pid}).`);
  onStopSignal(interruptRuns);
  const result = join(localFolder('results'), `bench-${name}.json`);
  rmSync(result, { force: true });
  let services = null;
  let pair = null;
  let code;
  try {
    await step('installing the npm packages', ensurePackages);
    await step('getting MariaDB and Redis', () => ensurePrograms(neededServices()));
    services = await step('starting the test services', () => startServices({ ...INSTANCES.test, ...BENCH_DATABASE, ...LARGER[name] }));
    if (NEED_BUILD.includes(name)) await step('building the server', () => ensureBuilt('server'));
    if (NEED_PHONES[name]) {
      await step('getting Asterisk', ensureAsterisk);
      pair = await writePair(join(localFolder(), 'pbx-bench'), { morePhones: NEED_PHONES[name] });
      await step('starting the telephone system and its carrier', () => startPair(pair));
    }
    const env = { ...process.env, ...programEnvironment(), BENCH_RESULT: result, ...(pair ? { PBX_PAIR: pair.folder } : {}) };
    Object.assign(env, { TEST_DATABASE_URL: testAddress(services.databaseUrl), TEST_REDIS_URL: services.redisUrl });
    const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--import', './test/support/run-typescript.mjs'];
    const jest = [...flags, 'node_modules/jest/bin/jest.js'];
    const chosen = ['--selectProjects', 'bench', '--runInBand', '--testPathPatterns', `bench/${name}\\.bench`];
    const settings = { cwd: ROOT, env, show: true, allowFailure: true, timeoutMinutes: LIMIT_MINUTES };
    ({ code } = await run(process.execPath, [...jest, ...chosen], settings));
  } finally {
    if (pair) await stopPair(pair);
    await services?.stop();
    lock.release();
  }
  if (code === 0) say(readFileSync(result, 'utf8'));
  return code;
}

await runMain(main);
