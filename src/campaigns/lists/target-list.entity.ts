import { Column, Entity } from 'typeorm';
import { At, Hash, Id, Int, Json, KeyText, Ref, Text } from '../../platform/index.js';
import type { ColumnMapping, RejectCode } from '../intake/index.js';
import type { ListState } from './list-states.js';

export interface Loss {
  code: RejectCode;
  count: number;
  example: string | null;
}

export type ImportPhase = 'reading' | 'writing' | 'checking';

export interface ListStanding {
  customers: number;
  /** May be called today. */
  callable: number;
  /** Taken out by a do-not-call entry after they were loaded. */
  doNotCall: number;
  /** Called as often as the terms allow, or without a number that works. */
  exhausted: number;
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
  /** Phone numbers of the accepted customers. */
  @Int(true) numbers!: number | null;
  /** What an import is doing: `reading` what is known, `writing` batches, `checking` do-not-call once more. */
  @Text(10, true) phase!: ImportPhase | null;
  /** The newest do-not-call key when the import began: what came later is scrubbed after it. */
  @Ref(true) knownKeyId!: string | null;
  /** Customers of the list by where they stand, counted at `countedAt`. */
  @Json(true) standing!: ListStanding | null;
  @At(true) countedAt!: Date | null;
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
  /** 0 to 9, 9 first, for all its customers; null: each customer's own, from the file. */
  @Int(true) priority!: number | null;
  /** Why it is paused. */
  @Text(255, true) stateReason!: string | null;
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

/** Ids handed out ahead of the rows: a bulk load names the ids itself, so that numbers find their customer without being asked back. */
@Entity()
export class IdBlock {
  @KeyText(40) name!: string;
  @Ref() nextId!: string;
}

/** How the columns of one kind of file become customers, kept under a name for the next file with the same headings. */
@Entity()
export class SavedMapping {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(80) name!: string;
  @Hash() headingsHash!: Buffer;
  @Json() mapping!: ColumnMapping;
  @Ref() savedBy!: string;
  @At() savedAt!: Date;
  @At() usedAt!: Date;
}
