import { Column, Entity } from 'typeorm';
import { At, Flag, Hash, Id, Int, Json, Ref, Sealed, Text } from '../platform/index.js';
import type { OutcomeCode } from '../shared/index.js';

/** Where a customer of a campaign stands. `dealt` lies on a seat's list, `open` on a card, `callback` waits for its time. */
export type ProspectState = 'callable' | 'dealt' | 'open' | 'callback' | 'done' | 'exhausted' | 'withdrawn';

/** A customer of a target list. Who it is lies sealed under the list's key. */
@Entity()
export class Prospect {
  @Id() id!: string;
  @Ref() listId!: string;
  @Ref() campaignId!: string;
  @Ref() bankId!: string;
  @Column('int', { name: 'file_row' }) fileRow!: number;
  /** Blind index of the bank's own customer number. */
  @Hash() customerIndex!: Buffer;
  /** Sealed JSON: customerRef, name, gender, attributes, consent. */
  @Sealed(8000) person!: Buffer;
  @Text(64, true) region!: string | null;
  /** One more value by which lists are dealt alike, from a column of the file that was mapped so. */
  @Text(64, true) segment!: string | null;
  @Int() priority!: number;
  @Text(12) state!: ProspectState;
  @Int() attempts!: number;
  @At(true) notBefore!: Date | null;
  @Text(20, true) lastOutcome!: OutcomeCode | null;
  @Flag() connected!: boolean;
  @Flag() intent!: boolean;
  @Text(20, true) withdrawnBy!: string | null;
  /** How often each outcome was recorded, for the retry plan. */
  @Json(true) outcomeCounts!: Partial<Record<OutcomeCode, number>> | null;
  /** Region and segment as one number; the database computes it. */
  @Column({ type: 'int', unsigned: true, nullable: true, insert: false, update: false }) dealGroup!: number | null;
  /** The customer's place in the random order that draws are taken in; the database computes it from the blind index. */
  @Column({ type: 'int', unsigned: true, nullable: true, insert: false, update: false }) dealKey!: number | null;
}

/** A number of a customer, sealed under the list's key. The mask is what agents see (S1). */
@Entity()
export class ProspectPhone {
  @Id() id!: string;
  @Ref() prospectId!: string;
  @Ref() listId!: string;
  @Ref() bankId!: string;
  @Int() position!: number;
  @Hash() numberIndex!: Buffer;
  @Sealed(255) number!: Buffer;
  @Text(20) mask!: string;
  /** Null while usable; else why not. */
  @Text(20, true) problem!: string | null;
}

/** What the sealed part of a prospect holds. */
export interface Person {
  customerRef: string | null;
  name: string | null;
  gender: 'male' | 'female' | null;
  attributes: Record<string, string>;
  /** Evidence of consent, as the file named it; missing where none was asked for. */
  consent?: string | null;
}

/** The context that binds sealed values to their customer: the same on writing and reading. */
export const personContext = (listId: string, customerIndex: Buffer): string => `prospect:${listId}:${customerIndex.toString('hex')}`;
export const numberContext = (listId: string, numberIndex: Buffer): string => `number:${listId}:${numberIndex.toString('hex')}`;
