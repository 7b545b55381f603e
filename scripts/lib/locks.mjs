import { linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localFolder } from './folders.mjs';
import { forget, remember, remembered } from './processes.mjs';
import { Problem, say } from './report.mjs';

/** Takes a lock file in `.local/locks`, or answers its living holder. The file of a dead holder is taken over. */
function tryLock(name, facts) {
  const folder = localFolder('locks');
  const file = join(folder, name);
  const mine = join(folder, `${name}.${process.pid}`);
  remember(mine, process.pid, facts);
  try {
    for (;;) {
      try {
        // A hard link appears whole or not at all, so nobody ever reads half a record.
        linkSync(mine, file);
        return { file };
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
        const holder = remembered(file);
        if (holder) return { holder };
        rmSync(file, { force: true });
      }
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

const turns = new Map();

/** Runs `work` while nothing else of this checkout, in this script or another, does the same; waits for its turn. */
export async function withLock(name, work) {
  const turn = (turns.get(name) ?? Promise.resolve()).then(() => acrossProcesses(name, work));
  turns.set(
    name,
    turn.catch(() => undefined),
  );
  return turn;
}

async function acrossProcesses(name, work) {
  let told = false;
  for (;;) {
    const { file, holder } = tryLock(name, {});
    if (file) {
      try {
        return await work();
      } finally {
        forget(file, process.pid);
      }
    }
    if (!told) say(`  waiting for another command in this folder (process ${holder.pid}: ${name})`);
    told = true;
    await sleep(200);
  }
}

/** Takes a lock for as long as this script runs, or stops with a Problem made by `explain(holder)`. */
export function holdLock(name, explain) {
  const { file, holder } = tryLock(name, {});
  if (holder) throw new Problem(explain(holder));
  return {
    /** Writes facts into the record, for whoever finds the lock taken. */
    tell: (facts) => remember(file, process.pid, facts),
    release: () => forget(file, process.pid),
  };
}

/** The living holder of a lock with the facts it told, or null. */
export function lockHolder(name) {
  return remembered(join(localFolder('locks'), name));
}
