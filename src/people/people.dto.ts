import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { DOCUMENT_KINDS, type DocumentKind } from '../contracts/index.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

export class DocumentBody {
  @IsIn(DOCUMENT_KINDS) @ApiProperty({ enum: DOCUMENT_KINDS }) kind!: DocumentKind;
  @Matches(DATE) @ApiProperty() datedOn!: string;
  @IsOptional() @Matches(DATE) @ApiProperty({ type: String, required: false, nullable: true }) expiresOn?: string | null;
  @IsBoolean() @ApiProperty() passed!: boolean;
  @IsOptional() @IsInt() @Min(0) @Max(1000) @ApiProperty({ type: Number, required: false, nullable: true }) score?: number | null;
}

export class ShiftsBody {
  @Matches(DATE) @ApiProperty() from!: string;
  @Matches(DATE) @ApiProperty() to!: string;
  @Matches(TIME) @ApiProperty() start!: string;
  @Matches(TIME) @ApiProperty() end!: string;
  @IsBoolean() @ApiProperty() workingDaysOnly!: boolean;
}

export class QualificationProblemView {
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind!: DocumentKind;
  @ApiProperty({ enum: ['missing', 'expired', 'failed'] }) problem!: 'missing' | 'expired' | 'failed';
  @ApiProperty({ type: String, nullable: true }) on!: string | null;
}

export class QualificationView {
  @ApiProperty() ok!: boolean;
  @ApiProperty({ type: [QualificationProblemView] }) problems!: QualificationProblemView[];
}

export class DocumentView {
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind!: DocumentKind;
  @ApiProperty() datedOn!: string;
  @ApiProperty({ type: String, nullable: true }) expiresOn!: string | null;
  @ApiProperty() passed!: boolean;
  @ApiProperty({ type: Number, nullable: true }) score!: number | null;
}

export class ShiftView {
  @ApiProperty() id!: string;
  @ApiProperty() on!: string;
  @ApiProperty() start!: string;
  @ApiProperty() end!: string;
}

export class AgentView {
  @ApiProperty() id!: string;
  @ApiProperty() staffNo!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty() seat!: string;
  @ApiProperty({ enum: ['active', 'left'] }) state!: 'active' | 'left';
  @ApiProperty() vendor!: string;
  @ApiProperty({ type: QualificationView }) qualification!: QualificationView;
  @ApiProperty({ type: [DocumentView] }) documents!: DocumentView[];
  @ApiProperty({ type: [ShiftView] }) shifts!: ShiftView[];
}

export class AgentsView {
  @ApiProperty({ type: [AgentView] }) items!: AgentView[];
}
