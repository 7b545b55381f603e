import { Injectable } from '@nestjs/common';
import { Clock } from '../../shared/index.js';
import { CustomerRefs } from '../feed/customer-refs.js';
import { OutcomeFeed } from '../feed/outcome-feed.service.js';
import { signedHeaders } from './signature.js';
import { eventBody, type EventFacts } from './rules/webhook-event.js';
import { WebhookSubscriptions } from './subscriptions.service.js';
import type { WebhookDelivery, WebhookSubscription } from './webhook.entity.js';

export interface WebhookMessage {
  headers: Record<string, string>;
  body: string;
}

/** What is sent of an event: composed at each attempt from what cannot change, so every attempt carries the same body. */
@Injectable()
export class WebhookMessages {
  constructor(
    private readonly feed: OutcomeFeed,
    private readonly customers: CustomerRefs,
    private readonly subscriptions: WebhookSubscriptions,
    private readonly clock: Clock,
  ) {}

  async compose(subscription: WebhookSubscription, delivery: WebhookDelivery): Promise<WebhookMessage> {
    const facts = delivery.outcomeId === null ? null : await this.factsOf(delivery.outcomeId);
    const body = eventBody(delivery.eventType, facts?.recordedAt ?? delivery.createdAt.toISOString(), facts);
    const now = this.clock.now();
    return { body, headers: signedHeaders(delivery.eventKey, now, body, this.subscriptions.secretsOf(subscription, now)) };
  }

  private async factsOf(outcomeId: string): Promise<EventFacts> {
    const row = await this.feed.one(outcomeId);
    if (!row) throw new Error(`outcome ${outcomeId} has a delivery and no place in the feed`);
    const refs = await this.customers.of([row.prospectId]);
    return {
      ...{ outcomeId, correctsOutcomeId: row.earlierId, callId: row.callId, campaignId: row.campaignId, listId: row.listId },
      ...{ customerRef: refs.get(row.prospectId) ?? null, recordedAt: row.recordedAt.toISOString(), cursor: row.seq },
    };
  }
}
