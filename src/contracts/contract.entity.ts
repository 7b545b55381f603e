import { Entity } from 'typeorm';
import { At, Fen, Flag, Id, Int, Json, On, Ref, Text } from '../platform/index.js';

/** The bank or a vendor. */
@Entity()
export class Party {
  @Id() id!: string;
  @Text(10) kind!: 'bank' | 'vendor';
  @Text(120) name!: string;
}

/** A framework contract between a bank and a vendor. */
@Entity()
export class Contract {
  @Id() id!: string;
  @Text(40) code!: string;
  @Text(120) title!: string;
  @Ref() bankId!: string;
  @Ref() vendorId!: string;
  @Text(1) template!: 'L' | 'R' | 'G' | 'X';
  @On() startsOn!: string;
  @On() endsOn!: string;
  /** IANA zone in which every local date of the contract is computed. */
  @Text(40) zone!: string;
  /** The vendor's named on-site lead (L8). */
  @Text(80, true) contact!: string | null;
  /** A demonstration contract, labelled so wherever it is shown. */
  @Flag() demo!: boolean;
  @At() createdAt!: Date;
}

/** An order placed under the framework, with its ceiling (L19). Campaigns and statements belong to an order. */
@Entity()
export class ContractOrder {
  @Id() id!: string;
  @Ref() contractId!: string;
  @Text(40) code!: string;
  @Text(120) title!: string;
  @On() startsOn!: string;
  @On() endsOn!: string;
  @Fen() ceilingFen!: bigint;
}

/** One version of a contract's terms, in force from a day on. Never changed once written. */
@Entity()
export class ContractTerms {
  @Id() id!: string;
  @Ref() contractId!: string;
  @Int() version!: number;
  @On() effectiveOn!: string;
  @Text(255, true) note!: string | null;
  @Json() document!: Record<string, unknown>;
  @Ref(true) createdBy!: string | null;
  @At() createdAt!: Date;
}
