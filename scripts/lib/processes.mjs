import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './report.mjs';

/** The children of this script that run now, so that a stop in a hurry can end them all. */
const running = new Set();

function readText(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * What tells one process from every other, before and after it: a pid is given out again, a pid with its start time
 * (and the boot it counts from) is not. Answers null when no such process lives.
 */
export function identityOf(pid) {
  if (existsSync('/proc/self/stat')) {
    const stat = readText(`/proc/${pid}/stat`);
    if (stat === '') return null;
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : `${fields[19]} ${readText('/proc/sys/kernel/random/boot_id')}`;
  }
  try {
    return (
      execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null
    );
  } catch {
    return null;
  }
}

/** Writes down which process this is, so that a later script recognises it (see `remembered`). */
export function remember(file, pid, facts = {}) {
  writeFileSync(file, JSON.stringify({ pid, identity: identityOf(pid), ...facts }), { mode: 0o600 });
}

/** What `remember` wrote, if that very process still lives; otherwise null. Never somebody else's process. */
export function remembered(file) {
  let record;
  try {
    record = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
  return Number.isInteger(record.pid) && record.identity !== null && identityOf(record.pid) === record.identity ? record : null;
}

/**
 * A server that works in `folder` though no record speaks of it, found by its own pid file; null where there is none or
 * the system cannot tell. The folder is what makes it ours: nobody else's server works in it.
 */
export function serverIn(folder, pidFile) {
  const pid = Number(readText(pidFile));
  try {
    if (!pid || readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(folder)) return null;
  } catch {
    return null;
  }
  return { pid, identity: identityOf(pid) };
}

/** Sends a signal to a process, or to its whole group when it leads one. Answers false if it is gone. */
function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name);
      return true;
    } catch (error) {
      if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
    }
  }
  return false;
}

/** Asks a process to end, waits, and ends it by force after `graceSeconds`. */
export async function stopProcess({ pid, identity }, graceSeconds = 20) {
  const lives = () => identity !== null && identityOf(pid) === identity;
  if (!lives()) return;
  signal(pid, 'SIGTERM');
  for (const until = Date.now() + graceSeconds * 1000; Date.now() < until; await sleep(25)) if (!lives()) return;
  signal(pid, 'SIGKILL');
  for (const until = Date.now() + 5000; Date.now() < until; await sleep(25)) if (!lives()) return;
}

/**
 * Starts a long-running program in a process group of its own: Ctrl-C in the terminal then reaches this script only, which
 * stops its children in order. `log` is a file for the output; without it the output is this script's own. `asks`: it
 * may read from the terminal.
 */
export function startProcess(command, args, { cwd, env, log, record, facts, asks = false } = {}) {
  const output = log ? openSync(log, 'a', 0o600) : 'inherit';
  const child = spawn(command, args, { cwd, env, detached: true, stdio: [asks ? 'inherit' : 'ignore', output, output] });
  if (log) closeSync(output);
  const started = { child, pid: child.pid, identity: child.pid ? identityOf(child.pid) : null };
  if (child.pid && record) remember(record, child.pid, facts);
  running.add(started);
  started.exited = new Promise((resolve) => {
    const done = (code, signalName) => {
      running.delete(started);
      if (record) forget(record, child.pid);
      resolve({ code, signal: signalName });
    };
    child.once('error', (error) => done(error.code, null));
    child.once('exit', done);
  });
  return started;
}

/** Removes a record unless it already speaks of a successor. */
export function forget(file, pid) {
  try {
    if (JSON.parse(readFileSync(file, 'utf8')).pid === pid) rmSync(file);
  } catch {
    // There is no record: nothing to forget.
  }
}

/**
 * Runs a command to its end. The output goes to `log` or through to the terminal (`show`), or comes back as text.
 * A failure is a Problem that carries the end of the output. Standard input is closed: nothing can wait for an answer.
 * `overdue` is asked every second and ends the command when it says so; `finish` spares it from the first Ctrl-C: a package manager stopped half-way leaves a broken machine.
 */
export function run(
  command,
  args,
  { cwd, env, log, show = false, allowFailure = false, finish: mustFinish = false, timeoutMinutes = 30, overdue } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    const started = { child, pid: child.pid, mustFinish };
    running.add(started);
    let text = '';
    let timedOut = false;
    const take = (chunk) => (text += chunk);
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    const until = Date.now() + timeoutMinutes * 60_000;
    const timer = setInterval(() => {
      if (Date.now() < until && !overdue?.()) return;
      timedOut = true;
      signal(child.pid, 'SIGKILL');
    }, 1000);
    const finish = (code, why) => {
      clearInterval(timer);
      running.delete(started);
      if (log) writeFileSync(log, text, { mode: 0o600 });
      if (timedOut) why = `did not end within ${timeoutMinutes} minutes`;
      if (code === 0 || allowFailure) return resolve({ code: timedOut ? 124 : code, text });
      reject(new Problem(`${command} ${args.join(' ').slice(0, 200)} ${why}\n${tail(text)}${log ? `\n(all of it: ${log})` : ''}`));
    };
    child.once('error', (error) => finish(127, `could not be started: ${error.message}`));
    child.once('close', (code, name) => finish(code ?? 1, name ? `was ended by ${name}` : `failed with exit code ${code}`));
  });
}

/** The last lines of a text, for error messages. */
export function tail(text, lines = 25) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Ends every child of this script at once, without asking. */
export function killChildren() {
  for (const { pid } of running) if (pid) signal(pid, 'SIGKILL');
}

/**
 * Ends what `run` started (installations, builds, test steps), but leaves services to their own orderly stop. npm takes
 * most of a minute over its end when asked kindly, so after three seconds it is not asked any more.
 */
export function interruptRuns() {
  const ended = [...running].filter(({ exited, mustFinish, pid }) => !exited && !mustFinish && pid);
  for (const { pid } of ended) signal(pid, 'SIGTERM');
  const force = () => ended.filter((one) => running.has(one)).forEach(({ pid }) => signal(pid, 'SIGKILL'));
  setTimeout(force, 3000).unref();
}

/**
 * Calls `stop` once on Ctrl-C, SIGTERM or a closed terminal; a second signal ends everything by force.
 * Signals that come within half a second are one: a terminal and npm both pass on the same Ctrl-C.
 */
export function onStopSignal(stop) {
  let firstAt = 0;
  const ask = (name) => {
    if (firstAt === 0) {
      firstAt = Date.now();
      stop(name);
    } else if (Date.now() - firstAt > 500) {
      killChildren();
      process.exit(130);
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, ask);
  // npm puts a shell between itself and this script: SIGTERM to npm ends the shell only, SIGKILL not even that.
  const began = forebears();
  if (process.env.npm_lifecycle_event)
    setInterval(() => {
      if (firstAt === 0 && forebears() !== began) ask('SIGTERM');
    }, 500).unref();
}

/** This script's parent and its parent, where the system tells: they change when one of them ends. */
function forebears() {
  const stat = readText(`/proc/${process.ppid}/stat`);
  return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
}
