import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';

export const SEAT_STATES = ['signed_out', 'locked', 'ready', 'prepared', 'placing', 'ringing', 'talking', 'wrap_up', 'paused'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

export class SeatsQuery {
  @MayBeLeftOut() @Matches(/^\d{1,20}$/) @ApiProperty({ required: false }) campaignId?: string;
}

export class SeatRefusalView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class SeatHoldView {
  @ApiProperty() reason!: string;
  @ApiProperty() by!: string;
  @ApiProperty() at!: string;
}

export class SeatCampaignView {
  @ApiProperty() campaignId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() left!: number;
}

export class SeatView {
  @ApiProperty() seat!: string;
  @ApiProperty() agentId!: string;
  @ApiProperty() staffNo!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ enum: SEAT_STATES }) state!: SeatState;
  @ApiProperty({ type: String, nullable: true }) since!: string | null;
  @ApiProperty() calls!: number;
  @ApiProperty() cap!: number;
  @ApiProperty() intents!: number;
  @ApiProperty() target!: number;
  @ApiProperty() connected!: number;
  /** The seat's telephone; `unknown`: the telephone system does not say. */
  @ApiProperty({ enum: ['online', 'offline', 'unknown'] }) phone!: 'online' | 'offline' | 'unknown';
  /** Average handling time of today's handled calls; null: none yet. See `handling-times.ts`. */
  @ApiProperty({ type: Number, nullable: true }) handlingSeconds!: number | null;
  @ApiProperty() left!: number;
  /** What lies undone on the seat's list, by campaign. */
  @ApiProperty({ type: [SeatCampaignView] }) leftBy!: SeatCampaignView[];
  @ApiProperty() callbacksDue!: number;
  @ApiProperty() callbacksWaiting!: number;
  /** Why the seat gets no new customers; null: it gets them. */
  @ApiProperty({ type: SeatHoldView, nullable: true }) hold!: SeatHoldView | null;
  @ApiProperty({ type: SeatRefusalView, nullable: true }) refusal!: SeatRefusalView | null;
}

export class SeatTotalsView {
  @ApiProperty() calls!: number;
  @ApiProperty() cap!: number;
  @ApiProperty() intents!: number;
  @ApiProperty() target!: number;
  @ApiProperty() connected!: number;
  @ApiProperty() left!: number;
  @ApiProperty() talking!: number;
  /** Over all handled calls of the day, not over the seats' averages; null: none yet. */
  @ApiProperty({ type: Number, nullable: true }) handlingSeconds!: number | null;
}

export class SeatsBoardView {
  @ApiProperty() at!: string;
  @ApiProperty() target!: number;
  @ApiProperty() cap!: number;
  @ApiProperty({ type: [SeatView] }) seats!: SeatView[];
  @ApiProperty({ type: SeatTotalsView }) totals!: SeatTotalsView;
}
