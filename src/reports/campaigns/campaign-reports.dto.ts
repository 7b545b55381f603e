import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';

export const CUSTOMER_GROUPS = ['list', 'region', 'segment'] as const;
export type CustomerGroup = (typeof CUSTOMER_GROUPS)[number];
export const CALL_GROUPS = ['agent', 'script', 'hour'] as const;
export type CallGroup = (typeof CALL_GROUPS)[number];

export class CustomerFunnelQuery {
  /** By list when it is left out. */
  @MayBeLeftOut() @IsIn(CUSTOMER_GROUPS) @ApiProperty({ required: false, enum: CUSTOMER_GROUPS }) by?: CustomerGroup;
}

export class CallFunnelQuery {
  /** By agent when it is left out. */
  @MayBeLeftOut() @IsIn(CALL_GROUPS) @ApiProperty({ required: false, enum: CALL_GROUPS }) by?: CallGroup;
}

/** How far the customers of one group have come. */
export class CustomerFunnelRow {
  @ApiProperty({ description: 'List id, region or segment; empty: none was given' }) key!: string;
  @ApiProperty() label!: string;
  @ApiProperty() loaded!: number;
  @ApiProperty() callable!: number;
  @ApiProperty() dialled!: number;
  @ApiProperty() connected!: number;
  @ApiProperty() intents!: number;
}

export class CustomerFunnelView {
  @ApiProperty({ type: [CustomerFunnelRow] }) rows!: CustomerFunnelRow[];
  @ApiProperty({ description: 'Groups beyond the first 200 by size, added up in one row named *' }) more!: boolean;
}

/** What the calls of one group came to. Customers are counted once a group. */
export class CallFunnelRow {
  @ApiProperty({ description: 'Agent id, script version id, or hour 0 to 23' }) key!: string;
  @ApiProperty() label!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of an agent' }) seat!: string | null;
  @ApiProperty() calls!: number;
  @ApiProperty() dialled!: number;
  @ApiProperty() connected!: number;
  @ApiProperty() intents!: number;
}

export class CallFunnelView {
  @ApiProperty({ type: [CallFunnelRow] }) rows!: CallFunnelRow[];
}

export class HeatCell {
  @ApiProperty({ description: '1 Monday to 7 Sunday, in the contract’s zone' }) weekday!: number;
  @ApiProperty() hour!: number;
  @ApiProperty() calls!: number;
  @ApiProperty() connected!: number;
}

export class HeatMapView {
  @ApiProperty() zone!: string;
  @ApiProperty({ type: [HeatCell] }) cells!: HeatCell[];
}

export class GoalView {
  @ApiProperty({ type: Number, nullable: true }) goal!: number | null;
  @ApiProperty() intents!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'By now, at an even pace over the calling hours' }) expected!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The year whose calendar is missing' }) missingYear!: number | null;
}
