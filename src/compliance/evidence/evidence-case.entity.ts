import { Entity } from 'typeorm';
import { At, Hash, Id, Int, Json, On, Ref, Text } from '../../platform/index.js';
import type { OutcomeCode } from '../../shared/index.js';

export interface SwitchRecordFacts {
  recordId: string;
  importId: string;
  /** `number_differs`: a record of the same seat and time with a number that differs in one digit. It supplies nothing. */
  match: 'exact' | 'extension_differs' | 'number_differs';
  extension: string;
  /** The seat's own, as far as it is known. */
  expectedExtension: string | null;
  /** How far the exchange's clock was ahead; its times have been set back by it. */
  clockAheadMs: number;
  startedAt: string;
  /** The exchange was said to record. */
  expectsRecording: boolean;
  /** The recording this record names was given to another call. */
  recordingUsedTwice: boolean;
}

/** What the agent claims of one call beside what the telephone system recorded of it: the full snapshot that rules and samples read. */
export interface EvidenceSnapshot {
  claim: {
    outcomeId: string;
    code: OutcomeCode;
    traits: { conversation: boolean; contact: boolean; success: boolean; doNotCall: boolean };
    recordedAt: string;
    /** The agent was told that the record contradicts the outcome, and insisted. */
    confirmedAgainstRecord: boolean;
    /** Of a call dialled by hand: what the agent did and said of it, which is no fact of a telephone system. */
    byHand?: {
      callId: string;
      grantedAt: string;
      revealedAt: string | null;
      saidAnsweredAt: string | null;
      saidEndedAt: string | null;
    };
    fields: { amountYuan: number | null; applyChannel: string | null; callbackAt: string | null; reason: string | null };
  };
  /** Null: no telephone system knows of it (yet). */
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
  /** Where the call's facts come from a record of the bank's own exchange, imported later; or where such a record only comes close. */
  switchRecord?: SwitchRecordFacts;
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

/** `waiting_for_record`: dialled by hand; the exchange's record has not been imported. `examined`: rules have judged it. `cannot_be_examined`: they have, without the audio; the examination says why. */
export type EvidenceState = 'waiting_for_call' | 'waiting_for_record' | 'ready' | 'examined' | 'cannot_be_examined';

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
