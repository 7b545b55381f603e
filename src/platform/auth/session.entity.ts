import { Entity } from 'typeorm';
import { At, Hash, Id, Ref, Text } from '../database/columns.js';

/** A signed-in browser. The cookie's value is stored only as its SHA-256. */
@Entity()
export class Session {
  @Id() id!: string;
  @Hash() tokenHash!: Buffer;
  @Text(64) csrfToken!: string;
  @Ref() accountId!: string;
  @At() createdAt!: Date;
  @At() lastActiveAt!: Date;
  @At() expiresAt!: Date;
  @At(true) lockedAt!: Date | null;
  @At(true) endedAt!: Date | null;
}
