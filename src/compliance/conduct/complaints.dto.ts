import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';
import { OUTCOME_CODES, type OutcomeCode } from '../../shared/index.js';
import { COMPLAINT_STATES, type ComplaintState } from './complaint-states.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^\d{1,20}$/;
export const COMPLAINT_CHANNELS = ['telephone', 'branch', 'letter', 'online', 'regulator'] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];
const LEVELS = [1, 2] as const;

export class CallSearchBody {
  @IsString() @MinLength(7) @MaxLength(40) @ApiProperty() number!: string;
}

export class ComplaintBody {
  /** The call complained about. */
  @Matches(ID) @ApiProperty() callId!: string;
  @Matches(DATE) @ApiProperty() receivedOn!: string;
  @IsIn(COMPLAINT_CHANNELS) @ApiProperty({ enum: COMPLAINT_CHANNELS }) channel!: ComplaintChannel;
  /** What the customer complains about; without names and numbers. */
  @IsString() @MinLength(4) @MaxLength(500) @ApiProperty() summary!: string;
}

export class ComplaintDecisionBody {
  @IsBoolean() @ApiProperty() upheld!: boolean;
  /** 1: to the regulator with serious effect, 2: any other (R12). Only when upheld. */
  @MayBeLeftOut() @IsInt() @IsIn(LEVELS) @ApiProperty({ required: false, enum: LEVELS }) level?: 1 | 2;
  @IsString() @MinLength(4) @MaxLength(500) @ApiProperty() reason!: string;
}

/** A call found by the customer's number. */
export class FoundCallView {
  @ApiProperty() callId!: string;
  @ApiProperty() callRef!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty() workOn!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() campaign!: string;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  @ApiProperty({ enum: OUTCOME_CODES, nullable: true, description: 'Null when there is none, and while the review of the call is open' })
  code!: OutcomeCode | null;
  @ApiProperty({ type: String, nullable: true, description: 'A complaint about this call that is there already' })
  complaintId!: string | null;
}

export class FoundCallsView {
  @ApiProperty({ description: 'The number searched for, with its middle hidden' }) masked!: string;
  @ApiProperty({ type: [FoundCallView] }) items!: FoundCallView[];
}

export class ComplaintView {
  @ApiProperty() id!: string;
  @ApiProperty() callId!: string;
  @ApiProperty() callRef!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() calledOn!: string;
  @ApiProperty() receivedOn!: string;
  @ApiProperty({ enum: COMPLAINT_CHANNELS }) channel!: ComplaintChannel;
  @ApiProperty() summary!: string;
  @ApiProperty({ enum: COMPLAINT_STATES }) state!: ComplaintState;
  @ApiProperty({ type: Number, nullable: true, enum: LEVELS }) level!: 1 | 2 | null;
  @ApiProperty() recordedBy!: string;
  @ApiProperty() recordedAt!: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) decisionReason!: string | null;
  @ApiProperty({ type: [String], description: 'What the asker may do now: decide' }) actions!: string[];
}

export class ComplaintsPage {
  @ApiProperty({ type: [ComplaintView] }) items!: ComplaintView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
