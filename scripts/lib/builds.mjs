import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, ROOT } from './folders.mjs';
import { withLock } from './locks.mjs';
import { run } from './processes.mjs';

/** What is built, from what, and by which tool. A build is skipped while none of its sources has changed. */
const BUILDS = {
  server: {
    sources: ['src', 'demo', 'nest-cli.json', '.swcrc', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    output: 'dist/src/main.js',
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
  },
  web: {
    sources: ['web', 'package-lock.json'],
    output: 'web/dist/index.html',
    command: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
  },
};

function addToHash(hash, path) {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) return void hash.update(`${path} ${stats.mtimeMs} ${stats.size}\n`);
  for (const name of readdirSync(join(ROOT, path)).sort()) {
    if (name === 'node_modules' || name === 'dist' || name.startsWith('.')) continue;
    addToHash(hash, `${path}/${name}`);
  }
}

/** Names, times and sizes of the sources: quicker than their content, and a needless build costs seconds only. */
function fingerprint({ sources }) {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) addToHash(hash, source);
  return hash.digest('hex');
}

/** Builds `server` or `web` if its sources changed since the last build; answers false when there was nothing to do. */
export async function ensureBuilt(name) {
  const build = BUILDS[name];
  return withLock(`build-${name}`, async () => {
    const stamp = join(localFolder(), `build-${name}.stamp`);
    const current = fingerprint(build);
    const isBuilt = existsSync(join(ROOT, build.output)) && existsSync(stamp);
    if (isBuilt && readFileSync(stamp, 'utf8') === current) return false;
    // A build that is interrupted must not pass for a good one at the next start.
    rmSync(stamp, { force: true });
    const log = join(localFolder('logs'), `build-${name}.log`);
    const env = { ...process.env, NODE_ENV: name === 'web' ? 'production' : process.env.NODE_ENV };
    await run(process.execPath, build.command, { cwd: ROOT, env, log });
    writeFileSync(stamp, current);
    return true;
  });
}
