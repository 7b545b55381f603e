import { Column, Entity } from 'typeorm';
import { At, Fen, Hash, Id, Int, Json, KeyRef, KeyText, On, Ref, Text } from '../platform/index.js';
import type { LineKind } from './rules/statement-document.js';
import type { StatementAction, StatementState } from './statement-states.js';

/** The settlement of one order for one quarter. `document` is the canonical JSON as assessed; from approval on it never changes. */
@Entity()
export class Statement {
  @Id() id!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Text(7) periodCode!: string;
  @On() fromOn!: string;
  @On() toOn!: string;
  @Text(20) state!: StatementState;
  @Column('longtext', { nullable: true }) document!: string | null;
  /** Of the document's bytes; agreeing and approving name it. */
  @Hash(true) sha256!: Buffer | null;
  @Fen(true) payableFen!: bigint | null;
  @Ref(true) assessedBy!: string | null;
  @At(true) assessedAt!: Date | null;
  @On(true) reportedOn!: string | null;
  @At(true) approvedAt!: Date | null;
  @Ref(true) xlsxFileId!: string | null;
  @Ref(true) pdfFileId!: string | null;
  @Text(40, true) invoiceNo!: string | null;
  @On(true) invoiceReceivedOn!: string | null;
  @On(true) paidOn!: string | null;
  @At() createdAt!: Date;
}

/** What a frozen statement has settled for a key; the sums over an order say what is still owed. */
@Entity()
export class StatementLine {
  @KeyRef() statementId!: string;
  @KeyText(80) lineKey!: string;
  @Ref() orderId!: string;
  /** Period the key belongs to. */
  @Text(7) periodCode!: string;
  @Text(20) kind!: LineKind;
  @Fen() amountFen!: bigint;
}

/** One step in a statement's life: who, when, on which document, with what reason. */
@Entity()
export class StatementEvent {
  @Id() id!: string;
  @Ref() statementId!: string;
  @Int() position!: number;
  @Text(20) action!: StatementAction;
  @Text(20) state!: StatementState;
  @Ref() accountId!: string;
  @At() at!: Date;
  @Text(2000, true) note!: string | null;
  @Json() disputed!: { key: string; reason: string }[];
  @Hash(true) sha256!: Buffer | null;
  @Fen(true) payableFen!: bigint | null;
}
