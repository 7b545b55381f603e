import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { CursorQuery, MayBeLeftOut } from '../../platform/index.js';
import { DELIVERY_STATE_NAMES, type DeliveryState } from './delivery-states.js';
import { EVENT_TYPES, type EventType } from './rules/webhook-event.js';
import { SUBSCRIPTION_STATE_NAMES, type SubscriptionState } from './subscription-states.js';

const WEEK_SECONDS = 7 * 86_400;
const ERROR_CODES = ['timeout', 'unreachable', 'refused_address', 'tls', 'redirected', 'status'] as const;

export class WebhookBody {
  @Matches(/^\d{1,20}$/) @ApiProperty() bankId!: string;
  @IsString() @MinLength(2) @MaxLength(80) @ApiProperty() title!: string;
  @IsString() @MinLength(8) @MaxLength(500) @ApiProperty() url!: string;
}

/** How long the secret before goes on working beside the new one. */
export class RotationBody {
  @IsInt() @Min(0) @Max(WEEK_SECONDS) @ApiProperty({ minimum: 0, maximum: WEEK_SECONDS }) overlapSeconds!: number;
}

export class DeliveriesQuery extends CursorQuery {
  @MayBeLeftOut() @IsIn(DELIVERY_STATE_NAMES) @ApiProperty({ required: false, enum: DELIVERY_STATE_NAMES }) state?: DeliveryState;
}

export class WebhookView {
  @ApiProperty() id!: string;
  @ApiProperty() bankId!: string;
  @ApiProperty() bank!: string;
  @ApiProperty() title!: string;
  @ApiProperty() url!: string;
  @ApiProperty({ enum: SUBSCRIPTION_STATE_NAMES }) state!: SubscriptionState;
  @ApiProperty({ enum: ['person', 'failing', 'gone'], nullable: true }) stateReason!: 'person' | 'failing' | 'gone' | null;
  @ApiProperty() stateAt!: string;
  @ApiProperty({ description: 'Failed attempts since the last that went through' }) failures!: number;
  @ApiProperty({ type: String, nullable: true }) lastDeliveredAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Until when deliveries carry the signature of the earlier secret, too' })
  earlierUntil!: string | null;
  @ApiProperty() waiting!: number;
  @ApiProperty() delivered!: number;
  @ApiProperty() dead!: number;
  @ApiProperty() createdBy!: string;
  @ApiProperty() createdAt!: string;
}

export class WebhooksView {
  @ApiProperty({ type: [WebhookView] }) items!: WebhookView[];
  @ApiProperty({ description: 'Hosts that may be sent to, as configured; empty: none' }) targets!: string;
}

export class WebhookSecretView {
  @ApiProperty({ type: WebhookView }) webhook!: WebhookView;
  @ApiProperty({ description: 'Shown this once' }) secret!: string;
}

export class DeliveryView {
  @ApiProperty() id!: string;
  @ApiProperty() eventId!: string;
  @ApiProperty({ enum: EVENT_TYPES }) eventType!: EventType;
  @ApiProperty({ type: String, nullable: true }) outcomeId!: string | null;
  @ApiProperty({ enum: DELIVERY_STATE_NAMES }) state!: DeliveryState;
  @ApiProperty() attempts!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null once delivered or dead' }) nextAt!: string | null;
  @ApiProperty({ type: Number, nullable: true }) lastStatus!: number | null;
  @ApiProperty({ enum: ERROR_CODES, nullable: true }) lastError!: (typeof ERROR_CODES)[number] | null;
  @ApiProperty({ type: String, nullable: true }) lastAttemptAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) deliveredAt!: string | null;
  @ApiProperty() createdAt!: string;
}

export class DeliveriesPage {
  @ApiProperty({ type: [DeliveryView] }) items!: DeliveryView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class RedeliveredView {
  @ApiProperty() deliveries!: number;
}
