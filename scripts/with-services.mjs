/**
 * `node scripts/with-services.mjs [--build] command…`: runs a command with this folder's database and Redis, starting them
 * (or joining those of a running `npm start`) and stopping what it started. `--build` builds the server first.
 */
import { ensureBuilt } from './lib/builds.mjs';
import { localFolder } from './lib/folders.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { onStopSignal, interruptRuns } from './lib/processes.mjs';
import { ensurePrograms, programEnvironment } from './lib/programs.mjs';
import { Problem, reportOnStderr, requireNode, runMain, step } from './lib/report.mjs';
import { INSTANCES, neededServices, startServices } from './lib/services.mjs';
import { runInTerminal } from './lib/terminal.mjs';

async function main() {
  requireNode();
  // The command's output may be read by another program.
  reportOnStderr();
  const given = process.argv.slice(2);
  const build = given[0] === '--build';
  const [command, ...args] = build ? given.slice(1) : given;
  if (!command) throw new Problem('Usage: node scripts/with-services.mjs [--build] command arguments…');
  let child = null;
  let stopping = false;
  onStopSignal((name) => {
    stopping = true;
    interruptRuns();
    // A terminal's Ctrl-C reaches the command by itself.
    if (name !== 'SIGINT' || !process.stdin.isTTY) child?.kill(name);
  });
  await step('installing the npm packages', ensurePackages);
  if (build) await step('building the server', () => ensureBuilt('server'));
  await step('getting MariaDB and Redis', () => ensurePrograms(neededServices()));
  const services = await startServices(INSTANCES.lasting);
  try {
    if (stopping) return 130;
    const env = {
      ...process.env,
      PATH: programEnvironment().PATH,
      DATABASE_URL: services.databaseUrl,
      REDIS_URL: services.redisUrl,
      DIALPROOF_DATA_DIR: process.env.DIALPROOF_DATA_DIR || localFolder('data'),
      DIALPROOF_KEY_DIR: process.env.DIALPROOF_KEY_DIR || localFolder('keys'),
    };
    return await runInTerminal(command, args, { env, started: (running) => (child = running) });
  } finally {
    await services.stop();
  }
}

await runMain(main);
