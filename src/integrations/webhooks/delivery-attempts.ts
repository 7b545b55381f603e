import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { systemActor, UnitOfWork } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { DELIVERY_STATES } from './delivery-states.js';
import { nextAttempt, pauseReason } from './rules/retry-plan.js';
import { SUBSCRIPTION_STATES } from './subscription-states.js';
import type { SendResult } from './webhook-sender.js';
import { WebhookDelivery } from './webhook.entity.js';

const SYSTEM = systemActor('webhooks');
/** Longer than an attempt can take: past it the worker that had it is gone, and the delivery is tried again. */
const CLAIM_MS = 60_000;

const DUE = "d.state = 'waiting' AND d.next_at <= ? AND (d.claimed_until IS NULL OR d.claimed_until <= ?)";

/** A delivery that this process alone may attempt until the claim runs out. `attempts` counts the one that begins. */
export interface ClaimedDelivery {
  delivery: WebhookDelivery;
  claim: string;
}

/** The rows behind each attempt: what is due, who has it, what came of it. */
@Injectable()
export class DeliveryAttempts {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Active subscriptions with something due. */
  async dueSubscriptions(): Promise<string[]> {
    const now = this.clock.now();
    const rows = (await this.source.query(
      `SELECT s.id FROM webhook_subscription s
        WHERE s.state = 'active' AND EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.subscription_id = s.id AND ${DUE})`,
      [now, now],
    )) as { id: string }[];
    return rows.map(({ id }) => String(id));
  }

  /** Claims up to `limit` due deliveries of a subscription that is still active, the longest due first. */
  async claimDue(subscriptionId: string, limit: number): Promise<ClaimedDelivery[]> {
    const now = this.clock.now();
    const rows = (await this.source.query(
      `SELECT d.id FROM webhook_delivery d JOIN webhook_subscription s ON s.id = d.subscription_id
        WHERE d.subscription_id = ? AND s.state = 'active' AND ${DUE} ORDER BY d.next_at, d.id LIMIT ?`,
      [subscriptionId, now, now, limit],
    )) as { id: string }[];
    const claimed: ClaimedDelivery[] = [];
    for (const { id } of rows) {
      const claim = randomUUID();
      const result = (await this.source.query(
        `UPDATE webhook_delivery d SET d.claimed_by = ?, d.claimed_until = ?, d.attempts = d.attempts + 1, d.last_attempt_at = ? WHERE d.id = ? AND ${DUE}`,
        [claim, new Date(now.getTime() + CLAIM_MS), now, id, now, now],
      )) as { affectedRows: number };
      if (result.affectedRows === 0) continue;
      claimed.push({ delivery: await this.source.manager.findOneByOrFail(WebhookDelivery, { id: String(id) }), claim });
    }
    return claimed;
  }

  /** Gives a claim back as if the attempt had never begun. */
  async release({ delivery, claim }: ClaimedDelivery): Promise<void> {
    await this.source.query(
      'UPDATE webhook_delivery SET claimed_by = NULL, claimed_until = NULL, attempts = attempts - 1 WHERE id = ? AND claimed_by = ?',
      [delivery.id, claim],
    );
  }

  async recordSuccess({ delivery, claim }: ClaimedDelivery, status: number | null): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'webhook.attempt', subject: `webhook-delivery:${delivery.id}` }, async (tx) => {
      tx.nothingDone();
      const recorded = await tx.change(
        `UPDATE webhook_delivery SET state = ?, delivered_at = ?, last_status = ?, last_error = NULL, claimed_by = NULL, claimed_until = NULL
          WHERE id = ? AND claimed_by = ?`,
        [DELIVERY_STATES.apply(delivery.state, 'deliver'), tx.at, status, delivery.id, claim],
      );
      if (recorded === 0) return;
      await tx.change('UPDATE webhook_subscription SET failures = 0, failing_since_at = NULL, last_delivered_at = ? WHERE id = ?', [
        tx.at,
        delivery.subscriptionId,
      ]);
    });
  }

  /** Plans the next attempt or gives up, and pauses a subscription that keeps failing. */
  async recordFailure({ delivery, claim }: ClaimedDelivery, { error, status }: SendResult): Promise<void> {
    const next = nextAttempt(delivery.attempts, this.clock.now());
    const state = next ? delivery.state : DELIVERY_STATES.apply(delivery.state, 'give_up');
    const action = next ? 'webhook.attempt' : 'webhook.give-up';
    await this.unitOfWork.run({ actor: SYSTEM, action, subject: `webhook-delivery:${delivery.id}` }, async (tx) => {
      const recorded = await tx.change(
        `UPDATE webhook_delivery SET state = ?, next_at = ?, last_status = ?, last_error = ?, claimed_by = NULL, claimed_until = NULL
          WHERE id = ? AND claimed_by = ?`,
        [state, next ?? tx.at, status, error, delivery.id, claim],
      );
      if (next || recorded === 0) tx.nothingDone();
      if (recorded === 0) return;
      tx.audit(`webhook-delivery:${delivery.id}`, { webhookId: delivery.subscriptionId, attempts: delivery.attempts, error, status });
      await tx.change(
        'UPDATE webhook_subscription SET failures = failures + 1, failing_since_at = COALESCE(failing_since_at, ?) WHERE id = ?',
        [tx.at, delivery.subscriptionId],
      );
    });
    await this.pauseIfFailing(delivery.subscriptionId, status);
  }

  private async pauseIfFailing(id: string, status: number | null): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'webhook.pause', subject: `webhook:${id}` }, async (tx) => {
      const row = await tx.row<{ state: 'active' | 'paused' | 'removed'; failures: number; failing_since_at: Date | null }>(
        'SELECT state, failures, failing_since_at FROM webhook_subscription WHERE id = ? FOR UPDATE',
        [id],
      );
      const failingMs = tx.at.getTime() - (row?.failing_since_at ?? tx.at).getTime();
      const reason = row && SUBSCRIPTION_STATES.allows(row.state, 'pause') ? pauseReason(Number(row.failures), failingMs, status) : null;
      if (!reason) return tx.nothingDone();
      await tx.change('UPDATE webhook_subscription SET state = ?, state_reason = ?, state_at = ? WHERE id = ?', [
        SUBSCRIPTION_STATES.apply(row!.state, 'pause'),
        reason,
        tx.at,
        id,
      ]);
      tx.audit(`webhook:${id}`, { reason, failures: Number(row!.failures) });
    });
  }
}
