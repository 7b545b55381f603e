import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably } from '../durable-file.js';

/**
 * A name this installation gives itself once. It stands before every call's id at the PBX, whose records outlive a database: call 1 of a new
 * installation must not be taken for call 1 of an older one.
 */
export async function installationName(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const path = join(directory, 'installation');
  await createDurably(path, randomBytes(5).toString('hex'));
  return readFile(path, 'utf8');
}
