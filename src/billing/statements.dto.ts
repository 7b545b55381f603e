import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../platform/index.js';
import { StatementDocumentView, StatementPeriodView } from './statement-document.dto.js';
import { STATEMENT_ACTIONS, STATEMENT_STATES, type StatementAction, type StatementState } from './statement-states.js';

const FEN = { description: 'Whole fen' };
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SHA256 = /^[0-9a-f]{64}$/;

export class ReportBody {
  @IsString() @MinLength(2) @MaxLength(2000) @ApiProperty({ description: "The vendor's report in writing" }) note!: string;
}

export class AssessBody {
  @MayBeLeftOut() @IsString() @MaxLength(2000) @ApiProperty({ required: false }) note?: string;
}

/** Names the document that was seen: what somebody agrees to or approves can't change under their hands. */
export class SeenDocumentBody {
  @Matches(SHA256) @ApiProperty() sha256!: string;
}

export class DisputedLineBody {
  @IsString() @MinLength(1) @MaxLength(80) @ApiProperty({ description: 'Key of a line' }) key!: string;
  @IsString() @MinLength(2) @MaxLength(500) @ApiProperty() reason!: string;
}

export class DisputeBody {
  @Matches(SHA256) @ApiProperty() sha256!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DisputedLineBody)
  @ApiProperty({ type: [DisputedLineBody] })
  lines!: DisputedLineBody[];
}

export class InvoiceBody {
  @IsString() @MinLength(1) @MaxLength(40) @ApiProperty() invoiceNo!: string;
  @Matches(DATE) @ApiProperty() receivedOn!: string;
  @Matches(/^\d{1,15}$/) @ApiProperty({ ...FEN, type: String }) amountFen!: string;
}

export class PaymentBody {
  @Matches(DATE) @ApiProperty() paidOn!: string;
}

export const DEADLINE_KINDS = ['report', 'payment'] as const;
export const DEADLINE_STATES = ['open', 'overdue', 'met', 'missed', 'not_computable'] as const;

export class DeadlineView {
  @ApiProperty({ enum: DEADLINE_KINDS }) kind!: (typeof DEADLINE_KINDS)[number];
  @ApiProperty({ enum: DEADLINE_STATES }) state!: (typeof DEADLINE_STATES)[number];
  /** Null until the calendar of `missingYear` is loaded. */
  @ApiProperty({ type: String, nullable: true }) dueOn!: string | null;
  @ApiProperty({ type: Number, nullable: true }) missingYear!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Negative when overdue; null when done or not computable' })
  workingDaysLeft!: number | null;
  @ApiProperty({ type: String, nullable: true }) doneOn!: string | null;
}

export class StatementRowView {
  @ApiProperty() id!: string;
  @ApiProperty() contractId!: string;
  @ApiProperty() contractCode!: string;
  @ApiProperty({ description: "Empty for the vendor's side" }) bank!: string;
  @ApiProperty() vendor!: string;
  @ApiProperty() orderId!: string;
  @ApiProperty() orderCode!: string;
  @ApiProperty() orderTitle!: string;
  @ApiProperty({ type: StatementPeriodView }) period!: StatementPeriodView;
  @ApiProperty({ enum: STATEMENT_STATES }) state!: StatementState;
  @ApiProperty({ description: 'Whether the period has ended' }) over!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Whole fen, once assessed; live drafts say theirs when opened' })
  payableFen!: string | null;
  @ApiProperty({ type: [DeadlineView] }) deadlines!: DeadlineView[];
  @ApiProperty({ enum: STATEMENT_ACTIONS, isArray: true, description: 'What the asker may do now' }) actions!: StatementAction[];
}

export class StatementsView {
  @ApiProperty({ type: [StatementRowView] }) items!: StatementRowView[];
}

/** Why there are no figures: a term or a calendar year is missing. */
export class StatementProblemView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class DisputedLineView {
  @ApiProperty() key!: string;
  @ApiProperty() reason!: string;
}

export class StatementEventView {
  @ApiProperty({ enum: STATEMENT_ACTIONS }) action!: StatementAction;
  @ApiProperty({ enum: STATEMENT_STATES }) state!: StatementState;
  @ApiProperty() at!: string;
  @ApiProperty({ description: "Name of who did it; the bank's people are not named to the vendor" }) by!: string;
  @ApiProperty({ enum: ['bank', 'vendor'] }) side!: 'bank' | 'vendor';
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty({ type: [DisputedLineView] }) disputed!: DisputedLineView[];
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the document it was done on' }) sha256!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Whole fen, as it stood then' }) payableFen!: string | null;
}

export class StatementInvoiceView {
  @ApiProperty() invoiceNo!: string;
  @ApiProperty() receivedOn!: string;
  @ApiProperty(FEN) amountFen!: string;
  @ApiProperty({ type: String, nullable: true }) paidOn!: string | null;
}

export class StatementView extends StatementRowView {
  @ApiProperty({ description: 'False while the figures are computed anew at every reading' }) stored!: boolean;
  @ApiProperty({ description: 'True from approval on: files exist and nothing changes any more' }) frozen!: boolean;
  @ApiProperty({ description: 'When these figures were computed' }) asOf!: string;
  @ApiProperty({ type: String, nullable: true }) sha256!: string | null;
  @ApiProperty({ type: StatementProblemView, nullable: true }) problem!: StatementProblemView | null;
  @ApiProperty({ type: StatementDocumentView, nullable: true }) document!: StatementDocumentView | null;
  @ApiProperty(FEN) ceilingFen!: string;
  @ApiProperty({ ...FEN, description: 'Whole fen: payable of all frozen statements of the order' }) ceilingUsedFen!: string;
  @ApiProperty({ type: [StatementEventView] }) history!: StatementEventView[];
  @ApiProperty({ type: StatementInvoiceView, nullable: true }) invoice!: StatementInvoiceView | null;
}

export const SUCCESS_STATES = ['counted', 'duplicate', 'false'] as const;
export const SEAT_DAY_STATES = ['paid', 'other_order', 'beyond_seats'] as const;

export class SuccessCallView {
  @ApiProperty() outcomeId!: string;
  @ApiProperty() callId!: string;
  @ApiProperty() placedAt!: string;
  @ApiProperty({ enum: SUCCESS_STATES }) state!: (typeof SUCCESS_STATES)[number];
}

export class SeatDayView {
  @ApiProperty() workOn!: string;
  @ApiProperty({ enum: SEAT_DAY_STATES }) state!: (typeof SEAT_DAY_STATES)[number];
  @ApiProperty() calls!: number;
  @ApiProperty() connected!: number;
  @ApiProperty({ description: 'Counted successes' }) successes!: number;
  @ApiProperty({ type: [SuccessCallView] }) successCalls!: SuccessCallView[];
}

/** The calls behind a fee line, day by day, as they stand now. */
export class LineCallsPage {
  @ApiProperty() month!: string;
  @ApiProperty() seat!: string;
  @ApiProperty({ type: [SeatDayView] }) items!: SeatDayView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
