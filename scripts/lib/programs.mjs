import { accessSync, chmodSync, constants, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { TOOLS } from './folders.mjs';
import { hasApt, installAsRoot, isRoot, removePolicy, unpackAsUser } from './debian.mjs';
import { withLock } from './locks.mjs';
import { run } from './processes.mjs';
import { Problem, say } from './report.mjs';

/** Small scripts that start an unpacked program with its libraries and data, as if it were installed. */
export const WRAPPERS = join(TOOLS, 'wrappers');

const CHINESE_FONT = /wqy|noto.*cjk|sourcehan|droidsansfallback|uming|ukai|pingfang|hiragino/i;

/**
 * What the scripts need from outside npm. `packages`: for each needed Debian package its alternative names, best first.
 * `commands`: any one of them is enough. The -core packages hold the server without a system service around it.
 */
const PROGRAMS = {
  mariadb: {
    title: 'MariaDB (10.11 or newer) or MySQL (8.0 or newer)',
    commands: ['mariadbd', 'mysqld'],
    packages: [
      ['mariadb-server-core', 'mariadb-server-core-10.6', 'mariadb-server-core-10.5', 'mariadb-server'],
      ['mariadb-client-core', 'mariadb-client-core-10.6', 'mariadb-client-core-10.5', 'mariadb-client'],
    ],
  },
  redis: { title: 'Redis (6.2 or newer)', commands: ['redis-server', 'valkey-server'], packages: [['redis-server', 'valkey-server']] },
  chromium: {
    title: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: [['chromium']],
  },
  font: { title: 'a Chinese font', packages: [['fonts-wqy-microhei', 'fonts-noto-cjk']] },
  espeak: { title: 'espeak-ng', commands: ['espeak-ng'], packages: [['espeak-ng']] },
};

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The path of a command on PATH, in the system's folders that an ordinary user's PATH leaves out, or under `.local/`. */
export function findCommand(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/usr/local/bin', '/usr/bin', WRAPPERS];
  for (const name of names) for (const folder of folders) if (folder !== '' && isExecutable(join(folder, name))) return join(folder, name);
  return null;
}

function hasChineseFont(folder, depth = 0) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return false;
  }
  return entries.some((entry) =>
    entry.isDirectory() ? depth < 4 && hasChineseFont(join(folder, entry.name), depth + 1) : CHINESE_FONT.test(entry.name),
  );
}

function isThere(name) {
  if (name === 'font')
    return [
      '/usr/share/fonts',
      '/usr/local/share/fonts',
      '/System/Library/Fonts',
      join(homedir(), '.local/share/fonts'),
      join(TOOLS, 'usr/share/fonts'),
    ].some((folder) => hasChineseFont(folder));
  if (name === 'chromium' && process.env.CHROMIUM_PATH) return true;
  return findCommand(...PROGRAMS[name].commands) !== null;
}

function advice(names) {
  const titles = names.map((name) => PROGRAMS[name].title).join(', ');
  return [
    `Missing: ${titles}. They could not be fetched here; please install them:`,
    '  Debian, Ubuntu   sudo apt-get install mariadb-server redis-server chromium fonts-wqy-microhei espeak-ng',
    '  Fedora           sudo dnf install mariadb-server redis chromium wqy-microhei-fonts espeak-ng',
    '  macOS            brew install mariadb redis espeak-ng; brew install --cask chromium',
    'Instead of MariaDB and Redis on this machine, DATABASE_URL and REDIS_URL may point at running servers;',
    'CHROMIUM_PATH may name any Chromium or Chrome.',
  ].join('\n');
}

/**
 * Makes sure the named programs are on this machine: as root by apt, as an ordinary user by unpacking Debian's packages
 * below `.local/tools`. Answers false when nothing was missing. Elsewhere it stops and says what to install.
 */
export async function ensurePrograms(names) {
  removePolicy();
  if (names.every(isThere)) return false;
  return withLock('programs', async () => {
    const missing = names.filter((name) => !isThere(name));
    if (missing.length === 0) return false;
    if (!hasApt()) throw new Problem(advice(missing));
    const groups = missing.map((name) => PROGRAMS[name]);
    if (isRoot()) {
      try {
        await installAsRoot(groups);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        say('  apt-get install failed (see .local/logs/apt.log); unpacking the packages into .local/tools instead');
        await unpackAsUser(groups);
      }
    } else await unpackAsUser(groups);
    await writeWrappers();
    const still = missing.filter((name) => !isThere(name));
    if (still.length > 0) throw new Problem(advice(still));
    return true;
  });
}

/** Folders below `.local/tools` that hold shared libraries, for LD_LIBRARY_PATH; relative to it. */
function libraryFolders() {
  const found = [];
  const look = (folder, depth) => {
    if (!existsSync(join(TOOLS, folder))) return;
    const entries = readdirSync(join(TOOLS, folder), { withFileTypes: true });
    if (entries.some(({ name }) => /\.so(\.|$)/.test(name))) found.push(folder);
    // One level below the architecture's folder stand private libraries, such as those of the sound system.
    if (depth > 0) for (const entry of entries) if (entry.isDirectory()) look(join(folder, entry.name), depth - 1);
  };
  for (const top of ['usr/lib', 'lib'])
    if (existsSync(join(TOOLS, top)))
      for (const name of readdirSync(join(TOOLS, top))) if (name.endsWith('-linux-gnu') || name.startsWith('lib')) look(join(top, name), 1);
  return found.filter((folder) => !/\/(gconv|dri|vdpau|gio|sasl2)$/.test(folder));
}

async function writeWrappers() {
  if (!existsSync(TOOLS)) return;
  mkdirSync(WRAPPERS, { recursive: true });
  const libraries = libraryFolders();
  const architecture = libraries.map((folder) => /[^/]+-linux-gnu/.exec(folder)?.[0]).find(Boolean) ?? '';
  const server =
    '--lc-messages-dir="$T/usr/share/mysql" --character-sets-dir="$T/usr/share/mysql/charsets" --plugin-dir="$T/usr/lib/mysql/plugin"';
  const wrappers = {
    mariadbd: { program: 'usr/sbin/mariadbd', after: server },
    'redis-server': { program: 'usr/bin/redis-server' },
    'valkey-server': { program: 'usr/bin/valkey-server' },
    'mariadb-install-db': { program: 'usr/bin/mariadb-install-db', after: '--basedir="$T/usr"' },
    mariadb: { program: 'usr/bin/mariadb', after: '--character-sets-dir="$T/usr/share/mysql/charsets"' },
    'mariadb-dump': { program: 'usr/bin/mariadb-dump' },
    chromium: { program: 'usr/lib/chromium/chromium' },
    'espeak-ng': { program: 'usr/bin/espeak-ng', before: `export ESPEAK_DATA_PATH="$T/usr/lib/${architecture}"` },
  };
  for (const [name, { program, before = '', after = '' }] of Object.entries(wrappers)) {
    if (!existsSync(join(TOOLS, program))) continue;
    const file = join(WRAPPERS, name);
    const path = libraries.map((folder) => `$T/${folder}`).join(':');
    const lines = [
      '#!/bin/sh',
      'T=$(cd "$(dirname "$0")/.." && pwd)',
      `export LD_LIBRARY_PATH="${path}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
    ];
    writeFileSync(file, [...lines, before, `exec "$T/${program}" "$@" ${after}`, ''].join('\n'));
    chmodSync(file, 0o755);
    await requireLibraries(program, libraries);
  }
  writeFileSync(join(TOOLS, 'fonts.conf'), FONTS);
}

/** The machine's fonts and the unpacked ones. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">usr/share/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir prefix="xdg">fonts</dir>
  <include ignore_missing="yes" prefix="relative">etc/fonts/conf.d</include>
  <include ignore_missing="yes">/etc/fonts/conf.d</include>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A library that is missing shows here by name, not later as a program that does not start. */
async function requireLibraries(program, libraries) {
  const env = { ...process.env, LD_LIBRARY_PATH: libraries.map((folder) => join(TOOLS, folder)).join(':') };
  const { text } = await run('ldd', [join(TOOLS, program)], { env, allowFailure: true });
  const lacking = [...text.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name);
  if (lacking.length > 0) throw new Problem(`${program} was unpacked, but needs libraries this machine lacks: ${lacking.join(', ')}`);
}

/** The environment in which tests find the programs: PATH, CHROMIUM_PATH and the fonts. */
export function programEnvironment() {
  const env = { PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin${delimiter}${WRAPPERS}` };
  const chromium = process.env.CHROMIUM_PATH ?? findCommand(...PROGRAMS.chromium.commands);
  if (chromium) env.CHROMIUM_PATH = chromium;
  if (existsSync(join(TOOLS, 'usr/share/fonts'))) env.FONTCONFIG_FILE = join(TOOLS, 'fonts.conf');
  return env;
}
