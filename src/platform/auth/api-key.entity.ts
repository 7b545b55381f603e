import { Entity } from 'typeorm';
import { At, Hash, Id, Int, Json, Ref, Text } from '../database/columns.js';
import type { ApiScope } from './permissions.js';

/** A key of a bank's own system. Only hashes of its secrets are kept. */
@Entity()
export class ApiKey {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(80) title!: string;
  /** The public part of the key, by which its row is found. */
  @Text(20) prefix!: string;
  @Hash() secretHash!: Buffer;
  /** The secret before the last rotation, good until `earlierUntil`. */
  @Hash(true) earlierHash!: Buffer | null;
  @At(true) earlierUntil!: Date | null;
  @Json() scopes!: ApiScope[];
  /** Comma-separated CIDR ranges; empty: from anywhere. */
  @Text(500) networks!: string;
  @Int() requestsPerMinute!: number;
  @At(true) expiresAt!: Date | null;
  @At(true) lastUsedAt!: Date | null;
  @Ref() createdBy!: string;
  @At() createdAt!: Date;
  @At(true) rotatedAt!: Date | null;
  @Ref(true) revokedBy!: string | null;
  @At(true) revokedAt!: Date | null;
}
