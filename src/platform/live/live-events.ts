import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { Subject } from 'rxjs';
import { Clock } from '../../shared/index.js';
import { Config } from '../config/config.js';

export const LIVE_TOPICS = [
  'card',
  'session',
  'seats',
  // What a campaign may do has changed, which agents' pages must know; and its figures have, which happens with every call.
  'campaign',
  'progress',
  'list',
  'do-not-call',
  'review',
  'complaint',
  'intent',
  'statement',
  'switch-import',
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** Something changed; pages fetch what they may see. Carries ids only. */
export interface LiveEvent {
  topic: LiveTopic;
  id: string | null;
  /** Only this account's pages hear it; null: everybody's. */
  accountId: string | null;
  at: string;
}

/** Fan-out to open pages: at once within the process, through Redis to the others; pages re-fetch on reconnect, so a lost event costs nothing. */
@Injectable()
export class LiveEvents implements OnModuleInit, OnModuleDestroy {
  readonly events = new Subject<LiveEvent>();
  private readonly origin = randomUUID();
  private readonly channel: string;
  private readonly publisher: Redis;
  private readonly subscriber: Redis;

  constructor(
    config: Config,
    private readonly clock: Clock,
  ) {
    this.channel = `${config.redisPrefix}:live`;
    const retryStrategy = (times: number): number => Math.min(times * 100, 1000);
    this.publisher = new Redis(config.redisUrl, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      commandTimeout: 1000,
      // What is published in one turn of the event loop leaves in one write.
      enableAutoPipelining: true,
      retryStrategy,
    });
    this.subscriber = new Redis(config.redisUrl, { maxRetriesPerRequest: null, retryStrategy });
    this.publisher.on('error', () => undefined);
    this.subscriber.on('error', () => undefined);
  }

  onModuleInit(): void {
    this.subscriber.subscribe(this.channel).catch((error: Error) => Logger.debug(`live: ${error.message}`, 'LiveEvents'));
    this.subscriber.on('message', (_channel, text) => {
      const message = JSON.parse(text) as { origin: string; event: LiveEvent };
      if (message.origin !== this.origin) this.events.next(message.event);
    });
  }

  publish(topic: LiveTopic, id: string | null, accountId: string | null = null): void {
    const event: LiveEvent = { topic, id, accountId, at: this.clock.now().toISOString() };
    this.events.next(event);
    this.publisher.publish(this.channel, JSON.stringify({ origin: this.origin, event })).catch(() => undefined);
  }

  onModuleDestroy(): void {
    this.events.complete();
    this.publisher.disconnect();
    this.subscriber.disconnect();
  }
}
