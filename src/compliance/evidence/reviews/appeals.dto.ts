import { ApiProperty } from '@nestjs/swagger';
import { OUTCOME_CODES, type OutcomeCode } from '../../../shared/index.js';
import { DECISIONS, type Decision, REVIEW_STATES, type ReviewState } from './review-states.js';
import { AppealTermView, AppealView, FindingView, LanesView, PbxView, SegmentView } from './reviews.dto.js';

/** A record an auditor found false, as the vendor sees it: its own agent's claim and the reason, nothing of the customer. */
export class FalseRecordView {
  @ApiProperty({ description: 'Id of the review' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) callId!: string | null;
  @ApiProperty() callRef!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() workOn!: string;
  @ApiProperty({ type: String, nullable: true }) placedAt!: string | null;
  @ApiProperty({ enum: OUTCOME_CODES }) code!: OutcomeCode;
  @ApiProperty({ enum: REVIEW_STATES }) state!: ReviewState;
  @ApiProperty({ enum: DECISIONS, description: 'As it stands now' }) decision!: Decision;
  @ApiProperty() decidedAt!: string;
  @ApiProperty({ description: "The auditor's reason" }) reason!: string;
  @ApiProperty({ type: AppealTermView }) appealTerm!: AppealTermView;
  @ApiProperty({ type: AppealView, nullable: true }) appeal!: AppealView | null;
  @ApiProperty({ type: String, nullable: true, description: "The second auditor's reason" }) closingReason!: string | null;
  @ApiProperty({ type: [String], description: 'What the asker may do now: appeal, listen' }) actions!: string[];
}

export class FalseRecordsPage {
  @ApiProperty({ type: [FalseRecordView] }) items!: FalseRecordView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

/** What an open appeal shows the vendor of this one call. */
export class AppealedCallView {
  @ApiProperty({ description: 'The number with its middle hidden' }) masked!: string;
  @ApiProperty() durationMs!: number;
  @ApiProperty({ type: [SegmentView] }) segments!: SegmentView[];
  @ApiProperty({ type: LanesView }) lanes!: LanesView;
  @ApiProperty({ type: PbxView, nullable: true }) pbx!: PbxView | null;
  @ApiProperty({ type: [FindingView] }) findings!: FindingView[];
  @ApiProperty() playable!: boolean;
}

export class FalseRecordDetailView extends FalseRecordView {
  @ApiProperty({ type: AppealedCallView, nullable: true, description: 'Only while the appeal is open' }) call!: AppealedCallView | null;
}
