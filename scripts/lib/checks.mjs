import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, ROOT } from './folders.mjs';
import { run } from './processes.mjs';
import { say, seconds } from './report.mjs';

/** Workers of unit and end-to-end tests, of which each of the latter has its own database: two keep two cores busy. */
const WORKERS = 2;
/** End-to-end tests wait for the database and for processes they start: a third fills the pauses of two. */
const WAITING_WORKERS = 3;

/** How long a test run may take to end after it has written its results. */
const HANG_SECONDS = 20;

const TIME_TESTS = 'local-date|calendar|calling-hours|next-opening|qualification|outcome-fields|working-hours';
const IN_ZONES = ['--selectProjects', 'unit', 'e2e', `--maxWorkers=${WORKERS}`, '--testPathPatterns', TIME_TESTS];

/** The steps that need nothing but the sources, and those that need services; in the order in which they run. */
export const CHECKS = {
  types: { npm: 'types' },
  lint: { npm: 'lint' },
  laws: { npm: 'laws' },
  unit: { jest: ['--selectProjects', 'unit', `--maxWorkers=${WORKERS}`] },
  e2e: { jest: ['--selectProjects', 'e2e', `--maxWorkers=${WAITING_WORKERS}`], services: true },
  // What hangs on dates and hours, once more as if the machine stood elsewhere (the steps above run in the machine's own zone).
  'zone-utc': { jest: IN_ZONES, services: true, zone: 'UTC' },
  'zone-shanghai': { jest: IN_ZONES, services: true, zone: 'Asia/Shanghai' },
  'zone-new-york': { jest: IN_ZONES, services: true, zone: 'America/New_York' },
  browser: { jest: ['--selectProjects', 'browser', `--maxWorkers=${WORKERS}`], services: true },
};

function readCounts(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

async function runJest(name, options, settings) {
  const output = join(localFolder('results'), `${name}.json`);
  // What an earlier run found must not be counted again when this one does not get to its end.
  rmSync(output, { force: true });
  // Processes that a test starts inherit the loader, and so run the sources too.
  const node = ['--import', './test/support/run-typescript.mjs', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = [...node, 'node_modules/jest/bin/jest.js'];
  const report = ['--passWithNoTests', '--json', `--outputFile=${output}`, '--ci'];
  // A test that leaves a connection open keeps jest alive after its last word: that is a failure, not a reason to wait.
  const overdue = () => existsSync(output) && Date.now() - statSync(output).mtimeMs > HANG_SECONDS * 1000;
  const { code } = await run(process.execPath, [...jest, ...options, ...report], { ...settings, overdue });
  if (code === 124)
    say(`\n${name} was ended by force: it ${existsSync(output) ? 'left something open after its last test' : 'took too long'}.`);
  const { passed, failed } = readCounts(output);
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), ok: code === 0 && failed === 0 };
}

/**
 * Runs one step and answers its result: tests passed and failed (a step without tests counts as one), and the time.
 * `show` lets the output through as it comes; without it a failure's output is printed at the end of the step.
 */
export async function runCheck(name, { env, show, timeoutMinutes }) {
  const from = Date.now();
  const { npm, jest, zone } = CHECKS[name];
  if (show) say(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const settings = { cwd: ROOT, env: zone ? { ...env, TZ: zone } : env, show, allowFailure: true, timeoutMinutes };
  const log = show ? undefined : join(localFolder('logs'), `check-${name}.log`);
  let result;
  if (jest) result = await runJest(name, jest, { ...settings, log });
  else {
    const { code } = await run('npm', ['run', '--silent', npm], { ...settings, log });
    result = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, ok: code === 0 };
  }
  if (!show) say(`  ${name.padEnd(10)} ${result.ok ? 'ok    ' : 'FAILED'} ${seconds(Date.now() - from)}`);
  if (log && !result.ok) say(readFileSync(log, 'utf8'));
  return { name, ...result, milliseconds: Date.now() - from };
}

/** A step outside the checks, such as a build, with the same kind of result. */
export async function runPlain(name, work) {
  const from = Date.now();
  try {
    await work();
    return { name, passed: 1, failed: 0, ok: true, milliseconds: Date.now() - from };
  } catch (error) {
    say(`\n${name} failed: ${error.message}`);
    return { name, passed: 0, failed: 1, ok: false, milliseconds: Date.now() - from };
  }
}

/** Prints the table of all steps and, as the very last line, `N passed, N failed`; answers the exit code. */
export function summarise(results) {
  say(`\n${'step'.padEnd(24)}result   passed  failed     time`);
  for (const { name, ok, passed, failed, milliseconds } of results) {
    const figures = `${String(passed).padStart(6)}  ${String(failed).padStart(6)} ${seconds(milliseconds).padStart(8)}`;
    say(`${name.padEnd(24)}${ok ? 'ok    ' : 'FAILED'} ${figures}`);
  }
  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return results.every(({ ok }) => ok) ? 0 : 1;
}
