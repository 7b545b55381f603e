import { open, stat } from 'node:fs/promises';
import { afterLine, type CallPicture, EMPTY } from './call-picture.js';
import { celLineOf } from './cel-line.js';

/** Calls kept in mind; far more than are open at once, and the log itself forgets nothing. */
const MOST_CALLS = 20_000;
const CHUNK_BYTES = 256 * 1024;

/**
 * Asterisk's channel event log, followed as it grows: what the PBX has durably written about our calls. Survives our death and the
 * PBX's; a log that was rotated is read to its end under its new name first.
 */
export class EventLog {
  private readonly calls = new Map<string, CallPicture>();
  private inode = 0;
  private offset = 0;
  private rest = Buffer.alloc(0);
  private reading: Promise<void> = Promise.resolve();

  /** `prefix`: of our channels' ids; lines of all others are skipped. */
  constructor(
    private readonly path: string,
    private readonly prefix: string,
  ) {}

  /** What the log says of a call by now; null: nothing. */
  async read(reference: string): Promise<CallPicture | null> {
    await this.catchUp();
    return this.calls.get(reference) ?? null;
  }

  forget(reference: string): void {
    this.calls.delete(reference);
  }

  /** Throws when the log is there and cannot be read; a PBX without any call yet has none. */
  private async catchUp(): Promise<void> {
    const turn = this.reading.catch(() => undefined).then(() => this.readOn());
    this.reading = turn;
    return turn;
  }

  private async readOn(): Promise<void> {
    const now = await statOrNull(this.path);
    if (!now || (now.ino === this.inode && now.size === this.offset)) return;
    if (this.inode !== now.ino || now.size < this.offset) {
      const rotated = await statOrNull(`${this.path}.1`);
      if (rotated && (this.inode === 0 || rotated.ino === this.inode)) await this.readFile(`${this.path}.1`);
      Object.assign(this, { inode: now.ino, offset: 0, rest: Buffer.alloc(0) });
    }
    await this.readFile(this.path);
  }

  private async readFile(path: string): Promise<void> {
    const file = await open(path, 'r');
    try {
      for (;;) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, this.offset);
        if (bytesRead === 0) return;
        this.offset += bytesRead;
        this.take(Buffer.concat([this.rest, buffer.subarray(0, bytesRead)]));
      }
    } finally {
      await file.close();
    }
  }

  /** Lines end with a line feed; what follows the last one is not finished yet. */
  private take(bytes: Buffer): void {
    const end = bytes.lastIndexOf(0x0a);
    this.rest = Buffer.from(bytes.subarray(end + 1));
    if (end < 0) return;
    for (const text of bytes.toString('utf8', 0, end).split('\n')) {
      const line = celLineOf(text);
      if (!line || !line.linkedId.startsWith(this.prefix) || !line.linkedId.endsWith('-a')) continue;
      const reference = line.linkedId.slice(0, -'-a'.length);
      this.calls.set(reference, afterLine(this.calls.get(reference) ?? EMPTY, line));
      const oldest = this.calls.size > MOST_CALLS ? this.calls.keys().next().value : undefined;
      if (oldest !== undefined) this.calls.delete(oldest);
    }
  }
}

async function statOrNull(path: string): Promise<{ ino: number; size: number } | null> {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
