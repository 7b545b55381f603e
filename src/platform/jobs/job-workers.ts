import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Job, UnrecoverableError, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { Config } from '../config/config.js';
import { definedJobs, type JobDefinition } from './define-job.js';
import { JOB_HANDLER, type JobHandler } from './job-handler.js';
import { PoisonCounter } from './poison-counter.js';

/** The consuming side: one BullMQ worker per defined job, in processes whose role includes `worker`. */
@Injectable()
export class JobWorkers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly workers: Worker[] = [];
  private readonly connections: Redis[] = [];

  constructor(
    private readonly config: Config,
    private readonly discovery: DiscoveryService,
    private readonly poison: PoisonCounter,
  ) {}

  onApplicationBootstrap(): void {
    const handlers = this.handlers();
    if (!this.config.runsWorker) return;
    for (const job of definedJobs()) this.start(job as unknown as JobDefinition<object>, handlers.get(job.name)!);
  }

  /** Handler of every defined job; throws when one is missing, doubled, or handles a job nobody defined. */
  private handlers(): Map<string, JobHandler<object>> {
    const found = new Map<string, JobHandler<object>>();
    for (const wrapper of this.discovery.getProviders()) {
      const name = wrapper.metatype && (Reflect.getMetadata(JOB_HANDLER, wrapper.metatype) as string | undefined);
      if (!name) continue;
      if (found.has(name)) throw new Error(`job ${name} has two handlers`);
      found.set(name, wrapper.instance as JobHandler<object>);
    }
    const missing = definedJobs().filter((job) => !found.has(job.name));
    if (missing.length > 0) throw new Error(`no handler for: ${missing.map((job) => job.name).join(', ')}`);
    return found;
  }

  private start(job: JobDefinition<object>, handler: JobHandler<object>): void {
    const connection = new Redis(this.config.redisUrl, {
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(times * 100, 1000),
    });
    connection.on('error', () => undefined);
    this.connections.push(connection);
    const worker = new Worker(job.name, (queued: Job<object>) => this.work(job, handler, queued.data), {
      connection,
      prefix: this.config.redisPrefix,
      concurrency: job.concurrency,
      lockDuration: job.lockDurationMs,
      stalledInterval: job.stalledIntervalMs,
      maxStalledCount: job.maxStalledCount,
    });
    worker.on('error', (error) => Logger.debug(`${job.name}: ${error.message}`, 'JobWorkers'));
    this.workers.push(worker);
  }

  private async work(job: JobDefinition<object>, handler: JobHandler<object>, payload: object): Promise<void> {
    const subject = job.subject(payload);
    if (await this.poison.isParked(job.name, subject)) throw new UnrecoverableError('parked');
    try {
      await handler.handle(payload);
    } catch (error) {
      const parked = await this.poison.count(job, subject, error as Error);
      Logger.error(`${job.name} ${subject} failed${parked ? ' and is parked' : ''}: ${(error as Error).message}`, 'JobWorkers');
      // The queue keeps the error's text in Redis: give it a code, not a message that may quote a query.
      // eslint-disable-next-line preserve-caught-error -- the cause is what must not get there
      throw new Error(`${job.name} failed: ${(error as Error).name}`);
    }
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.workers.map((worker) => closeWithin(worker, 5000)));
    for (const connection of this.connections) connection.disconnect();
  }
}

/** Lets running jobs finish, but a stop never hangs on a Redis that is away. */
async function closeWithin(worker: Worker, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    worker.close().catch(() => undefined),
    new Promise((done) => {
      timer = setTimeout(done, limitMs);
    }),
  ]);
  clearTimeout(timer);
}
