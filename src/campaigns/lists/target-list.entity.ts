import { Column, Entity } from 'typeorm';
import { At, Hash, Id, Int, Json, Ref, Text } from '../../platform/index.js';
import type { ColumnMapping, RejectCode } from '../intake/index.js';
import type { ListState } from './list-states.js';

export interface Loss {
  code: RejectCode;
  count: number;
  example: string | null;
}

/** An uploaded target list on its way from file to released customers. `checkpointRow` is the last row whose batch is committed. */
@Entity()
export class TargetList {
  @Id() id!: string;
  @Ref() campaignId!: string;
  @Ref() bankId!: string;
  /** Null when the bank's own system pushed the customers. */
  @Ref(true) fileId!: string | null;
  /** Data key of everything this list holds (S5). */
  @Text(60) keyId!: string;
  @Text(255) fileName!: string;
  @Hash(true) fileSha256!: Buffer | null;
  @Column('bigint') sizeBytes!: string;
  @Text(20) state!: ListState;
  @Ref() uploadedBy!: string;
  @At() uploadedAt!: Date;
  @Ref(true) releasedBy!: string | null;
  @At(true) releasedAt!: Date | null;
  @Json(true) mapping!: ColumnMapping | null;
  @Int() headingRow!: number;
  @Int() checkpointRow!: number;
  @Column('bigint') bytesDone!: string;
  @Int() rowsRead!: number;
  @Int() accepted!: number;
  @Int() rejected!: number;
  @Json() losses!: Loss[];
  @At(true) importStartedAt!: Date | null;
  @At(true) importEndedAt!: Date | null;
  /** A worker that imports renews this; past it another may take over. */
  @At(true) claimedUntil!: Date | null;
  @Text(60, true) claimedBy!: string | null;
  /** The key of the bank's system that pushes, or pushed, the customers. */
  @Ref(true) apiKeyId!: string | null;
  @Text(40, true) problemCode!: string | null;
  @Json(true) problemFacts!: Record<string, unknown> | null;
}

/** A refused row or value: row number, code, masked value; never the value itself. */
@Entity()
export class ListReject {
  @Id() id!: string;
  @Ref() listId!: string;
  @Column('int', { name: 'file_row' }) fileRow!: number;
  @Text(40) code!: RejectCode;
  @Int(true) columnNumber!: number | null;
  @Text(120, true) heading!: string | null;
  @Text(60) masked!: string;
}
