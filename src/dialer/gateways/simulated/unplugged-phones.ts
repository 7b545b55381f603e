import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** One look at the folder serves all seats that are asked about in a row. */
const LOOK_MS = 100;

/** Telephones that somebody has unplugged: one file a seat, named like it, in the folder `unplugged` of the simulated system. */
export class UnpluggedPhones {
  private readonly directory: string;
  private names: ReadonlySet<string> = new Set();
  private lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(directory: string) {
    this.directory = join(directory, 'unplugged');
  }

  async open(): Promise<void> {
    await mkdir(this.directory, { recursive: true });
  }

  async has(seat: string): Promise<boolean> {
    if (performance.now() - this.lookedAtMs >= LOOK_MS) {
      this.names = new Set(await readdir(this.directory).catch(() => []));
      this.lookedAtMs = performance.now();
    }
    return this.names.has(seat);
  }
}
