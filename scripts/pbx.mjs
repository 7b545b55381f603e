/**
 * `npm run pbx`: a real Asterisk, configured as for a bank, a second one that plays the carrier, its customers and the agents'
 * telephones, and the demo on them. Runs until Ctrl-C. `-- --alone`: without the demo, for a product that is started by hand.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureAsterisk, startPair, stopPair, writePair } from './lib/asterisk.mjs';
import { localFolder, ROOT } from './lib/folders.mjs';
import { holdLock } from './lib/locks.mjs';
import { interruptRuns, onStopSignal, startProcess, stopProcess } from './lib/processes.mjs';
import { Problem, requireNode, runMain, say, step } from './lib/report.mjs';

function settingsOf({ ari, user, password, recordings, cel }) {
  return {
    DIALPROOF_GATEWAY: 'asterisk',
    DIALPROOF_ARI_URL: ari,
    DIALPROOF_ARI_USER: user,
    DIALPROOF_ARI_PASSWORD: password,
    DIALPROOF_ARI_RECORDINGS: recordings,
    DIALPROOF_ARI_EVENT_LOG: cel,
  };
}

/** Settings as a file for a shell, so that nobody has to type them. */
function writeSettings(pair) {
  const file = join(pair.folder, 'settings.sh');
  const lines = Object.entries(settingsOf(pair)).map(([name, value]) => `export ${name}='${value}'`);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  return file;
}

function explain(pair, file, alone) {
  say(`
The telephone system runs.${alone ? ` In another terminal, the product on it:\n\n  . ${file} && npm start\n` : ''}
Customers do what the last two digits of their number say: 01 answers, 02 is busy, 03 rings for ever, 04 rejects, 05 does not
exist, 06 is announced, 07 hangs up at once, 08 talks on, 09 finds no line, 10 is switched off, 11 does not answer, 12 and 13
are behind a line that is dead; all others answer. seat-1 to seat-6 answer by themselves.
Settings: ${file}
Recordings in the making: ${pair.recordings}. Ctrl-C stops ${alone ? 'it' : 'everything'}.
`);
}

/** The demo as `npm start` has it, but its calls go to the pair. */
function startDemo(pair) {
  const env = { ...process.env, ...settingsOf(pair) };
  return startProcess(process.execPath, [join(ROOT, 'scripts/start.mjs')], { cwd: ROOT, env, asks: true });
}

function readAlone(given) {
  const unknown = given.filter((option) => option !== '--alone');
  if (unknown.length > 0)
    throw new Problem(`There is no option ${unknown.join(', ')}. Known: --alone (the telephone system without the demo).`);
  return given.includes('--alone');
}

async function main() {
  requireNode();
  const alone = readAlone(process.argv.slice(2));
  const lock = holdLock('pbx', ({ pid }) => `The telephone system already runs from this folder (process ${pid}).`);
  let stopping = false;
  onStopSignal(() => {
    stopping = true;
    say('\nStopping …');
    interruptRuns();
  });
  let pair = null;
  let demo = null;
  try {
    await step('getting Asterisk', ensureAsterisk);
    if (stopping) return 130;
    pair = await writePair(join(localFolder(), 'pbx'));
    await step('starting the telephone system and its carrier', () => startPair(pair));
    explain(pair, writeSettings(pair), alone);
    if (!alone && !stopping) demo = startDemo(pair);
    let ended = null;
    demo?.exited.then((how) => (ended = how));
    while (!stopping && !ended) await sleep(200);
    return stopping ? 0 : (ended?.code ?? 1);
  } finally {
    // The demo first: calls under way end in the telephone system with their records.
    if (demo) await stopProcess(demo);
    if (pair) await stopPair(pair);
    lock.release();
  }
}

await runMain(main);
