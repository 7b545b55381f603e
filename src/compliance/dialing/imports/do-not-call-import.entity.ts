import { Column, Entity } from 'typeorm';
import { At, Flag, Id, Int, Json, Ref, Text } from '../../../platform/index.js';
import type { DoNotCallLevel } from '../rules/reach.js';
import type { ImportState } from './import-states.js';
import type { ImportMapping, ImportRowCode } from './rules/import-row.js';

/** A file of customers who must not be called, with how far it has been read and what came of it. */
@Entity()
export class DoNotCallImport {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Ref() fileId!: string;
  @Text(255) fileName!: string;
  @Column({ type: 'bigint' }) sizeBytes!: string;
  @Text(12) state!: ImportState;
  @Text(10) level!: DoNotCallLevel;
  @Text(120, true) scope!: string | null;
  @At(true) expiresAt!: Date | null;
  /** For rows that give none. */
  @Text(255) reason!: string;
  @Json(true) mapping!: ImportMapping | null;
  @Int() headingRow!: number;
  @Ref() uploadedBy!: string;
  @At() uploadedAt!: Date;
  @At(true) startedAt!: Date | null;
  @At(true) endedAt!: Date | null;
  /** The last row of the file whose batch is committed. */
  @Int() checkpointRow!: number;
  @Column({ type: 'bigint' }) bytesDone!: string;
  @Int() rowsRead!: number;
  /** Entries that were written and bind. */
  @Int() written!: number;
  @Int() alreadyThere!: number;
  @Int() rejected!: number;
  /** Customers whom the entries took off lists. */
  @Int() withdrawn!: number;
  @At(true) claimedUntil!: Date | null;
  @Text(60, true) claimedBy!: string | null;
  @Text(40, true) problemCode!: string | null;
  @Json(true) problemFacts!: Record<string, unknown> | null;
}

/** A row, or a value of it, that was not taken; never with a whole number. */
@Entity()
export class DoNotCallImportReject {
  @Id() id!: string;
  @Ref() importId!: string;
  @Int() fileRow!: number;
  @Text(40) code!: ImportRowCode;
  /** The row was taken without this value. */
  @Flag() rowTaken!: boolean;
  @Text(120, true) heading!: string | null;
  @Text(60) masked!: string;
}
