import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder, ROOT } from './folders.mjs';
import { withLock } from './locks.mjs';
import { run } from './processes.mjs';
import { Problem } from './report.mjs';

const LOCK_FILE = join(ROOT, 'package-lock.json');
/** npm's own list of what it has put there. */
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');

function fingerprint() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(ROOT, name)));
  // Packages with binaries differ from one Node.js or processor to another.
  return hash.update(`${process.version} ${process.platform} ${process.arch}`).digest('hex');
}

const stampFile = () => join(localFolder(), 'packages.stamp');

function isCurrent() {
  return existsSync(INSTALLED) && existsSync(stampFile()) && readFileSync(stampFile(), 'utf8') === fingerprint();
}

/** Packages whose installed version or content is not the locked one. */
function strays() {
  const locked = JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(INSTALLED, 'utf8')).packages;
  return Object.entries(installed).flatMap(([path, { version, integrity }]) => {
    const expected = locked[path];
    const same = expected?.version === version && (!integrity || !expected.integrity || expected.integrity === integrity);
    return same ? [] : [`${path} ${version} (locked: ${expected?.version ?? 'not at all'})`];
  });
}

/**
 * Installs the npm packages if they are missing or the lock has changed since; answers false when there was nothing to do.
 * `npm ci` is stricter, but fails on a registry mirror that lacks binaries for other platforms; so it is `npm install`,
 * and afterwards the lock must be unchanged and every package the locked one.
 */
export async function ensurePackages() {
  if (isCurrent()) return false;
  return withLock('packages', async () => {
    if (isCurrent()) return false;
    const before = readFileSync(LOCK_FILE);
    // npm takes a folder with a package.json for an installed package, even if it was killed while unpacking it.
    const unfinished = join(localFolder(), 'packages.unfinished');
    if (existsSync(unfinished)) rmSync(join(ROOT, 'node_modules'), { recursive: true, force: true });
    writeFileSync(unfinished, '');
    // NODE_ENV=production in somebody's shell must not leave out what the build needs.
    const options = ['--no-audit', '--no-fund', '--no-save', '--no-progress', '--include=dev', '--loglevel=error'];
    await run('npm', ['install', ...options], { cwd: ROOT, log: join(localFolder('logs'), 'npm-install.log') });
    rmSync(unfinished);
    const changed = !readFileSync(LOCK_FILE).equals(before);
    if (changed) writeFileSync(LOCK_FILE, before);
    const wrong = strays();
    if (changed || wrong.length > 0) {
      const what = wrong.length > 0 ? wrong.slice(0, 10).join('\n  ') : 'npm wanted to write another package-lock.json (it was put back)';
      throw new Problem(`The packages are not those of package-lock.json; run npm install and look at the changes:\n  ${what}`);
    }
    writeFileSync(stampFile(), fingerprint());
    return true;
  });
}
