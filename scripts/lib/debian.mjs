import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, TOOLS } from './folders.mjs';
import { run } from './processes.mjs';
import { Problem, say } from './report.mjs';

const POLICY = '/usr/sbin/policy-rc.d';
const POLICY_TEXT = '#!/bin/sh\n# Written by Dialproof while it installs packages; safe to remove.\nexit 101\n';

/** Never unpacked beside the system's own copies: a C library only works with the loader it came with. */
const NEVER_UNPACKED = new Set(['libc6', 'libc-bin', 'libcrypt1', 'base-files', 'dpkg', 'init-system-helpers']);

/** Whether this machine takes Debian packages. */
export function hasApt() {
  return existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-deb');
}

/** Whether this user may install packages for the whole machine. */
export function isRoot() {
  return process.getuid?.() === 0;
}

/** Takes away the note that keeps packages from starting services, if it is ours: also one that a killed start left. */
export function removePolicy() {
  if (isRoot() && existsSync(POLICY) && readFileSync(POLICY, 'utf8') === POLICY_TEXT) rmSync(POLICY);
}

function aptEnvironment() {
  return { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
}

/**
 * Picks, from each list of alternative names, the first that this release has. The names of a group are given best first;
 * a group without any is left out and told in `missing`.
 */
async function choose(groups, options) {
  const names = [...new Set(groups.flatMap(({ packages }) => packages.flat()))];
  const { text } = await run('apt-cache', [...options, 'madison', ...names], { env: aptEnvironment(), allowFailure: true });
  const known = new Set([...text.matchAll(/^ *(\S+) \|/gm)].map(([, name]) => name));
  const chosen = [];
  const missing = [];
  for (const { title, packages } of groups) {
    const picks = packages.map((alternatives) => alternatives.find((name) => known.has(name)));
    if (picks.includes(undefined)) missing.push(title);
    else chosen.push(...picks);
  }
  return { chosen, missing };
}

/**
 * Installs packages for the whole machine. Services that come along are neither started now nor at the next boot:
 * this product runs private ones. Nothing already installed is ever removed for it.
 */
export async function installAsRoot(groups) {
  const log = join(localFolder('logs'), 'apt.log');
  const env = aptEnvironment();
  // A foreign source that does not answer is no reason to give up: the packages may well be there.
  await run('apt-get', ['update'], { env, allowFailure: true });
  const { chosen, missing } = await choose(groups, []);
  if (chosen.length === 0) return missing;
  if (!existsSync(POLICY)) writeFileSync(POLICY, POLICY_TEXT, { mode: 0o755 });
  process.once('exit', removePolicy);
  try {
    const install = ['install', '-y', '--no-install-recommends', '--no-remove', '-o', 'Dpkg::Use-Pty=0', ...chosen];
    await run('apt-get', install, { env, log, finish: true });
  } finally {
    removePolicy();
  }
  if (chosen.includes('redis-server') && existsSync('/usr/bin/systemctl'))
    await run('systemctl', ['disable', 'redis-server'], { env, allowFailure: true });
  return missing;
}

/**
 * The packages and everything they need beyond what the machine has, unpacked below `.local/tools`. Needs no rights:
 * nothing is installed, no script of a package is run. The machine's own package lists are tried first; where they are
 * missing or out of date, lists are fetched into `.local/`.
 */
export async function unpackAsUser(groups) {
  const cache = localFolder('apt', 'cache');
  localFolder('apt', 'cache', 'archives', 'partial');
  localFolder('apt', 'lists', 'partial');
  const archives = freshFolder('archives');
  const options = ['-o', 'Debug::NoLocking=1', '-o', `Dir::Cache=${cache}`, '-o', `APT::Sandbox::User=${isRoot() ? 'root' : ''}`];
  const privateLists = ['-o', `Dir::State::lists=${join(cache, '..', 'lists')}`];
  let missing;
  try {
    missing = await download(groups, options, archives, true);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say('  fetching package lists (this machine has none, or old ones)');
    await run('apt-get', [...options, ...privateLists, 'update'], { env: aptEnvironment(), allowFailure: true });
    missing = await download(groups, [...options, ...privateLists], freshFolder('archives'), false);
  }
  await unpack(archives);
  // The lists alone are larger than what is unpacked.
  rmSync(localFolder('apt'), { recursive: true, force: true });
  return missing;
}

function freshFolder(name) {
  rmSync(localFolder('apt', name), { recursive: true, force: true });
  return localFolder('apt', name);
}

async function download(groups, options, folder, mustKnowAll) {
  const env = aptEnvironment();
  const { chosen, missing } = await choose(groups, options);
  if (missing.length > 0 && mustKnowAll) throw new Problem(`no package for ${missing.join(', ')}`);
  if (chosen.length === 0) return missing;
  const install = [...options, 'install', '-s', '--no-install-recommends', ...chosen];
  const { text } = await run('apt-get', install, { env });
  // "Inst name [installed version] (new version source [architecture])"
  const needed = [...text.matchAll(/^Inst (\S+) (?:\[\S+\] )?\((\S+) /gm)].map(([, name, version]) => ({ name, version }));
  const closure = needed.filter(({ name }) => !NEVER_UNPACKED.has(name)).map(({ name, version }) => `${name}=${version}`);
  // What is installed, yet was not found, is fetched all the same: a stripped image may lack its files.
  for (const name of chosen) if (!needed.some((one) => one.name === name)) closure.push(name);
  await run('apt-get', [...options, 'download', ...closure], { cwd: folder, env, log: join(localFolder('logs'), 'apt.log') });
  return missing;
}

async function unpack(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.deb'));
  const worker = async () => {
    for (let file = files.pop(); file; file = files.pop()) await run('dpkg-deb', ['-x', join(folder, file), TOOLS]);
  };
  await Promise.all([worker(), worker()]);
}
