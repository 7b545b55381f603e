/** `npm test`: everything there is to check, on private services that begin empty. See `--help`. */
import { join } from 'node:path';
import { ensureBuilt } from './lib/builds.mjs';
import { CHECKS, runCheck, runPlain, summarise } from './lib/checks.mjs';
import { LOCAL } from './lib/folders.mjs';
import { holdLock } from './lib/locks.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { interruptRuns, onStopSignal } from './lib/processes.mjs';
import { ensurePrograms, programEnvironment } from './lib/programs.mjs';
import { Problem, requireNode, runMain, say, step } from './lib/report.mjs';
import { INSTANCES, neededServices, startServices } from './lib/services.mjs';

const STEPS = ['types', 'lint', 'laws', 'unit', 'builds', 'e2e', 'zone-utc', 'zone-shanghai', 'zone-new-york', 'browser'];
/** Steps whose output is only worth reading when they fail; they run at the same time. */
const SIDE_BY_SIDE = ['types', 'lint', 'laws'];
const TEST_TOOLS = ['chromium', 'font', 'espeak'];
/** A step that hangs is ended and counted as failed, so that a summary always comes. */
const STEP_MINUTES = 25;
const LONG_STEP_MINUTES = 240;
const OWN_ZONE = process.env.TZ ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
const USAGE = `Options of npm test (after --):
  --only a,b   chosen steps: ${STEPS.join(', ')}
  --long       the long tests in full (sets DIALPROOF_LONG=1)
Settings (environment): DATABASE_URL and REDIS_URL to use running servers; the tests then make and drop databases named
dialproof_test_*, which that account must be allowed to. CHROMIUM_PATH names the browser.`;

function readOptions(given) {
  const options = { steps: STEPS, long: false };
  for (let index = 0; index < given.length; index++) {
    const [name, value] = given[index].split('=');
    if (name === '--long') options.long = true;
    else if (name === '--only') options.steps = (value ?? given[++index] ?? '').split(',');
    else throw new Problem(name === '--help' ? USAGE : `There is no option ${name}.\n\n${USAGE}`);
  }
  const unknown = options.steps.filter((name) => !STEPS.includes(name));
  if (unknown.length > 0) throw new Problem(`There is no step ${unknown.join(', ')}.\n\n${USAGE}`);
  return options;
}

/** A given server's address without a database: the tests name their own. */
function withoutDatabase(address) {
  const url = new URL(address);
  url.pathname = '/';
  return url.href;
}

function testEnvironment(services, long) {
  const env = { ...process.env, ...programEnvironment() };
  // Nothing a test does may reach the data of a product that runs here.
  for (const name of Object.keys(env)) if (/^(DATABASE_URL|REDIS_URL|DIALPROOF_.*)$/.test(name)) delete env[name];
  if (long) env.DIALPROOF_LONG = '1';
  if (services) Object.assign(env, { TEST_DATABASE_URL: withoutDatabase(services.databaseUrl), TEST_REDIS_URL: services.redisUrl });
  return env;
}

async function runSteps({ steps, long }, services, isStopping) {
  const results = [];
  const settings = { env: testEnvironment(services, long), show: true, timeoutMinutes: long ? LONG_STEP_MINUTES : STEP_MINUTES };
  // Neither keeps a second core busy by itself.
  const beside = SIDE_BY_SIDE.every((name) => steps.includes(name)) ? SIDE_BY_SIDE : [];
  results.push(...(await Promise.all(beside.map((name) => runCheck(name, { ...settings, show: false })))));
  // Everything else has run in the machine's own zone.
  const elsewhere = (name) => CHECKS[name]?.zone !== OWN_ZONE || !steps.includes('unit') || !steps.includes('e2e');
  const zones = steps.filter((name) => CHECKS[name]?.zone && elsewhere(name));
  for (const name of steps.filter((one) => !beside.includes(one))) {
    if (isStopping()) break;
    if (CHECKS[name]?.zone) {
      // At the place of the first: each of them loads the product once and waits for it.
      if (name === zones[0]) results.push(...(await Promise.all(zones.map((zone) => runCheck(zone, { ...settings, show: false })))));
    } else if (name !== 'builds') results.push(await runCheck(name, settings));
    else for (const part of ['server', 'web']) results.push(await runPlain(`build of ${part}`, () => ensureBuilt(part)));
  }
  return results;
}

async function main() {
  requireNode();
  const options = readOptions(process.argv.slice(2));
  const steps = STEPS.filter((name) => options.steps.includes(name));
  const needsServices = steps.some((name) => CHECKS[name]?.services);
  const lock = holdLock('test', ({ pid }) => `npm test already runs in this folder (process ${pid}).`);
  let stopping = false;
  onStopSignal(() => {
    stopping = true;
    say('\nStopping …');
    interruptRuns();
  });
  say('Dialproof: tests');
  let services = null;
  let results;
  try {
    const tools = needsServices ? [...neededServices(), ...TEST_TOOLS] : [];
    const getting = [
      step('installing the npm packages', ensurePackages),
      step('getting MariaDB, Redis, Chromium, font, espeak-ng', () => ensurePrograms(tools)),
    ];
    const failed = (await Promise.allSettled(getting)).find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
    if (needsServices && !stopping) services = await step('starting the test services', () => startServices(INSTANCES.test));
    results = await runSteps({ ...options, steps }, services, () => stopping);
  } finally {
    await services?.stop();
    lock.release();
  }
  if (stopping) return 130;
  say(`(details: ${join(LOCAL, 'results')})`);
  return summarise(results);
}

await runMain(main);
