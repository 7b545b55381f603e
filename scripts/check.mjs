/** `npm run check`: types, lint, laws and unit tests; no services, a few seconds. */
import { CHECKS, runCheck, summarise } from './lib/checks.mjs';
import { ensurePackages } from './lib/packages.mjs';
import { interruptRuns, onStopSignal } from './lib/processes.mjs';
import { requireNode, runMain, step } from './lib/report.mjs';

const AT_ONCE = 2;

async function main() {
  requireNode();
  let stopping = false;
  onStopSignal(() => {
    stopping = true;
    interruptRuns();
  });
  await step('installing the npm packages', ensurePackages);
  const waiting = Object.keys(CHECKS).filter((name) => !CHECKS[name].services);
  const results = [];
  const worker = async () => {
    for (let name = waiting.shift(); name && !stopping; name = waiting.shift())
      results.push(await runCheck(name, { env: process.env, show: false, timeoutMinutes: 10 }));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return stopping ? 130 : summarise(results);
}

await runMain(main);
