import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MayBeLeftOut } from '../../platform/index.js';
import { COLUMN_TARGETS, type ColumnTarget } from '../intake/index.js';

export const LIST_STATE_NAMES = [
  'uploaded',
  'collecting',
  'importing',
  'imported',
  'released',
  'failed',
  'cancelled',
  'withdrawn',
] as const;

export class MappedColumnBody {
  @IsInt() @Min(0) @ApiProperty() column!: number;
  @IsString() @MaxLength(500) @ApiProperty() heading!: string;
  // Any text: the mapping's own check names the column and the types that exist.
  @IsString() @MaxLength(40) @ApiProperty({ enum: COLUMN_TARGETS }) target!: ColumnTarget;
  @MayBeLeftOut() @IsString() @MaxLength(60) @ApiProperty({ required: false }) attributeName?: string;
}

export class ImportBody {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MappedColumnBody)
  @ApiProperty({ type: [MappedColumnBody] })
  columns!: MappedColumnBody[];
  @IsBoolean() @ApiProperty() customerRefFromPhone!: boolean;
}

export class LanguageQuery {
  @MayBeLeftOut() @IsIn(['zh-CN', 'en']) @ApiProperty({ required: false, enum: ['zh-CN', 'en'] }) language?: 'zh-CN' | 'en';
}

export class ImportProgress {
  @ApiProperty({ enum: ['reading', 'checking', 'writing'] }) phase!: 'reading' | 'checking' | 'writing';
  @ApiProperty() rows!: number;
  @ApiProperty() bytesDone!: number;
  @ApiProperty() bytesTotal!: number;
  @ApiProperty({ type: Number, nullable: true }) secondsLeft!: number | null;
}

export class ListProblem {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class ListLoss {
  @ApiProperty() code!: string;
  @ApiProperty() count!: number;
  @ApiProperty({ type: String, nullable: true }) example!: string | null;
}

export class ListEffectsView {
  @ApiProperty() customers!: number;
  @ApiProperty() callableToday!: number;
  @ApiProperty() doNotCall!: number;
  @ApiProperty() duplicatesInFile!: number;
  @ApiProperty() duplicatesInCampaign!: number;
  @ApiProperty() cooling!: number;
  @ApiProperty() outsideRules!: number;
  @ApiProperty() numbers!: number;
}

export class TargetListView {
  @ApiProperty() id!: string;
  @ApiProperty() campaignId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: LIST_STATE_NAMES }) state!: (typeof LIST_STATE_NAMES)[number];
  @ApiProperty() uploadedBy!: string;
  @ApiProperty() uploadedAt!: string;
  @ApiProperty({ description: "The bank's own system pushed the customers with a key of the person in `uploadedBy`" }) pushed!: boolean;
  @ApiProperty() sizeBytes!: number;
  @ApiProperty({ type: String, nullable: true }) releasedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) releasedAt!: string | null;
  @ApiProperty({ type: ImportProgress, nullable: true }) progress!: ImportProgress | null;
  @ApiProperty({ type: ListProblem, nullable: true }) problem!: ListProblem | null;
  @ApiProperty() rows!: number;
  @ApiProperty() accepted!: number;
  @ApiProperty() rejected!: number;
  @ApiProperty({ type: [ListLoss] }) losses!: ListLoss[];
  @ApiProperty({ type: ListEffectsView, nullable: true }) effects!: ListEffectsView | null;
  @ApiProperty({ type: [String] }) actions!: string[];
}

export class TargetListsView {
  @ApiProperty({ type: [TargetListView] }) items!: TargetListView[];
}

export class SuggestedColumnView {
  @ApiProperty() column!: number;
  @ApiProperty() heading!: string;
  @ApiProperty({ enum: COLUMN_TARGETS }) target!: ColumnTarget;
  @ApiProperty({ required: false }) attributeName?: string;
  @ApiProperty() why!: string;
}

export class PreviewRow {
  @ApiProperty() row!: number;
  @ApiProperty({ type: [String] }) cells!: string[];
}

export class ListPreviewView {
  @ApiProperty({ enum: ['xlsx', 'csv'] }) kind!: 'xlsx' | 'csv';
  @ApiProperty({ type: String, nullable: true }) encoding!: string | null;
  @ApiProperty({ type: String, nullable: true }) delimiter!: string | null;
  @ApiProperty({ type: [String] }) sheets!: string[];
  @ApiProperty({ type: Number, nullable: true }) estimatedRows!: number | null;
  @ApiProperty({ type: [String] }) headings!: string[];
  @ApiProperty({ type: [SuggestedColumnView] }) suggested!: SuggestedColumnView[];
  @ApiProperty({ type: [PreviewRow] }) rows!: PreviewRow[];
}

export class RejectView {
  @ApiProperty() row!: number;
  @ApiProperty({ type: String, nullable: true }) column!: string | null;
  @ApiProperty() code!: string;
  @ApiProperty({ type: String, nullable: true }) masked!: string | null;
}

export class RejectsPage {
  @ApiProperty({ type: [RejectView] }) items!: RejectView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
