import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that is either absent or complete, also after a power cut, and only if it is not there yet.
 * Returns false when it was. (A hard link, unlike a rename, refuses to replace: two processes cannot both win.)
 */
export async function createDurably(path: string, content: string): Promise<boolean> {
  const draft = await writeDraft(path, content);
  try {
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  await syncDirectory(dirname(path));
  return true;
}

/** Writes a file that is either the old one or complete, also after a power cut. */
export async function replaceDurably(path: string, content: Uint8Array): Promise<void> {
  const draft = await writeDraft(path, content);
  await rename(draft, path);
  await syncDirectory(dirname(path));
}

async function writeDraft(path: string, content: string | Uint8Array): Promise<string> {
  const draft = `${path}.${randomUUID()}.draft`;
  const handle = await open(draft, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
