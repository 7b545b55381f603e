import { Entity } from 'typeorm';
import { At, Id, Int, Json, KeyRef, Ref, Text } from '../../../platform/index.js';
import type { AudioFeatures } from '../audio/audio-features.js';

/** Whether the stored bytes of a recording are those taken in (S9). */
export type Integrity = 'intact' | 'altered' | 'unreadable';

/** What an analyser heard in a call, with its version, so that it can be done again by a better one. */
@Entity()
export class Examination {
  @KeyRef() caseId!: string;
  @Text(40) analyserVersion!: string;
  @Text(40) policyVersion!: string;
  /** Why the audio could not be examined; null when it was, or when there is none. */
  @Text(40, true) problemCode!: string | null;
  @Json(true) problemFacts!: Record<string, unknown> | null;
  /** By segment. */
  @Json() integrity!: Partial<Record<string, Integrity>>;
  @Json(true) features!: AudioFeatures | null;
  @Ref(true) peaksFileId!: string | null;
  @At() examinedAt!: Date;
}

/** What a rule found. A question to a person, never a verdict. */
@Entity()
export class EvidenceFinding {
  @Id() id!: string;
  @Ref() caseId!: string;
  @Text(60) code!: string;
  @Text(20) grade!: 'contradiction' | 'attention';
  @Int() weight!: number;
  @Json() facts!: Record<string, unknown>;
  @At() foundAt!: Date;
}
