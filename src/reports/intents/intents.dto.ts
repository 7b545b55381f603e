import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { CursorQuery, MayBeLeftOut } from '../../platform/index.js';
import { HANDOVER_STATES, type HandoverState } from './handover-states.js';

const ID = /^\d{1,20}$/;
const RECORDS = ['unexamined', 'nothing_found', 'under_review', 'confirmed_true', 'false_record', 'duplicate'] as const;
export type IntentRecord = (typeof RECORDS)[number];

export class IntentsQuery extends CursorQuery {
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) campaignId?: string;
  @MayBeLeftOut() @IsIn(HANDOVER_STATES) @ApiProperty({ required: false, enum: HANDOVER_STATES }) state?: HandoverState;
}

export class IntentsExportQuery {
  @MayBeLeftOut() @Matches(ID) @ApiProperty({ required: false }) campaignId?: string;
  @MayBeLeftOut() @IsIn(HANDOVER_STATES) @ApiProperty({ required: false, enum: HANDOVER_STATES }) state?: HandoverState;
  @MayBeLeftOut() @IsIn(['zh-CN', 'en']) @ApiProperty({ required: false, enum: ['zh-CN', 'en'] }) language?: 'zh-CN' | 'en';
}

/** Where an intent goes; fields that are left out stay as they are. */
export class HandoverBody {
  @MayBeLeftOut() @IsIn(HANDOVER_STATES) @ApiProperty({ required: false, enum: HANDOVER_STATES }) state?: HandoverState;
  @MayBeLeftOut() @IsString() @MaxLength(120) @ApiProperty({ required: false }) branch?: string;
  /** The person at the branch who takes it on. */
  @MayBeLeftOut() @IsString() @MaxLength(80) @ApiProperty({ required: false }) assignee?: string;
  @MayBeLeftOut() @IsString() @MaxLength(255) @ApiProperty({ required: false }) note?: string;
}

export class IntentView {
  @ApiProperty({ description: 'Id of the outcome' }) id!: string;
  @ApiProperty() callId!: string;
  @ApiProperty() recordedAt!: string;
  @ApiProperty({ description: "The bank's own customer number; empty when the list had none" }) customerRef!: string;
  @ApiProperty({ description: 'Surname and title' }) customer!: string;
  @ApiProperty() masked!: string;
  @ApiProperty() campaignId!: string;
  @ApiProperty() campaign!: string;
  @ApiProperty() product!: string;
  @ApiProperty({ type: Number, nullable: true }) amountYuan!: number | null;
  @ApiProperty({ type: String, nullable: true }) applyChannel!: string | null;
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty({ description: 'Where the campaign says this customer applies, until somebody names another branch' }) branch!: string;
  @ApiProperty() assignee!: string;
  @ApiProperty() note!: string;
  @ApiProperty({ enum: HANDOVER_STATES }) state!: HandoverState;
  @ApiProperty({ enum: RECORDS, description: 'What is known of the record behind it' }) record!: IntentRecord;
  @ApiProperty({ type: String, nullable: true }) changedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) changedAt!: string | null;
}

export class IntentCounts {
  @ApiProperty() fresh!: number;
  @ApiProperty() assigned!: number;
  @ApiProperty() contacted!: number;
  @ApiProperty() applied!: number;
  @ApiProperty() closed!: number;
}

export class IntentsPage {
  @ApiProperty({ type: [IntentView] }) items!: IntentView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
  @ApiProperty({ type: IntentCounts }) counts!: IntentCounts;
}
