import { Column, Entity } from 'typeorm';
import { At, Id, Int, KeyRef, On, Ref, Text } from '../../../platform/index.js';
import type { Decision, Heard, ReviewState } from './review-states.js';

/** Why a call is to be reviewed. Shown only after the decision, so that the sample stays blind. */
export type ReviewOrigin = 'flag' | 'sample' | 'both';

/** One outcome that a person is to believe or not. */
@Entity()
export class Review {
  @Id() id!: string;
  @Ref() caseId!: string;
  @Ref(true) callId!: string | null;
  @Ref() bankId!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Ref() agentId!: string;
  @Text(20, true) seat!: string | null;
  @On() workOn!: string;
  @At(true) placedAt!: Date | null;
  @Int(true) talkMs!: number | null;
  @Text(10) origin!: ReviewOrigin;
  @Int() risk!: number;
  /** Place in the queue, highest first: of a flagged call by its risk, of a sampled one drawn from those of flagged calls. */
  @Int() queueKey!: number;
  @Text(12) state!: ReviewState;
  /** As it stands now: the newest decision's. */
  @Text(12, true) decision!: Decision | null;
  @Int() decisions!: number;
  @At() openedAt!: Date;
  /** Local day of the newest decision before an appeal: the term to appeal counts from it. */
  @On(true) decidedOn!: string | null;
  @At(true) decidedAt!: Date | null;
  @Ref(true) decidedBy!: string | null;
  @Text(1000, true) appealReason!: string | null;
  @Ref(true) appealedBy!: string | null;
  @At(true) appealedAt!: Date | null;
  @At(true) closedAt!: Date | null;
}

/** What one auditor heard before the claim was shown. Never changed. */
@Entity()
export class ReviewHearing {
  @KeyRef() reviewId!: string;
  @KeyRef() accountId!: string;
  @Text(20) heard!: Heard;
  @At() heardAt!: Date;
}

/** A decision with its reason; a revision is a new version, and both stay. */
@Entity()
export class ReviewDecision {
  @Id() id!: string;
  @Ref() reviewId!: string;
  @Int() version!: number;
  @Text(10) stage!: 'review' | 'appeal';
  @Ref() accountId!: string;
  @Text(20, true) heard!: Heard | null;
  @Text(12) decision!: Decision;
  @Text(500) reason!: string;
  @At() decidedAt!: Date;
}

/** Somebody listened: one row a range of the recording that was sent (S9). */
@Entity()
export class Listening {
  @Id() id!: string;
  @Ref() caseId!: string;
  @Ref() accountId!: string;
  @Text(10) purpose!: 'review' | 'appeal';
  @Column('bigint') firstByte!: string;
  @Column('bigint') lastByte!: string;
  @At() at!: Date;
}
