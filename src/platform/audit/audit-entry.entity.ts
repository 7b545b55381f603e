import { Entity } from 'typeorm';
import { At, Hash, Id, Ref, Text } from '../database/columns.js';
import { Column } from 'typeorm';

/** One action in the audit trail. Inserted unsealed with the action; the sealer gives it its place in the hash chain (S4). */
@Entity()
export class AuditEntry {
  @Id() id!: string;
  @At() at!: Date;
  /** `account:<id>`, `api-key:<id>` or `system:<part>`. */
  @Text(60) actor!: string;
  @Text(60) action!: string;
  @Text(80, true) subject!: string | null;
  /** Canonical JSON of ids, codes and counts. */
  @Column({ type: 'text' }) details!: string;
  @Ref(true) seq!: string | null;
  @Hash(true) hash!: Buffer | null;
}
