import { ApiProperty } from '@nestjs/swagger';
import { DECISIONS, type Decision, FindingView, PbxView, REVIEW_STATES, type ReviewState } from '../../compliance/index.js';
import { OUTCOME_CODES, type OutcomeCode } from '../../shared/index.js';

export class CallReviewView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: REVIEW_STATES }) state!: ReviewState;
  @ApiProperty({ enum: DECISIONS, nullable: true }) decision!: Decision | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedAt!: string | null;
}

/** Everything about one call that stands behind an amount: record, outcome, decision, complaint. Nothing of the customer. */
export class CallFileView {
  @ApiProperty() callId!: string;
  @ApiProperty() callRef!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() campaign!: string;
  @ApiProperty() workOn!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty() durationMs!: number;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  @ApiProperty({ type: PbxView }) pbx!: PbxView;
  @ApiProperty({ enum: OUTCOME_CODES, nullable: true, description: 'Null while the review of this call is open: it stays sealed' })
  code!: OutcomeCode | null;
  @ApiProperty() sealed!: boolean;
  @ApiProperty({ type: String, nullable: true }) recordedAt!: string | null;
  @ApiProperty({ type: CallReviewView, nullable: true }) review!: CallReviewView | null;
  @ApiProperty({ type: [FindingView], description: 'Shown after a decision only' }) findings!: FindingView[];
  @ApiProperty({ type: [String] }) complaintIds!: string[];
}
