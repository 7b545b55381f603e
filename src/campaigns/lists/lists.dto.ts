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
  MinLength,
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
  'paused',
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
  /** The extra field by which lists are dealt alike. */
  @MayBeLeftOut() @IsInt() @Min(0) @ApiProperty({ required: false }) dealAlikeColumn?: number;
}

export class MappingNameBody {
  @IsString() @MinLength(1) @MaxLength(80) @ApiProperty() name!: string;
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
  @ApiProperty() noConsent!: number;
  @ApiProperty() outsideRegions!: number;
  @ApiProperty() unusableNumbers!: number;
  @ApiProperty() outsideRules!: number;
  @ApiProperty() numbers!: number;
  /** A large list is counted behind; this is when. */
  @ApiProperty() countedAt!: string;
}

export class SameFileView {
  @ApiProperty() listId!: string;
  @ApiProperty() name!: string;
  @ApiProperty() campaign!: string;
  @ApiProperty() uploadedAt!: string;
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
  @ApiProperty({ type: Number, nullable: true, description: '0 to 9, 9 first; null: as the file says for each customer' }) priority!:
    number | null;
  @ApiProperty({ type: String, nullable: true }) stateReason!: string | null;
  @ApiProperty({ type: ListEffectsView, nullable: true }) effects!: ListEffectsView | null;
  /** Lists of other campaigns made from the same file. */
  @ApiProperty({ type: [SameFileView] }) sameFile!: SameFileView[];
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

export class SavedMappingView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: [MappedColumnBody] }) columns!: MappedColumnBody[];
  @ApiProperty() customerRefFromPhone!: boolean;
  @ApiProperty({ type: Number, nullable: true }) dealAlikeColumn!: number | null;
  @ApiProperty() savedBy!: string;
  @ApiProperty() savedAt!: string;
  @ApiProperty() usedAt!: string;
}

export class SavedMappingsView {
  @ApiProperty({ type: [SavedMappingView] }) items!: SavedMappingView[];
}

export class ListPreviewView {
  @ApiProperty({ enum: ['xlsx', 'csv'] }) kind!: 'xlsx' | 'csv';
  @ApiProperty({ type: String, nullable: true }) encoding!: string | null;
  @ApiProperty({ type: String, nullable: true }) delimiter!: string | null;
  @ApiProperty({ type: [String] }) sheets!: string[];
  @ApiProperty({ type: Number, nullable: true }) estimatedRows!: number | null;
  @ApiProperty({ type: [String] }) headings!: string[];
  @ApiProperty({ type: [SuggestedColumnView] }) suggested!: SuggestedColumnView[];
  /** A mapping saved for exactly these headings. */
  @ApiProperty({ type: SavedMappingView, nullable: true }) fitting!: SavedMappingView | null;
  /** The terms let nobody be called without evidence of consent. */
  @ApiProperty() consentRequired!: boolean;
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
