import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Actor, systemActor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { type FeedRow, OutcomeFeed } from '../feed/outcome-feed.service.js';
import { DELIVERY_STATES, type DeliveryState } from './delivery-states.js';
import { eventKeyOf, eventOf } from './rules/webhook-event.js';
import { WebhookDelivery, WebhookSubscription } from './webhook.entity.js';

const SYSTEM = systemActor('webhooks');
const BATCH = 500;
const PAGE = 50;

/** Deliveries: written from the feed, one an event and subscription; shown; sent anew when an administrator says so. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly feed: OutcomeFeed,
  ) {}

  /** Writes the deliveries of everything in the feed that a subscription has not seen; answers how many. */
  async writeFromFeed(): Promise<number> {
    const behind = (await this.source.query(
      `SELECT s.id FROM webhook_subscription s JOIN feed_head h ON h.bank_id = s.bank_id WHERE s.state <> 'removed' AND s.feed_seq < h.seq`,
    )) as { id: string }[];
    let written = 0;
    for (const { id } of behind) written += await this.writeFor(String(id));
    return written;
  }

  /** Newest first; `state` narrows to one. */
  async page(
    subscriptionId: string,
    state: DeliveryState | null,
    cursor: string | null,
  ): Promise<{ items: WebhookDelivery[]; next: string | null }> {
    const query = this.source.manager
      .createQueryBuilder(WebhookDelivery, 'delivery')
      .where('delivery.subscriptionId = :subscriptionId', { subscriptionId });
    if (state) query.andWhere('delivery.state = :state', { state });
    if (cursor) query.andWhere('delivery.id < :cursor', { cursor });
    const rows = await query
      .orderBy('delivery.id', 'DESC')
      .limit(PAGE + 1)
      .getMany();
    return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]!.id : null };
  }

  /** Deliveries by subscription and state. */
  async counts(): Promise<Map<string, Record<DeliveryState, number>>> {
    const rows = (await this.source.query(
      'SELECT subscription_id, state, COUNT(*) AS deliveries FROM webhook_delivery GROUP BY subscription_id, state',
    )) as { subscription_id: string; state: DeliveryState; deliveries: string }[];
    const counts = new Map<string, Record<DeliveryState, number>>();
    for (const row of rows) {
      const id = String(row.subscription_id);
      const known = counts.get(id) ?? { waiting: 0, delivered: 0, dead: 0 };
      counts.set(id, { ...known, [row.state]: Number(row.deliveries) });
    }
    return counts;
  }

  /** Sends a test event: the same way, signed the same, without facts. */
  async sendTest(actor: Actor, subscription: WebhookSubscription): Promise<string> {
    return this.unitOfWork.run({ actor, action: 'webhook.test', subject: `webhook:${subscription.id}` }, async (tx) => {
      const id = await tx.insert(WebhookDelivery, newDelivery(tx, subscription, `evt_test_${randomUUID()}`, 'test', null));
      tx.audit(`webhook:${subscription.id}`, { deliveryId: id });
      return id;
    });
  }

  /** Sends one delivery anew, with its attempts begun from none and its event's id kept. */
  async redeliver(actor: Actor, id: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'webhook.redeliver', subject: `webhook-delivery:${id}` }, async (tx) => {
      const delivery = await tx.manager.findOne(WebhookDelivery, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!delivery) throw new AppError('not_found', { delivery: id });
      const state = DELIVERY_STATES.apply(delivery.state, 'redeliver');
      await tx.manager.update(WebhookDelivery, { id }, { state, attempts: 0, nextAt: tx.at, claimedBy: null, claimedUntil: null });
    });
  }

  /** Sends every dead delivery of a subscription anew; answers how many. */
  async redeliverDead(actor: Actor, subscriptionId: string): Promise<number> {
    return this.unitOfWork.run({ actor, action: 'webhook.redeliver', subject: `webhook:${subscriptionId}` }, async (tx) => {
      const state = DELIVERY_STATES.apply('dead', 'redeliver');
      const deliveries = await tx.change(
        "UPDATE webhook_delivery SET state = ?, attempts = 0, next_at = ?, claimed_by = NULL, claimed_until = NULL WHERE subscription_id = ? AND state = 'dead'",
        [state, tx.at, subscriptionId],
      );
      tx.audit(`webhook:${subscriptionId}`, { deliveries });
      return deliveries;
    });
  }

  async one(id: string): Promise<WebhookDelivery> {
    const delivery = await this.source.manager.findOneBy(WebhookDelivery, { id });
    if (!delivery) throw new AppError('not_found', { delivery: id });
    return delivery;
  }

  /** Until the subscription has seen its bank's whole feed. The row lock keeps two processes from writing the same piece. */
  private async writeFor(subscriptionId: string): Promise<number> {
    for (let written = 0; ;) {
      const piece = await this.unitOfWork.run(
        { actor: SYSTEM, action: 'webhook.write', subject: `webhook:${subscriptionId}` },
        async (tx) => {
          tx.nothingDone();
          const subscription = await tx.manager.findOne(WebhookSubscription, {
            where: { id: subscriptionId },
            lock: { mode: 'pessimistic_write' },
          });
          if (!subscription || subscription.state === 'removed') return { size: 0, events: 0 };
          const rows = await this.feed.read(subscription.bankId, subscription.feedSeq, BATCH);
          const events = rows.flatMap((row) => deliveryOf(tx, subscription, row) ?? []);
          for (const event of events) await tx.insert(WebhookDelivery, event);
          if (rows.length > 0) await tx.manager.update(WebhookSubscription, { id: subscriptionId }, { feedSeq: rows.at(-1)!.seq });
          return { size: rows.length, events: events.length };
        },
      );
      written += piece.events;
      if (piece.size < BATCH) return written;
    }
  }
}

function deliveryOf(tx: Transaction, subscription: WebhookSubscription, row: FeedRow): Partial<WebhookDelivery> | null {
  const type = eventOf(row.code, row.earlierCode);
  return type && newDelivery(tx, subscription, eventKeyOf(row.outcomeId), type, row.outcomeId);
}

function newDelivery(
  tx: Transaction,
  subscription: WebhookSubscription,
  eventKey: string,
  eventType: WebhookDelivery['eventType'],
  outcomeId: string | null,
): Partial<WebhookDelivery> {
  return {
    ...{ subscriptionId: subscription.id, bankId: subscription.bankId, eventKey, eventType, outcomeId },
    ...{ state: DELIVERY_STATES.initial, attempts: 0, nextAt: tx.at, claimedBy: null, claimedUntil: null, lastStatus: null },
    ...{ lastError: null, lastAttemptAt: null, deliveredAt: null, createdAt: tx.at },
  };
}
