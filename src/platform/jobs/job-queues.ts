import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { definedJobs, type JobDefinition } from './define-job.js';

/** The producing side of every queue. Adding fails fast when Redis is away: the job's sweep finds the row (P4, P5). */
@Injectable()
export class JobQueues implements OnModuleDestroy {
  private readonly connection: Redis;
  private readonly queues = new Map<string, Queue>();
  /** Queues that Redis has answered once. */
  private readonly answered = new Set<string>();

  constructor(@Inject(Config) private readonly config: Config) {
    this.connection = new Redis(config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 1000,
      retryStrategy: (times) => Math.min(times * 100, 1000),
    });
    this.connection.on('error', (error) => Logger.debug(`redis: ${error.message}`, 'JobQueues'));
  }

  async add<P extends object>(job: JobDefinition<P>, payload: P): Promise<void> {
    try {
      await this.use(job.name, (queue) =>
        queue.add(job.name, payload, {
          attempts: job.attempts,
          backoff: { type: 'exponential', delay: job.backoffMs },
          removeOnComplete: job.keepCompleted,
          removeOnFail: job.keepFailed,
        }),
      );
    } catch (error) {
      Logger.warn(`${job.name} not queued, its sweep will find the row: ${(error as Error).message}`, 'JobQueues');
    }
  }

  /** Counts of every defined queue; throws when Redis is away. */
  async counts(): Promise<{ name: string; waiting: number; active: number; delayed: number; failed: number }[]> {
    return Promise.all(
      definedJobs().map(async ({ name }) => {
        const counts = await this.use(name, (queue) => queue.getJobCounts('waiting', 'active', 'delayed', 'failed'));
        return {
          name,
          waiting: counts['waiting'] ?? 0,
          active: counts['active'] ?? 0,
          delayed: counts['delayed'] ?? 0,
          failed: counts['failed'] ?? 0,
        };
      }),
    );
  }

  /**
   * Asks a queue. One that is made while Redis is away never recovers: it is made only on a connection that stands, and made anew
   * until Redis has answered it once.
   */
  private async use<T>(name: string, ask: (queue: Queue) => Promise<T>): Promise<T> {
    const known = this.queues.get(name);
    if (!known && this.connection.status !== 'ready') throw new Error('redis is away');
    const queue = known ?? this.make(name);
    try {
      const answer = await ask(queue);
      this.answered.add(name);
      return answer;
    } catch (error) {
      if (!this.answered.has(name) && this.queues.get(name) === queue) {
        this.queues.delete(name);
        void queue.close().catch(() => undefined);
      }
      throw error;
    }
  }

  private make(name: string): Queue {
    const queue = new Queue(name, { connection: this.connection, prefix: this.config.redisPrefix, skipWaitingForReady: true });
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }

  async ping(): Promise<void> {
    await this.connection.ping();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close().catch(() => undefined)));
    this.connection.disconnect();
  }
}
