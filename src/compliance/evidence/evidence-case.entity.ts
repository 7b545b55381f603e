import { Entity } from 'typeorm';
import { At, Hash, Id, Int, Json, On, Ref, Text } from '../../platform/index.js';
import type { OutcomeCode } from '../../shared/index.js';

/** What the agent claims of one call beside what the telephone system recorded of it: the full snapshot that rules and samples read. */
export interface EvidenceSnapshot {
  claim: {
    outcomeId: string;
    code: OutcomeCode;
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
    bankId: string;
    agentId: string;
    accountId: string;
    /** The agent's place, and the customer's number with its middle hidden. */
    seat: string;
    masked: string;
    campaignId: string;
    listId: string;
    prospectId: string;
    contractId: string;
    orderId: string;
    termsVersion: number;
    scriptVersionId: string | null;
    workOn: string;
    wrapUpSeconds: number | null;
    /** Successes of the same customer under the same order that were recorded before this one; of a success only. */
    earlierIntents: { outcomeId: string; workOn: string; agentId: string }[];
  };
}

/** `examined`: rules have judged it. `cannot_be_examined`: they have, without the audio; the examination says why. */
export type EvidenceState = 'waiting_for_call' | 'ready' | 'examined' | 'cannot_be_examined';

/** One outcome to be believed or not. Written with the outcome; recordings join it when they have been taken in. */
@Entity()
export class EvidenceCase {
  @Id() id!: string;
  @Ref() outcomeId!: string;
  @Ref(true) callId!: string | null;
  @Ref() bankId!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Ref() agentId!: string;
  @On() workOn!: string;
  @Text(20, true) seat!: string | null;
  @Text(20) code!: OutcomeCode;
  /** Blind index of the customer's number, by which a complaint finds the call. */
  @Hash(true) numberIndex!: Buffer | null;
  @Text(20) state!: EvidenceState;
  @Json() snapshot!: EvidenceSnapshot;
  @At() createdAt!: Date;
  @At(true) readyAt!: Date | null;
  @At(true) placedAt!: Date | null;
  @Int(true) talkMs!: number | null;
}
