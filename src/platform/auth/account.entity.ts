import { Entity } from 'typeorm';
import { At, Id, Int, Ref, Sealed, Text } from '../database/columns.js';
import type { Role } from './permissions.js';

/** A person's way in. Passwords are Argon2id hashes; the second factor's secret is sealed under the people key. */
@Entity()
export class Account {
  @Id() id!: string;
  @Text(60) username!: string;
  @Text(80) displayName!: string;
  @Text(20) role!: Role;
  @Ref(true) partyId!: string | null;
  @Ref(true) agentId!: string | null;
  @Text(255) passwordHash!: string;
  @Sealed(255, true) totpSecret!: Buffer | null;
  @Text(10) state!: 'active' | 'disabled';
  @Int() failedSignIns!: number;
  @At(true) lockedUntil!: Date | null;
  @At(true) lastSignInAt!: Date | null;
  @At() createdAt!: Date;
}
