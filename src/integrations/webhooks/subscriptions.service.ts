import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, Not } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { type Actor, KeyStore, Protector, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { OutcomeFeed } from '../feed/outcome-feed.service.js';
import { SUBSCRIPTION_STATES, type SubscriptionAction } from './subscription-states.js';
import { WebhookSender } from './webhook-sender.js';
import { WebhookSubscription } from './webhook.entity.js';

type AccountActor = Actor & { kind: 'account' };

export interface NewSubscription {
  bankId: string;
  title: string;
  url: string;
}

/** Who hears of intents, where, and signed with which secret. */
@Injectable()
export class WebhookSubscriptions {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly keys: KeyStore,
    private readonly protector: Protector,
    private readonly feed: OutcomeFeed,
    private readonly sender: WebhookSender,
  ) {}

  /** Subscribes to what happens from now on, and answers the signing secret; this is the only time. */
  async create(actor: AccountActor, given: NewSubscription): Promise<{ id: string; secret: string }> {
    this.checkTarget(given.url);
    if (!(await this.contracts.parties()).some((party) => party.id === given.bankId && party.kind === 'bank')) {
      throw new AppError('validation_failed', { errors: [{ field: 'bankId', reason: 'there is no such bank' }] });
    }
    const secret = newSecret();
    await this.feed.sequence();
    const feedSeq = await this.feed.head(given.bankId);
    const id = await this.unitOfWork.run({ actor, action: 'webhook.create' }, async (tx) => {
      const made = await tx.insert(WebhookSubscription, {
        ...given,
        ...{ state: SUBSCRIPTION_STATES.initial, stateReason: null, stateAt: tx.at, secret: this.seal(secret) },
        ...{ earlierSecret: null, earlierUntil: null, feedSeq, failures: 0, failingSinceAt: null, lastDeliveredAt: null },
        ...{ createdBy: actor.accountId, createdAt: tx.at },
      });
      tx.audit(`webhook:${made}`, { bankId: given.bankId, host: new URL(given.url).host });
      return made;
    });
    return { id, secret };
  }

  /** A new secret; deliveries carry both signatures for `overlapSeconds` more. */
  async rotate(actor: AccountActor, id: string, overlapSeconds: number): Promise<string> {
    const secret = newSecret();
    await this.unitOfWork.run({ actor, action: 'webhook.rotate', subject: `webhook:${id}` }, async (tx) => {
      const current = await this.locked(tx, id);
      const earlier =
        overlapSeconds > 0
          ? { earlierSecret: current.secret, earlierUntil: new Date(tx.at.getTime() + overlapSeconds * 1000) }
          : { earlierSecret: null, earlierUntil: null };
      await tx.manager.update(WebhookSubscription, { id }, { secret: this.seal(secret), ...earlier });
      tx.audit(`webhook:${id}`, { overlapSeconds });
    });
    return secret;
  }

  /** Pauses, resumes or removes. A resumed one begins with a clean count of failures. */
  async act(actor: AccountActor, id: string, action: SubscriptionAction): Promise<void> {
    await this.unitOfWork.run({ actor, action: `webhook.${action}`, subject: `webhook:${id}` }, async (tx) => {
      const current = await this.locked(tx, id);
      const state = SUBSCRIPTION_STATES.apply(current.state, action);
      await tx.manager.update(
        WebhookSubscription,
        { id },
        { state, stateReason: state === 'active' ? null : 'person', stateAt: tx.at, failures: 0, failingSinceAt: null },
      );
      tx.audit(`webhook:${id}`, { from: current.state, to: state });
    });
  }

  async list(): Promise<WebhookSubscription[]> {
    return this.source.manager.find(WebhookSubscription, { where: { state: Not('removed') }, order: { id: 'DESC' } });
  }

  async one(id: string): Promise<WebhookSubscription> {
    const found = await this.source.manager.findOneBy(WebhookSubscription, { id, state: Not('removed') });
    if (!found) throw new AppError('not_found', { webhook: id });
    return found;
  }

  /** Secrets that sign at this instant: the present one, and in its overlap the one before. */
  secretsOf(subscription: WebhookSubscription, at: Date): string[] {
    const { secret, earlierSecret, earlierUntil } = subscription;
    return [secret, ...(earlierSecret && earlierUntil && earlierUntil > at ? [earlierSecret] : [])].map((sealed) =>
      this.protector.unseal(this.keys.single('integration'), sealed, CONTEXT),
    );
  }

  private checkTarget(url: string): void {
    const problem = this.sender.problemOf(url);
    if (problem) throw new AppError('webhook_target_refused', { reason: problem });
  }

  private seal(secret: string): Buffer {
    return this.protector.seal(this.keys.single('integration'), secret, CONTEXT);
  }

  private async locked(tx: Transaction, id: string): Promise<WebhookSubscription> {
    const found = await tx.manager.findOne(WebhookSubscription, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!found || found.state === 'removed') throw new AppError('not_found', { webhook: id });
    return found;
  }
}

/** The row's id is not known yet when its secret is sealed. */
const CONTEXT = 'webhook-secret';

function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
