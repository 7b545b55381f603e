import { Entity } from 'typeorm';
import { At, Id, Json, Ref, Text } from '../../platform/index.js';

/** What the agent claims of one call beside what the telephone system recorded of it: the full snapshot that rules and samples read. */
export interface EvidenceSnapshot {
  claim: {
    outcomeId: string;
    code: string;
    traits: { conversation: boolean; contact: boolean; success: boolean; doNotCall: boolean };
    recordedAt: string;
    /** The agent was told that the record contradicts the outcome, and insisted. */
    confirmedAgainstRecord: boolean;
    fields: { amountYuan: number | null; applyChannel: string | null; callbackAt: string | null; reason: string | null };
  };
  call: {
    callId: string;
    gateway: string;
    placedAt: string;
    dialledAt: string | null;
    ringingAt: string | null;
    answeredAt: string | null;
    endedAt: string | null;
    ringSeconds: number | null;
    talkSeconds: number | null;
    hungUpBy: string | null;
    q850Cause: number | null;
    sipCode: number | null;
    lost: boolean;
  } | null;
  recordings: {
    segment: string;
    fileId: string;
    sha256: string;
    durationMs: number;
    sampleRate: number;
    channels: number;
    startedAt: string;
  }[];
  context: {
    agentId: string;
    accountId: string;
    campaignId: string;
    listId: string;
    prospectId: string;
    contractId: string;
    orderId: string;
    termsVersion: number;
    scriptVersionId: string | null;
    workOn: string;
    wrapUpSeconds: number | null;
  };
}

/** One outcome to be believed or not. Written with the outcome; recordings join it when they have been taken in. */
@Entity()
export class EvidenceCase {
  @Id() id!: string;
  @Ref() outcomeId!: string;
  @Ref(true) callId!: string | null;
  @Ref() contractId!: string;
  @Ref() agentId!: string;
  @Text(20) state!: 'waiting_for_call' | 'ready';
  @Json() snapshot!: EvidenceSnapshot;
  @At() createdAt!: Date;
}
