import { Column, Entity } from 'typeorm';
import { At, Flag, Hash, Id, Int, Json, Ref, Text } from '../../platform/index.js';
import type { MatchKind } from './rules/match-records.js';
import type { RecordRowCode } from './rules/read-record-row.js';
import type { FileMapping, SwitchMapping } from './rules/switch-mapping.js';
import type { SwitchImportState } from './switch-import-states.js';

export type ImportPhase = 'reading' | 'matching' | 'recordings';
export type RecordingsFrom = 'none' | 'archive' | 'folder';

/** How the files of an exchange are read, kept under its name for the next one. */
@Entity('switch_mapping')
export class SavedSwitchMapping {
  @Id() id!: string;
  @Ref() contractId!: string;
  @Text(80) exchange!: string;
  @Json() mapping!: SwitchMapping;
  @Ref() savedBy!: string;
  @At() savedAt!: Date;
}

/** A file of calls as the bank's own exchange recorded them, with how far it is and what came of it. */
@Entity()
export class SwitchImport {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Ref() contractId!: string;
  @Text(80, true) exchange!: string | null;
  @Ref() fileId!: string;
  @Text(255) fileName!: string;
  @Column({ type: 'bigint' }) sizeBytes!: string;
  @Hash() fileHash!: Buffer;
  /** The hash again while the import stands: a file is imported once. */
  @Hash(true) knownKey!: Buffer | null;
  @Ref(true) recordingsFileId!: string | null;
  @Text(255, true) recordingsName!: string | null;
  @Text(10) recordingsFrom!: RecordingsFrom;
  @Text(12) state!: SwitchImportState;
  @Text(12) phase!: ImportPhase;
  @Json(true) mapping!: FileMapping | null;
  @Int() headingRow!: number;
  @Ref() uploadedBy!: string;
  @At() uploadedAt!: Date;
  @At(true) startedAt!: Date | null;
  @At(true) endedAt!: Date | null;
  /** The last row of the file whose batch is committed. */
  @Int() checkpointRow!: number;
  @Column({ type: 'bigint' }) bytesDone!: string;
  @Int() rowsRead!: number;
  @Int() rowsTaken!: number;
  /** Rows that an earlier file held already. */
  @Int() rowsKnown!: number;
  @Int() rowsRefused!: number;
  @Int(true) clockAheadMs!: number | null;
  @Int(true) clockPairs!: number | null;
  @Int(true) clockSpreadMs!: number | null;
  /** Extension by seat, as given and learned. */
  @Json(true) extensions!: Record<string, string> | null;
  @At(true) claimedUntil!: Date | null;
  @Text(60, true) claimedBy!: string | null;
  @Text(40, true) problemCode!: string | null;
  @Json(true) problemFacts!: Record<string, unknown> | null;
}

/** Why a recording that a record names is not there; a later archive may still bring it. */
export const LACKING_RECORDING = ['missing', 'empty', 'too_large', 'unreadable'] as const;
/** What was made of the recording a record names. */
export type RecordRecordingState = 'none' | 'named' | 'found' | 'used_twice' | 'taken' | 'not_needed' | (typeof LACKING_RECORDING)[number];

/** One call as the exchange recorded it, by the exchange's own clock; the number only as blind index and mask. */
@Entity()
export class SwitchRecord {
  @Id() id!: string;
  @Ref() importId!: string;
  @Ref() contractId!: string;
  @Int() fileRow!: number;
  /** Hash of everything the row says: a row is taken once, whichever file it comes in. */
  @Hash() rowKey!: Buffer;
  @At() startedAt!: Date;
  @At(true) answeredAt!: Date | null;
  @At() endedAt!: Date;
  @Text(20) extension!: string;
  @Hash() numberIndex!: Buffer;
  /** Of a number that a call has and that differs in one digit. */
  @Hash(true) nearNumberIndex!: Buffer | null;
  @Text(20) masked!: string;
  @Int(true) q850Cause!: number | null;
  /** For people: digits that could be a number are masked. */
  @Text(255, true) recordingName!: string | null;
  /** The recording is found by these. */
  @Hash(true) recordingPathIndex!: Buffer | null;
  @Hash(true) recordingLastIndex!: Buffer | null;
  /** `none`: no call fits. */
  @Text(20) matchKind!: MatchKind | 'unmatched' | 'none';
  /** The call it supplies; a call has one record at most. */
  @Ref(true) callId!: string | null;
  /** The call it only comes close to, or comes second to. */
  @Ref(true) nearCallId!: string | null;
  @Int(true) offsetMs!: number | null;
  /** What the evidence made of it; null: not handed over yet. */
  @Text(12, true) settledAs!: 'no_outcome' | 'completed' | 'renewed' | 'frozen' | null;
  @Text(20) recordingState!: RecordRecordingState;
  @Hash(true) recordingHash!: Buffer | null;
  @Int(true) recordingMs!: number | null;
}

/** What a record's recording is found by; null: it names none. */
export function indexesOf({ recordingPathIndex: path, recordingLastIndex: last }: SwitchRecord): { path: Buffer; last: Buffer } | null {
  return path && last && { path, last };
}

/** A row, or a value of it, that was not taken; never with a whole number. */
@Entity()
export class SwitchReject {
  @Id() id!: string;
  @Ref() importId!: string;
  @Int() fileRow!: number;
  @Text(40) code!: RecordRowCode;
  /** The row was taken without this value. */
  @Flag() rowTaken!: boolean;
  @Text(120, true) heading!: string | null;
  @Text(60) masked!: string;
}
