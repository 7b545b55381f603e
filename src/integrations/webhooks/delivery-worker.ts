import { type BeforeApplicationShutdown, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Sweeper } from '../../platform/index.js';
import { WebhookDeliveries } from './deliveries.service.js';
import { type ClaimedDelivery, DeliveryAttempts } from './delivery-attempts.js';
import { WebhookSubscriptions } from './subscriptions.service.js';
import { WebhookMessages } from './webhook-messages.js';
import { WebhookSender } from './webhook-sender.js';

const SWEEP_MS = 500;
/** Attempts to one subscription at the same time. A slow receiver holds up nobody but itself. */
const AT_ONCE = 4;

/**
 * Sends what is due. A delivery is claimed before the attempt and its result recorded after it, so a worker that is killed in between
 * leads to one more attempt with the same event id: at least once, and the receiver can tell.
 */
@Injectable()
export class DeliveryWorker implements OnModuleInit, BeforeApplicationShutdown {
  private readonly draining = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly deliveries: WebhookDeliveries,
    private readonly attempts: DeliveryAttempts,
    private readonly subscriptions: WebhookSubscriptions,
    private readonly messages: WebhookMessages,
    private readonly sender: WebhookSender,
    private readonly sweeper: Sweeper,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'webhooks', everyMs: SWEEP_MS, run: () => this.startDue() });
  }

  /** Writes what the feed has brought and begins to send what is due, without waiting for slow receivers; answers to how many. */
  async startDue(): Promise<number> {
    await this.deliveries.writeFromFeed();
    const due = await this.attempts.dueSubscriptions();
    for (const id of due) {
      if (this.draining.has(id) || this.stopping.signal.aborted) continue;
      const drained = this.drain(id)
        .catch((error: Error) => Logger.error(`webhook ${id}: ${error.message}`, 'Webhooks'))
        .finally(() => this.draining.delete(id));
      this.draining.set(id, drained);
    }
    return due.length;
  }

  /** When everything that was begun has come to its end. */
  async settled(): Promise<void> {
    while (this.draining.size > 0) await Promise.all(this.draining.values());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  private async drain(subscriptionId: string): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const claimed = await this.attempts.claimDue(subscriptionId, AT_ONCE);
      if (claimed.length === 0) return;
      await Promise.all(claimed.map((one) => this.attempt(one)));
    }
  }

  private async attempt(claimed: ClaimedDelivery): Promise<void> {
    const { delivery } = claimed;
    const subscription = await this.subscriptions.one(delivery.subscriptionId);
    const { headers, body } = await this.messages.compose(subscription, delivery);
    const result = await this.sender.send(subscription.url, headers, body, this.stopping.signal);
    if (result.error === null) await this.attempts.recordSuccess(claimed, result.status);
    else if (this.stopping.signal.aborted) await this.attempts.release(claimed);
    else await this.attempts.recordFailure(claimed, result);
  }
}
