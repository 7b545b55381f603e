import { Entity } from 'typeorm';
import { At, Id, Int, Json, Ref, Text } from '../platform/index.js';
import type { ScriptBody } from './script-body.js';
import type { ScriptVersionState } from './script-states.js';

export const SCRIPT_LANGUAGES = ['zh-CN', 'en'] as const;
export type ScriptLanguage = (typeof SCRIPT_LANGUAGES)[number];

/** What an agent is to say, in one language. The words themselves stand in its versions. */
@Entity()
export class Script {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(120) title!: string;
  @Text(10) language!: ScriptLanguage;
  @At() createdAt!: Date;
}

/** One wording of a script (L15). Its body never changes once it is submitted; of a script at most one version is approved. */
@Entity()
export class ScriptVersion {
  @Id() id!: string;
  @Ref() scriptId!: string;
  @Int() version!: number;
  @Text(10) state!: ScriptVersionState;
  @Json() body!: ScriptBody;
  @Ref(true) createdBy!: string | null;
  @At() createdAt!: Date;
  @Ref(true) submittedBy!: string | null;
  @At(true) submittedAt!: Date | null;
  @Ref(true) approvedBy!: string | null;
  @At(true) approvedAt!: Date | null;
}
