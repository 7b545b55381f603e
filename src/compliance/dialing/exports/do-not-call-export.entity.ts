import { Entity } from 'typeorm';
import { At, Id, Int, Ref, Text } from '../../../platform/index.js';
import type { ExportState } from './export-states.js';

/** The asked-for export of the registry with full numbers: who wants it and why, who agreed, until when it may be downloaded. */
@Entity()
export class DoNotCallExport {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(12) state!: ExportState;
  @Text(255) reason!: string;
  @Ref() requestedBy!: string;
  @At() requestedAt!: Date;
  @Ref(true) decidedBy!: string | null;
  @At(true) decidedAt!: Date | null;
  @Text(255, true) decisionReason!: string | null;
  @At(true) availableUntil!: Date | null;
  @Int() downloads!: number;
}
