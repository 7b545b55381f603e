import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Redis } from 'ioredis';
import { AppError, Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';

/** What is left of a limit in its present window. */
export interface Allowance {
  limit: number;
  windowSeconds: number;
  remaining: number;
  exceeded: boolean;
  resetSeconds: number;
}

/** Limits in Redis; without Redis each process counts for itself (S13: they fail open to a local limit). */
@Injectable()
export class RateLimiter implements OnModuleDestroy {
  private readonly redis: Redis;
  private readonly local = new Map<string, number>();
  private localWindow = 0;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {
    this.redis = new Redis(config.redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 300 });
    this.redis.on('error', () => undefined);
  }

  /** Counts one use of `name` and answers what is left of this window; never throws. */
  async spend(name: string, limit: number, windowSeconds: number): Promise<Allowance> {
    const { key, window } = this.place(name, windowSeconds);
    const used = await this.countInRedis(key, windowSeconds).catch(() => this.countHere(key, window));
    const endsAt = (window + 1) * windowSeconds * 1000;
    const resetSeconds = Math.max(1, Math.ceil((endsAt - this.clock.now().getTime()) / 1000));
    return { limit, windowSeconds, remaining: Math.max(0, limit - used), exceeded: used > limit, resetSeconds };
  }

  /** Counts one use of `name`; past `limit` within the window of `windowSeconds` throws `too_many_requests`. */
  async take(name: string, limit: number, windowSeconds: number): Promise<void> {
    const { key, window } = this.place(name, windowSeconds);
    const used = await this.countInRedis(key, windowSeconds).catch(() => this.countHere(key, window));
    if (used > limit) throw new AppError('too_many_requests', { retryAfterSeconds: windowSeconds });
  }

  /** Throws `too_many_requests` when `name` has been used up in this window; counts nothing. */
  async check(name: string, limit: number, windowSeconds: number): Promise<void> {
    const { key } = this.place(name, windowSeconds);
    const used = await this.redis
      .get(key)
      .then(Number)
      .catch(() => this.local.get(key) ?? 0);
    if (used >= limit) throw new AppError('too_many_requests', { retryAfterSeconds: windowSeconds });
  }

  private place(name: string, windowSeconds: number): { key: string; window: number } {
    const window = Math.floor(this.clock.now().getTime() / 1000 / windowSeconds);
    return { key: `${this.config.redisPrefix}:rate:${name}:${window}`, window };
  }

  private async countInRedis(key: string, windowSeconds: number): Promise<number> {
    const used = await this.redis.incr(key);
    if (used === 1) await this.redis.expire(key, windowSeconds);
    return used;
  }

  private countHere(key: string, window: number): number {
    if (window !== this.localWindow) {
      this.local.clear();
      this.localWindow = window;
    }
    const used = (this.local.get(key) ?? 0) + 1;
    this.local.set(key, used);
    return used;
  }

  onModuleDestroy(): void {
    this.redis.disconnect();
  }
}
