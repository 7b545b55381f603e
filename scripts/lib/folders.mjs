import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout these scripts belong to, whatever folder they are called from. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything the scripts download, start or remember stands here; removing it makes the checkout fresh again. */
export const LOCAL = join(ROOT, '.local');

/** Where an ordinary user's copies of Debian packages are unpacked. */
export const TOOLS = join(LOCAL, 'tools');

/** A folder inside `.local/`, made if missing and closed to other users of the machine. */
export function localFolder(...names) {
  const folder = join(LOCAL, ...names);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
