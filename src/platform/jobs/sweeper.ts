import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/config.js';

export interface Sweep {
  name: string;
  everyMs: number;
  /** Finds due rows by their state and works on each; claims make running twice harmless. Answers how many it found. */
  run: () => Promise<number>;
}

/**
 * Whatever should be running is found again here by a scan of states, so losing Redis loses nothing (P3, P4). Runs in processes whose
 * role includes `worker`; a sweep never overlaps itself.
 */
@Injectable()
export class Sweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sweeps: Sweep[] = [];
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly running = new Map<string, Promise<unknown>>();
  private readonly lastRunAt = new Map<string, number>();
  private stopped = false;

  constructor(private readonly config: Config) {}

  register(sweep: Sweep): void {
    if (this.sweeps.some((other) => other.name === sweep.name)) throw new Error(`sweep ${sweep.name} is registered twice`);
    this.sweeps.push(sweep);
  }

  onApplicationBootstrap(): void {
    if (!this.config.runsWorker) return;
    for (const sweep of this.sweeps) this.schedule(sweep, 0);
  }

  /** One run of a sweep, or of all; used by tests to drain. Answers how many rows were found. */
  async runNow(name?: string): Promise<number> {
    let found = 0;
    for (const sweep of this.sweeps) {
      if (!name || sweep.name === name) found += await sweep.run();
    }
    return found;
  }

  /** Seconds since each sweep last finished, for the health page; by the monotonic clock, because it is an age and not an instant. */
  ages(): { name: string; ageSeconds: number | null }[] {
    const now = performance.now();
    return this.sweeps.map((sweep) => {
      const last = this.lastRunAt.get(sweep.name);
      return { name: sweep.name, ageSeconds: last === undefined ? null : Math.round((now - last) / 1000) };
    });
  }

  private schedule(sweep: Sweep, delayMs: number): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      const run = sweep
        .run()
        .catch((error: Error) => Logger.error(`sweep ${sweep.name}: ${error.message}`, 'Sweeper'))
        .finally(() => {
          this.lastRunAt.set(sweep.name, performance.now());
          this.running.delete(sweep.name);
          this.schedule(sweep, sweep.everyMs);
        });
      this.running.set(sweep.name, run);
    }, delayMs);
    this.timers.set(sweep.name, timer);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.running.values());
  }
}
