import { Column, Entity } from 'typeorm';
import { At, Flag, Hash, Id, Int, KeyText, On, Ref, Text } from '../../platform/index.js';
import type { HungUpBy } from '../gateways/gateway.js';
import type { CallRowState } from './call-states.js';

/** One call, from the moment it was granted. Times of the telephone system are its own; `openKey` is the agent's id until it has ended. */
@Entity()
export class PhoneCall {
  @Id() id!: string;
  @Ref() cardId!: string;
  @Ref() agentId!: string;
  @Ref() accountId!: string;
  @Ref() prospectId!: string;
  @Ref() phoneId!: string;
  @Ref() campaignId!: string;
  @Ref() listId!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Ref() decisionId!: string;
  @Ref(true) scriptVersionId!: string | null;
  @Int() termsVersion!: number;
  @On() workOn!: string;
  @Text(20) seat!: string;
  @Text(20) gateway!: string;
  @Text(20) state!: CallRowState;
  @Int() ringTimeoutSeconds!: number;
  @At() placedAt!: Date;
  @At(true) claimedAt!: Date | null;
  @At(true) agentRingingAt!: Date | null;
  @At(true) dialledAt!: Date | null;
  @At(true) ringingAt!: Date | null;
  @At(true) answeredAt!: Date | null;
  @At(true) endedAt!: Date | null;
  @Int(true) q850Cause!: number | null;
  @Int(true) sipCode!: number | null;
  @Text(10, true) hungUpBy!: HungUpBy | null;
  @At(true) hangUpRequestedAt!: Date | null;
  /** The telephone system lost the call in the middle; its times are what was known until then. */
  @Flag() lost!: boolean;
  /** The customer's leg was never dialled: the call does not count. */
  @At(true) takenBackAt!: Date | null;
  @Text(10) recordings!: 'none' | 'pending' | 'stored' | 'missing';
  @Ref(true) openKey!: string | null;
}

/** One part of a call as it was heard: before the answer, or the talk. */
@Entity()
export class Recording {
  @Id() id!: string;
  @Ref() callId!: string;
  @Text(20) segment!: 'before_answer' | 'talk';
  @Ref() fileId!: string;
  /** Of the plain bytes at intake; checked again at each play (S9). */
  @Hash() sha256!: Buffer;
  @Int() durationMs!: number;
  @Int() sampleRate!: number;
  @Int() channels!: number;
  @At() startedAt!: Date;
}

/** Which worker drives a telephone system, with the token by which the system refuses an older one. */
@Entity()
export class PbxLease {
  @KeyText(20) gateway!: string;
  @Text(60) holder!: string;
  @Column('bigint') token!: string;
  @At() expiresAt!: Date;
}
