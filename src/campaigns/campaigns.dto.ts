import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../platform/index.js';
import type { CampaignState } from './campaign-states.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^\d{1,20}$/;
const STATES = ['draft', 'submitted', 'approved', 'running', 'paused', 'completed', 'archived'] as const;

export class OptionalReasonBody {
  @MayBeLeftOut() @IsString() @MinLength(2) @MaxLength(255) @ApiProperty({ required: false }) reason?: string;
}

export class CampaignBody {
  @Matches(ID) @ApiProperty() orderId!: string;
  @IsString() @MinLength(2) @MaxLength(120) @ApiProperty() title!: string;
  @IsString() @MinLength(1) @MaxLength(120) @ApiProperty() product!: string;
  @IsString() @MinLength(1) @MaxLength(120) @ApiProperty() applyAt!: string;
  @Matches(ID) @ApiProperty() scriptId!: string;
  @Matches(DATE) @ApiProperty() startsOn!: string;
  @Matches(DATE) @ApiProperty() endsOn!: string;
  @IsInt() @Min(0) @Max(9) @ApiProperty() priority!: number;
  @MayBeLeftOut() @IsInt() @Min(1) @Max(100) @ApiProperty({ required: false }) weight?: number;
  @MayBeLeftOut()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(64, { each: true })
  @ApiProperty({ required: false, type: [String] })
  regions?: string[];
  @MayBeLeftOut() @IsInt() @Min(1) @Max(1_000_000) @ApiProperty({ required: false }) goalIntents?: number;
}

export class CampaignPriorityBody {
  @IsInt() @Min(0) @Max(9) @ApiProperty() priority!: number;
  @IsInt() @Min(1) @Max(100) @ApiProperty() weight!: number;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty() reason!: string;
}

export class FiguresView {
  @ApiProperty() loaded!: number;
  @ApiProperty() callable!: number;
  @ApiProperty() dealt!: number;
  @ApiProperty() dialled!: number;
  @ApiProperty() connected!: number;
  @ApiProperty() intents!: number;
  @ApiProperty() doNotCall!: number;
}

export class CampaignSummaryView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() product!: string;
  @ApiProperty({ enum: STATES }) state!: CampaignState;
  @ApiProperty() orderCode!: string;
  @ApiProperty() contractTitle!: string;
  @ApiProperty() startsOn!: string;
  @ApiProperty() endsOn!: string;
  @ApiProperty() priority!: number;
  @ApiProperty() weight!: number;
  @ApiProperty({ type: [String], nullable: true }) regions!: string[] | null;
  @ApiProperty({ type: Number, nullable: true }) goalIntents!: number | null;
  @ApiProperty({ type: String, nullable: true }) stateReason!: string | null;
  @ApiProperty({ type: String, nullable: true }) stateBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) stateAt!: string | null;
  @ApiProperty({ type: FiguresView }) counts!: FiguresView;
}

export class CampaignScriptView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: Number, nullable: true }) version!: number | null;
}

export class CampaignView extends CampaignSummaryView {
  @ApiProperty() applyAt!: string;
  @ApiProperty({ type: CampaignScriptView, nullable: true }) script!: CampaignScriptView | null;
  @ApiProperty() scriptId!: string;
  @ApiProperty() createdBy!: string;
  @ApiProperty({ type: String, nullable: true }) approvedBy!: string | null;
  @ApiProperty({ type: [String] }) actions!: string[];
  @ApiProperty() contractId!: string;
  @ApiProperty() orderId!: string;
}

export class CampaignsView {
  @ApiProperty({ type: [CampaignSummaryView] }) items!: CampaignSummaryView[];
}

export class DealView {
  @ApiProperty({ type: String, nullable: true }) runId!: string | null;
  @ApiProperty() seed!: number;
  @ApiProperty() seats!: number;
  @ApiProperty() customers!: number;
}
