import { Injectable } from '@nestjs/common';
import { ContractsService } from '../../contracts/index.js';
import { AccountsService } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { WebhookDeliveries } from './deliveries.service.js';
import type { WebhookDelivery, WebhookSubscription } from './webhook.entity.js';
import type { DeliveryView, WebhookView } from './webhooks.dto.js';

/** Subscriptions as the administrator sees them; the secret is in none. */
@Injectable()
export class WebhookViews {
  constructor(
    private readonly accounts: AccountsService,
    private readonly contracts: ContractsService,
    private readonly deliveries: WebhookDeliveries,
    private readonly clock: Clock,
  ) {}

  async of(subscriptions: WebhookSubscription[]): Promise<WebhookView[]> {
    const names = await this.accounts.displayNames(subscriptions.map(({ createdBy }) => createdBy));
    const parties = new Map((await this.contracts.parties()).map(({ id, name }) => [id, name]));
    const counts = await this.deliveries.counts();
    const now = this.clock.now();
    return subscriptions.map((one) => ({
      ...{ id: one.id, bankId: one.bankId, bank: parties.get(one.bankId) ?? '', title: one.title, url: one.url },
      ...{ state: one.state, stateReason: one.stateReason, stateAt: one.stateAt.toISOString(), failures: one.failures },
      lastDeliveredAt: one.lastDeliveredAt?.toISOString() ?? null,
      earlierUntil: one.earlierUntil && one.earlierUntil > now ? one.earlierUntil.toISOString() : null,
      ...(counts.get(one.id) ?? { waiting: 0, delivered: 0, dead: 0 }),
      ...{ createdBy: names.get(one.createdBy) ?? '', createdAt: one.createdAt.toISOString() },
    }));
  }

  async one(subscription: WebhookSubscription): Promise<WebhookView> {
    return (await this.of([subscription]))[0]!;
  }
}

export function deliveryView(delivery: WebhookDelivery): DeliveryView {
  const { id, eventKey, eventType, outcomeId, state, attempts, nextAt, lastStatus, lastError, lastAttemptAt } = delivery;
  return {
    ...{ id, eventId: eventKey, eventType, outcomeId, state, attempts, lastStatus, lastError },
    nextAt: state === 'waiting' ? nextAt.toISOString() : null,
    lastAttemptAt: lastAttemptAt?.toISOString() ?? null,
    deliveredAt: delivery.deliveredAt?.toISOString() ?? null,
    createdAt: delivery.createdAt.toISOString(),
  };
}
