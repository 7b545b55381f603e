import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeLeftOut } from '../../../platform/index.js';
import type { ExportState } from './export-states.js';

const EXPORT_STATE_NAMES = ['requested', 'approved', 'refused', 'withdrawn'] as const;

export class DoNotCallExportView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: EXPORT_STATE_NAMES }) state!: ExportState;
  @ApiProperty() reason!: string;
  @ApiProperty() requestedBy!: string;
  @ApiProperty() requestedAt!: string;
  @ApiProperty({ type: String, nullable: true }) decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) decisionReason!: string | null;
  @ApiProperty({ type: String, nullable: true }) availableUntil!: string | null;
  @ApiProperty() downloads!: number;
  @ApiProperty({ type: [String] }) actions!: string[];
}

export class DoNotCallExports {
  @ApiProperty({ type: [DoNotCallExportView] }) items!: DoNotCallExportView[];
}

export class ExportLanguageQuery {
  @MayBeLeftOut() @IsIn(['zh-CN', 'en']) @ApiProperty({ required: false, enum: ['zh-CN', 'en'] }) language?: 'zh-CN' | 'en';
}
