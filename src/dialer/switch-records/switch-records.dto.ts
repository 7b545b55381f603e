import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CursorQuery, MayBeLeftOut } from '../../platform/index.js';
import { OUTCOME_CODES, type OutcomeCode } from '../../shared/index.js';
import { CHANNEL_ORDERS, type ChannelOrder, TIME_ORDERS, type TimeOrder } from './rules/switch-mapping.js';
import { type ImportPhase, LACKING_RECORDING, type RecordingsFrom, type RecordRecordingState } from './switch-import.entity.js';
import type { SwitchImportState } from './switch-import-states.js';

const STATES = ['uploaded', 'importing', 'done', 'failed', 'stopped', 'discarded'] as const;
const RECORDINGS_FROM = ['none', 'archive', 'folder'] as const;
const RECORDING_STATES = ['none', 'named', 'found', 'used_twice', 'taken', 'not_needed', ...LACKING_RECORDING] as const;
export const RECORD_KINDS = ['exact', 'extension_differs', 'number_differs', 'second_record', 'none', 'recording'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A column that may be absent: null says so. */
const OptionalColumn = (): PropertyDecorator => (target, key) => {
  ValidateIf((_object, value) => value !== null)(target, key as string);
  IsInt()(target, key as string);
  Min(0)(target, key as string);
  ApiProperty({ type: Number, nullable: true })(target, key as string);
};

export class RecordColumnsBody {
  @IsInt() @Min(0) @ApiProperty({ description: 'Columns are counted from 0' }) start!: number;
  @OptionalColumn() date!: number | null;
  @OptionalColumn() answer!: number | null;
  @OptionalColumn() end!: number | null;
  @OptionalColumn() talk!: number | null;
  @OptionalColumn() duration!: number | null;
  @IsInt() @Min(0) @ApiProperty() extension!: number;
  @IsInt() @Min(0) @ApiProperty() number!: number;
  @OptionalColumn() cause!: number | null;
  @OptionalColumn() recording!: number | null;
}

export class NamedCauseBody {
  @IsString() @MinLength(1) @MaxLength(60) @ApiProperty() text!: string;
  @IsInt() @Min(1) @Max(127) @ApiProperty({ description: 'Q.850 cause' }) cause!: number;
}

export class SeatExtensionBody {
  @IsString() @MinLength(1) @MaxLength(20) @ApiProperty() seat!: string;
  @Matches(/^[0-9A-Za-z*#_.-]{1,20}$/) @ApiProperty() extension!: string;
}

export class SwitchMappingBody {
  @IsObject() @ValidateNested() @Type(() => RecordColumnsBody) @ApiProperty({ type: RecordColumnsBody }) columns!: RecordColumnsBody;
  @IsIn(TIME_ORDERS) @ApiProperty({ enum: TIME_ORDERS }) timeOrder!: TimeOrder;
  @IsString() @MinLength(1) @MaxLength(60) @ApiProperty({ description: 'IANA name, e.g. Asia/Shanghai' }) zone!: string;
  @Matches(/^\d{0,8}$/) @ApiProperty({ description: 'Digits before the number for an outside line' }) numberPrefix!: string;
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NamedCauseBody)
  @ApiProperty({ type: [NamedCauseBody] })
  causes!: NamedCauseBody[];
  @IsArray()
  @ArrayMaxSize(500)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SeatExtensionBody)
  @ApiProperty({ type: [SeatExtensionBody] })
  extensions!: SeatExtensionBody[];
  @IsInt() @Min(5) @Max(600) @ApiProperty() toleranceSeconds!: number;
  @IsIn(CHANNEL_ORDERS) @ApiProperty({ enum: CHANNEL_ORDERS }) channels!: ChannelOrder;
}

export class StartSwitchImportBody {
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  @ApiProperty({ description: 'Name of the exchange; the mapping is kept under it' })
  exchange!: string;
  @IsObject() @ValidateNested() @Type(() => SwitchMappingBody) @ApiProperty({ type: SwitchMappingBody }) mapping!: SwitchMappingBody;
  @IsIn(RECORDINGS_FROM) @ApiProperty({ enum: RECORDINGS_FROM }) recordingsFrom!: RecordingsFrom;
}

export class RecordsQuery extends CursorQuery {
  @MayBeLeftOut() @IsIn(RECORD_KINDS) @ApiProperty({ required: false, enum: RECORD_KINDS }) kind?: RecordKind;
}

export class ReportLanguageQuery {
  @MayBeLeftOut() @IsIn(['zh-CN', 'en']) @ApiProperty({ required: false, enum: ['zh-CN', 'en'] }) language?: 'zh-CN' | 'en';
}

export class SwitchProblemView {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class SwitchClockView {
  @ApiProperty({ description: 'Negative: behind' }) aheadMs!: number;
  @ApiProperty({ description: 'Pairs of record and call that left no choice' }) pairs!: number;
  @ApiProperty() spreadMs!: number;
}

export class SwitchCountsView {
  @ApiProperty() exact!: number;
  @ApiProperty() extensionDiffers!: number;
  @ApiProperty() numberDiffers!: number;
  @ApiProperty({ description: 'Records of calls that an earlier file supplies' }) second!: number;
  @ApiProperty({ description: 'Records without a call' }) none!: number;
  @ApiProperty({ description: 'Matched, but an auditor had decided before' }) frozen!: number;
  @ApiProperty({ description: 'Matched calls without an outcome' }) noOutcome!: number;
  @ApiProperty() recordingsTaken!: number;
  @ApiProperty() recordingsMissing!: number;
  @ApiProperty() recordingsUsedTwice!: number;
  @ApiProperty() recordingsOpen!: number;
}

export class SwitchImportView {
  @ApiProperty() id!: string;
  @ApiProperty() contractId!: string;
  @ApiProperty() contractTitle!: string;
  @ApiProperty({ type: String, nullable: true }) exchange!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty() sizeBytes!: number;
  @ApiProperty() bytesDone!: number;
  @ApiProperty({ enum: STATES }) state!: SwitchImportState;
  @ApiProperty({ enum: ['reading', 'matching', 'recordings'] }) phase!: ImportPhase;
  @ApiProperty({ type: String, nullable: true }) recordingsName!: string | null;
  @ApiProperty({ enum: RECORDINGS_FROM }) recordingsFrom!: RecordingsFrom;
  @ApiProperty() uploadedBy!: string;
  @ApiProperty() uploadedAt!: string;
  @ApiProperty({ type: String, nullable: true }) endedAt!: string | null;
  @ApiProperty() rows!: number;
  @ApiProperty() taken!: number;
  @ApiProperty({ description: 'Rows that an earlier file held already' }) known!: number;
  @ApiProperty() refused!: number;
  @ApiProperty({ type: SwitchClockView, nullable: true }) clock!: SwitchClockView | null;
  @ApiProperty({ type: [SeatExtensionBody] }) extensions!: SeatExtensionBody[];
  @ApiProperty({ type: SwitchCountsView }) counts!: SwitchCountsView;
  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'Calls of the time of the file that have no record yet; of one import that stands still',
  })
  callsWithoutRecord!: number | null;
  @ApiProperty({ type: SwitchProblemView, nullable: true }) problem!: SwitchProblemView | null;
  @ApiProperty({ type: [String] }) actions!: string[];
}

export class SwitchImportsView {
  @ApiProperty({ type: [SwitchImportView] }) items!: SwitchImportView[];
  @ApiProperty({ description: 'A folder of recordings is set up' }) hasFolder!: boolean;
}

export class SuggestedColumnsView {
  @ApiProperty({ type: Number, nullable: true }) start!: number | null;
  @ApiProperty({ type: Number, nullable: true }) date!: number | null;
  @ApiProperty({ type: Number, nullable: true }) answer!: number | null;
  @ApiProperty({ type: Number, nullable: true }) end!: number | null;
  @ApiProperty({ type: Number, nullable: true }) talk!: number | null;
  @ApiProperty({ type: Number, nullable: true }) duration!: number | null;
  @ApiProperty({ type: Number, nullable: true }) extension!: number | null;
  @ApiProperty({ type: Number, nullable: true }) number!: number | null;
  @ApiProperty({ type: Number, nullable: true }) cause!: number | null;
  @ApiProperty({ type: Number, nullable: true }) recording!: number | null;
}

export class SwitchPreviewRow {
  @ApiProperty() row!: number;
  @ApiProperty({ type: [String] }) cells!: string[];
}

export class SavedSwitchMappingView {
  @ApiProperty() exchange!: string;
  @ApiProperty() savedAt!: string;
  @ApiProperty({ type: SwitchMappingBody }) mapping!: SwitchMappingBody;
}

export class SwitchPreviewView {
  @ApiProperty({ type: [String] }) headings!: string[];
  @ApiProperty({ type: SuggestedColumnsView }) suggested!: SuggestedColumnsView;
  @ApiProperty({ type: [SwitchPreviewRow] }) rows!: SwitchPreviewRow[];
  @ApiProperty({ type: [String] }) seats!: string[];
  @ApiProperty() zone!: string;
  @ApiProperty({ type: [SavedSwitchMappingView] }) mappings!: SavedSwitchMappingView[];
}

export class SwitchRecordView {
  @ApiProperty() id!: string;
  @ApiProperty() row!: number;
  @ApiProperty({ description: "By the exchange's clock" }) startedAt!: string;
  @ApiProperty({ type: Number, nullable: true }) talkSeconds!: number | null;
  @ApiProperty() extension!: string;
  @ApiProperty() masked!: string;
  @ApiProperty({ type: Number, nullable: true }) q850Cause!: number | null;
  @ApiProperty({ enum: ['exact', 'extension_differs', 'number_differs', 'second_record', 'none', 'unmatched'] }) match!: string;
  @ApiProperty({ type: Number, nullable: true }) offsetMs!: number | null;
  @ApiProperty({ type: String, nullable: true }) callId!: string | null;
  @ApiProperty({ type: String, nullable: true }) agentName!: string | null;
  @ApiProperty({ type: String, nullable: true }) seat!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: OUTCOME_CODES, description: 'Sealed for auditors' }) outcome!: OutcomeCode | null;
  @ApiProperty() hasOutcome!: boolean;
  @ApiProperty({ type: String, nullable: true }) settledAs!: string | null;
  @ApiProperty({ type: String, nullable: true }) recordingName!: string | null;
  @ApiProperty({ enum: RECORDING_STATES }) recording!: RecordRecordingState;
}

export class SwitchRecordsPage {
  @ApiProperty({ type: [SwitchRecordView] }) items!: SwitchRecordView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class CallWithoutRecordView {
  @ApiProperty({ type: String, nullable: true, description: 'Sealed for auditors' }) callId!: string | null;
  @ApiProperty() placedAt!: string;
  @ApiProperty() masked!: string;
  @ApiProperty() agentName!: string;
  @ApiProperty() seat!: string;
  @ApiProperty({ description: 'The number was shown to the agent' }) revealed!: boolean;
  @ApiProperty({ type: String, nullable: true }) notDialledReason!: string | null;
  @ApiProperty({ type: String, nullable: true, enum: OUTCOME_CODES, description: 'Sealed for auditors' }) outcome!: OutcomeCode | null;
  @ApiProperty() hasOutcome!: boolean;
}

export class CallsWithoutRecordPage {
  @ApiProperty({ type: [CallWithoutRecordView] }) items!: CallWithoutRecordView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class SwitchRejectView {
  @ApiProperty() row!: number;
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'The row was taken without this value' }) rowTaken!: boolean;
  @ApiProperty({ type: String, nullable: true }) column!: string | null;
  @ApiProperty() masked!: string;
}

export class SwitchRejectsPage {
  @ApiProperty({ type: [SwitchRejectView] }) items!: SwitchRejectView[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}
