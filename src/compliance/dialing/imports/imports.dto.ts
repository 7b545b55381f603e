import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { MayBeLeftOut } from '../../../platform/index.js';
import type { DoNotCallLevel } from '../rules/index.js';
import type { ImportState } from './import-states.js';

const LEVELS = ['global', 'product', 'campaign'] as const;
const IMPORT_STATE_NAMES = ['uploaded', 'importing', 'done', 'failed', 'stopped', 'discarded'] as const;

export class StartImportBody {
  @IsArray()
  @ArrayMaxSize(5)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @ApiProperty({ type: [Number], description: 'Columns of numbers, counted from 0' })
  numbers!: number[];
  @MayBeLeftOut() @IsInt() @Min(0) @ApiProperty({ required: false }) customerRef?: number;
  @MayBeLeftOut() @IsInt() @Min(0) @ApiProperty({ required: false }) reasonColumn?: number;
  @IsIn(LEVELS) @ApiProperty({ enum: LEVELS }) level!: DoNotCallLevel;
  @MayBeLeftOut()
  @IsString()
  @MaxLength(120)
  @ApiProperty({ required: false, description: 'Product, or id of the campaign' })
  scope?: string;
  @MayBeLeftOut() @IsInt() @Min(1) @Max(3650) @ApiProperty({ required: false }) expiresInDays?: number;
  @IsString() @MinLength(2) @MaxLength(255) @ApiProperty({ description: 'For rows that give none' }) reason!: string;
}

export class DoNotCallImportProblem {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) facts!: Record<string, unknown>;
}

export class DoNotCallImportView {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() sizeBytes!: number;
  @ApiProperty() bytesDone!: number;
  @ApiProperty({ enum: IMPORT_STATE_NAMES }) state!: ImportState;
  @ApiProperty({ enum: LEVELS }) level!: DoNotCallLevel;
  @ApiProperty({ type: String, nullable: true }) scope!: string | null;
  @ApiProperty({ type: String, nullable: true }) expiresAt!: string | null;
  @ApiProperty() reason!: string;
  @ApiProperty() uploadedBy!: string;
  @ApiProperty() uploadedAt!: string;
  @ApiProperty({ type: String, nullable: true }) endedAt!: string | null;
  @ApiProperty() rows!: number;
  @ApiProperty({ description: 'Entries that were written; they bind' }) written!: number;
  @ApiProperty() alreadyThere!: number;
  @ApiProperty() rejected!: number;
  @ApiProperty({ description: 'Customers taken off lists' }) withdrawn!: number;
  @ApiProperty({ type: DoNotCallImportProblem, nullable: true }) problem!: DoNotCallImportProblem | null;
  @ApiProperty({ type: [String] }) actions!: string[];
}

export class DoNotCallImports {
  @ApiProperty({ type: [DoNotCallImportView] }) items!: DoNotCallImportView[];
}

export class ImportColumns {
  @ApiProperty({ type: [Number] }) numbers!: number[];
  @ApiProperty({ type: Number, nullable: true }) customerRef!: number | null;
  @ApiProperty({ type: Number, nullable: true }) reason!: number | null;
}

export class ImportPreviewRow {
  @ApiProperty() row!: number;
  @ApiProperty({ type: [String] }) cells!: string[];
}

export class DoNotCallImportPreview {
  @ApiProperty({ type: [String] }) headings!: string[];
  @ApiProperty({ type: ImportColumns }) suggested!: ImportColumns;
  @ApiProperty({ type: [ImportPreviewRow] }) rows!: ImportPreviewRow[];
}

export class DoNotCallReject {
  @ApiProperty() row!: number;
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'The row was taken without this value' }) rowTaken!: boolean;
  @ApiProperty({ type: String, nullable: true }) column!: string | null;
  @ApiProperty() masked!: string;
}

export class DoNotCallRejects {
  @ApiProperty({ type: [DoNotCallReject] }) items!: DoNotCallReject[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ImportLanguageQuery {
  @MayBeLeftOut() @IsIn(['zh-CN', 'en']) @ApiProperty({ required: false, enum: ['zh-CN', 'en'] }) language?: 'zh-CN' | 'en';
}
