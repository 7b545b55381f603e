import { ApiProperty } from '@nestjs/swagger';
import { OUTCOME_CODES, type OutcomeCode } from '../shared/index.js';
import {
  type ComplaintWhy,
  type FalsificationWhy,
  type FeePart,
  type FeeWhy,
  LINE_KINDS,
  type LineKind,
  type LineWhy,
  type MonthFigures,
  type PricedTerms,
  type ProvisionalItem,
  STATEMENT_FORMAT,
  type StatementDocument,
  type StatementLineItem,
  type StatementPeriod,
  type StatementTotals,
} from './rules/statement-document.js';

const FEN = { description: 'Whole fen' };

export class StatementPeriodView implements StatementPeriod {
  @ApiProperty({ example: '2026-Q3' }) code!: string;
  @ApiProperty() fromOn!: string;
  @ApiProperty() toOn!: string;
}

export class CoefficientTierView {
  @ApiProperty() fromSuccessesHundredths!: number;
  @ApiProperty() coefficientBps!: number;
}

export class ComplaintFenView {
  @ApiProperty(FEN) level1!: string;
  @ApiProperty(FEN) level2!: string;
}

export class PricedTermsView implements PricedTerms {
  @ApiProperty() version!: number;
  @ApiProperty() effectiveOn!: string;
  @ApiProperty() seats!: number;
  @ApiProperty(FEN) seatMonthFen!: string;
  @ApiProperty() vatBps!: number;
  @ApiProperty() pricesIncludeVat!: boolean;
  @ApiProperty({ type: [CoefficientTierView] }) coefficients!: CoefficientTierView[];
  @ApiProperty(FEN) falsificationFen!: string;
  @ApiProperty({ type: ComplaintFenView }) complaintFen!: ComplaintFenView;
}

export class MonthCoefficientView {
  @ApiProperty() termsVersion!: number;
  @ApiProperty() coefficientBps!: number;
}

export class MonthFiguresView implements MonthFigures {
  @ApiProperty({ example: '2026-07' }) month!: string;
  @ApiProperty() serviceDays!: number;
  @ApiProperty() paidSeatDays!: number;
  @ApiProperty() unpaidSeatDays!: number;
  @ApiProperty() headDays!: number;
  @ApiProperty() successes!: number;
  @ApiProperty() duplicates!: number;
  @ApiProperty() falseSuccesses!: number;
  @ApiProperty({ type: [MonthCoefficientView] }) coefficients!: MonthCoefficientView[];
}

export class FeePartView implements FeePart {
  @ApiProperty() termsVersion!: number;
  @ApiProperty(FEN) seatMonthFen!: string;
  @ApiProperty() coefficientBps!: number;
  @ApiProperty({ type: [String] }) attendedOn!: string[];
}

export class FeeWhyView implements FeeWhy {
  @ApiProperty() month!: string;
  @ApiProperty() seat!: string;
  @ApiProperty() serviceDays!: number;
  @ApiProperty() successes!: number;
  @ApiProperty() headDays!: number;
  @ApiProperty({ type: [FeePartView] }) parts!: FeePartView[];
}

export class FalsificationWhyView implements FalsificationWhy {
  @ApiProperty() caseId!: string;
  @ApiProperty() reviewId!: string;
  @ApiProperty({ type: String, nullable: true }) callId!: string | null;
  @ApiProperty() outcomeId!: string;
  @ApiProperty() agentId!: string;
  @ApiProperty() workOn!: string;
  @ApiProperty({ enum: OUTCOME_CODES }) code!: OutcomeCode;
  @ApiProperty() success!: boolean;
  @ApiProperty() decidedAt!: string;
  @ApiProperty() termsVersion!: number;
}

export class ComplaintWhyView implements ComplaintWhy {
  @ApiProperty() complaintId!: string;
  @ApiProperty({ type: String, nullable: true }) callId!: string | null;
  @ApiProperty({ type: String, nullable: true }) agentId!: string | null;
  @ApiProperty() receivedOn!: string;
  @ApiProperty({ type: Number, enum: [1, 2] }) level!: 1 | 2;
  @ApiProperty() decidedAt!: string;
  @ApiProperty() termsVersion!: number;
}

export class LineWhyView implements LineWhy {
  @ApiProperty({ type: FeeWhyView, nullable: true }) fee!: FeeWhyView | null;
  @ApiProperty({ type: FalsificationWhyView, nullable: true }) falsification!: FalsificationWhyView | null;
  @ApiProperty({ type: ComplaintWhyView, nullable: true }) complaint!: ComplaintWhyView | null;
}

export class StatementLineView implements StatementLineItem {
  @ApiProperty({ example: 'fee:2026-07:seat-1' }) key!: string;
  @ApiProperty({ enum: LINE_KINDS }) kind!: LineKind;
  @ApiProperty() period!: string;
  @ApiProperty() adjustment!: boolean;
  @ApiProperty(FEN) amountFen!: string;
  @ApiProperty(FEN) owedFen!: string;
  @ApiProperty(FEN) settledFen!: string;
  @ApiProperty({ type: LineWhyView }) why!: LineWhyView;
}

export class ProvisionalItemView implements ProvisionalItem {
  @ApiProperty() key!: string;
  @ApiProperty() period!: string;
  @ApiProperty(FEN) amountFen!: string;
  @ApiProperty({ type: FalsificationWhyView }) why!: FalsificationWhyView;
}

export class StatementTotalsView implements StatementTotals {
  @ApiProperty(FEN) feesFen!: string;
  @ApiProperty(FEN) deductionsFen!: string;
  @ApiProperty(FEN) adjustmentsFen!: string;
  @ApiProperty(FEN) carriedFen!: string;
  @ApiProperty(FEN) linesFen!: string;
  @ApiProperty() pricesIncludeVat!: boolean;
  @ApiProperty() vatBps!: number;
  @ApiProperty(FEN) netFen!: string;
  @ApiProperty(FEN) vatFen!: string;
  @ApiProperty(FEN) payableFen!: string;
}

export class DocumentContractView {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
}

export class DocumentOrderView {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
}

/** The document as it is settled and hashed; no bank's name in it (L7). */
export class StatementDocumentView implements StatementDocument {
  @ApiProperty({ type: String, enum: [STATEMENT_FORMAT] }) format!: typeof STATEMENT_FORMAT;
  @ApiProperty({ type: DocumentContractView }) contract!: DocumentContractView;
  @ApiProperty({ type: DocumentOrderView }) order!: DocumentOrderView;
  @ApiProperty() vendor!: string;
  @ApiProperty({ type: StatementPeriodView }) period!: StatementPeriodView;
  @ApiProperty({ type: String, enum: ['CNY'] }) currency!: 'CNY';
  @ApiProperty({ type: [PricedTermsView] }) terms!: PricedTermsView[];
  @ApiProperty({ type: [MonthFiguresView] }) months!: MonthFiguresView[];
  @ApiProperty({ type: [StatementLineView] }) lines!: StatementLineView[];
  @ApiProperty({ type: [ProvisionalItemView] }) provisional!: ProvisionalItemView[];
  @ApiProperty({ type: StatementTotalsView }) totals!: StatementTotalsView;
}
