import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../shared/index.js';
import { createDurably } from './durable-file.js';

/**
 * The newest fencing token this PBX has seen, kept on disk: a worker that lost its lease while asleep can do no harm when it
 * wakes. One empty file a token, so that an older token can never overwrite a newer one.
 */
export class FencingTokens {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = join(directory, 'fencing');
  }

  async open(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
  }

  /** Throws AppError `state_conflict` when a newer token was seen; otherwise remembers this one. */
  async admit(token: number): Promise<void> {
    const seen = await this.seen();
    const newest = Math.max(-1, ...seen);
    if (token < newest) throw new AppError('state_conflict', { reason: 'stale_fencing_token', fencingToken: token, newest });
    if (token === newest) return;
    await createDurably(join(this.directory, String(token)), '');
    for (const old of seen) await rm(join(this.directory, String(old)), { force: true });
  }

  private async seen(): Promise<number[]> {
    const names = await readdir(this.directory);
    return names.filter((name) => /^\d+$/.test(name)).map(Number);
  }
}
