import { Entity } from 'typeorm';
import { At, Id, Int, Ref, Sealed, Text } from '../../platform/index.js';
import type { DeliveryState } from './delivery-states.js';
import type { EventType } from './rules/webhook-event.js';
import type { DeliveryError } from './rules/retry-plan.js';
import type { SubscriptionState } from './subscription-states.js';

/** Where a bank hears of intents. `feedSeq` is the last place of its feed that deliveries were written for. */
@Entity()
export class WebhookSubscription {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(80) title!: string;
  @Text(500) url!: string;
  @Text(10) state!: SubscriptionState;
  /** `person`, `failing` or `gone`; null while active. */
  @Text(40, true) stateReason!: 'person' | 'failing' | 'gone' | null;
  @At() stateAt!: Date;
  /** Sealed: the signature needs the secret itself. */
  @Sealed(255) secret!: Buffer;
  @Sealed(255, true) earlierSecret!: Buffer | null;
  @At(true) earlierUntil!: Date | null;
  @Ref() feedSeq!: string;
  /** Failed attempts since the last one that went through. */
  @Int() failures!: number;
  @At(true) failingSinceAt!: Date | null;
  @At(true) lastDeliveredAt!: Date | null;
  @Ref() createdBy!: string;
  @At() createdAt!: Date;
}

/** One event on its way to one subscription; the event's key keeps it single, however often it is tried. */
@Entity()
export class WebhookDelivery {
  @Id() id!: string;
  @Ref() subscriptionId!: string;
  @Ref() bankId!: string;
  @Text(60) eventKey!: string;
  @Text(30) eventType!: EventType;
  /** Null for a test event. */
  @Ref(true) outcomeId!: string | null;
  @Text(10) state!: DeliveryState;
  @Int() attempts!: number;
  @At() nextAt!: Date;
  @Text(60, true) claimedBy!: string | null;
  @At(true) claimedUntil!: Date | null;
  @Int(true) lastStatus!: number | null;
  @Text(40, true) lastError!: DeliveryError | null;
  @At(true) lastAttemptAt!: Date | null;
  @At(true) deliveredAt!: Date | null;
  @At() createdAt!: Date;
}
