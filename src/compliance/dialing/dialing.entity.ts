import { Column, Entity } from 'typeorm';
import { At, Flag, Hash, Id, Int, Json, KeyHash, KeyRef, KeyText, On, Ref, Sealed, Text } from '../../platform/index.js';
import type { EntryState } from './registry/entry-states.js';
import type { DoNotCallLevel } from './rules/reach.js';

/** How often a number or a customer was rung; the row that a dial and a do-not-call write both lock first. */
@Entity()
export class DialLedger {
  @KeyRef() bankId!: string;
  /** `number` or `customer`. */
  @KeyText(10) kind!: LedgerKind;
  @KeyHash() keyIndex!: Buffer;
  @At(true) lastDialledAt!: Date | null;
  @On(true) dialledOn!: string | null;
  @Int() dialsOnDay!: number;
}

export type LedgerKind = 'number' | 'customer';

/** Why a dial was granted or refused, with the facts it was decided on. Never deleted while its call is evidence. */
@Entity()
export class DialDecision {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Hash() customerIndex!: Buffer;
  @Hash() numberIndex!: Buffer;
  @Ref() campaignId!: string;
  @Ref() agentId!: string;
  @At() at!: Date;
  @Flag() granted!: boolean;
  /** Codes of the rules that refused; empty when granted. */
  @Text(255) refusedBy!: string;
  @Int() termsVersion!: number;
  @Json() facts!: Record<string, unknown>;
  /** The customer's leg was never dialled, so the attempt does not count. */
  @At(true) takenBackAt!: Date | null;
}

export type DoNotCallSource = 'strong_refusal' | 'manual' | 'import';

/** A customer, with every number, who must not be called (L15). */
@Entity()
export class DoNotCallEntry {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(20) source!: DoNotCallSource;
  @Text(255) reason!: string;
  @Ref(true) evidenceCallId!: string | null;
  /** Null: written by the product itself. */
  @Ref(true) createdBy!: string | null;
  @At() createdAt!: Date;
  @Text(10) level!: DoNotCallLevel;
  /** The product's name or the campaign's id; null on the global level. */
  @Text(120, true) scope!: string | null;
  /** From this instant on the entry no longer binds; null: it stands until two people remove it. */
  @At(true) expiresAt!: Date | null;
  /** The file it came from and its row there; unique, so that no row makes two entries. */
  @Ref(true) importId!: string | null;
  @Int(true) importRow!: number | null;
  @Text(20) state!: EntryState;
  @Text(255, true) removalReason!: string | null;
  @Ref(true) removalRequestedBy!: string | null;
  @Ref(true) removalApprovedBy!: string | null;
  @At(true) removedAt!: Date | null;
}

/** One number or customer reference of an entry. */
@Entity()
export class DoNotCallKey {
  @Id() id!: string;
  @Ref() entryId!: string;
  @Ref() bankId!: string;
  @Text(10) kind!: LedgerKind;
  @Hash() keyIndex!: Buffer;
  /** The number or the written customer reference under the do-not-call key, for an export by the bank; null where only the index was known. */
  @Sealed(255, true) sealed!: Buffer | null;
  @Column('varchar', { length: 20 }) mask!: string;
  @Flag() active!: boolean;
  /** As on the entry, so that a dial finds everything in one row. */
  @Text(10) level!: DoNotCallLevel;
  @Text(120, true) scope!: string | null;
  @At(true) expiresAt!: Date | null;
}

/** What happened to an entry after it was written; that it was written stands in the entry itself. */
@Entity()
export class DoNotCallEvent {
  @Id() id!: string;
  @Ref() entryId!: string;
  @Text(20) kind!: DoNotCallEventKind;
  @At() at!: Date;
  /** Null: the product itself. */
  @Ref(true) byAccount!: string | null;
  @Text(255, true) reason!: string | null;
  /** How many customers an action put back on lists. */
  @Int(true) customers!: number | null;
}

export type DoNotCallEventKind = 'removal_requested' | 'removal_refused' | 'removal_withdrawn' | 'removed' | 'lapsed' | 'put_back';

/** A row a bank that every grant holds shared and a calling stop takes alone. */
@Entity()
export class CallingGate {
  @KeyRef() bankId!: string;
}

/** The switch that stops all calling of a bank at once (L13). */
@Entity()
export class CallingStop {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Text(255) reason!: string;
  @Ref() stoppedBy!: string;
  @At() stoppedAt!: Date;
  @Text(255, true) liftReason!: string | null;
  @Ref(true) liftedBy!: string | null;
  @At(true) liftedAt!: Date | null;
}
