import { Entity } from 'typeorm';
import { At, Flag, Hash, Id, Int, KeyHash, KeyOn, KeyRef, KeyText, On, Ref, Sealed, Text } from '../../platform/index.js';
import type { OutcomeCode } from '../../shared/index.js';

export type CardCloseReason = 'outcome' | 'withdrawn' | 'not_dialled' | 'no_outcome_recorded';

/** One customer before one agent. `openKey` is the agent's id while the card is open, so that there can be only one. */
@Entity()
export class Card {
  @Id() id!: string;
  @Ref() agentId!: string;
  @Ref() accountId!: string;
  @On() workOn!: string;
  @Ref(true) taskId!: string | null;
  @Ref(true) callbackId!: string | null;
  @Ref() prospectId!: string;
  @Ref() campaignId!: string;
  @Ref() listId!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Ref() bankId!: string;
  @Ref(true) preferredPhoneId!: string | null;
  @Ref(true) scriptVersionId!: string | null;
  @At() openedAt!: Date;
  @At(true) closedAt!: Date | null;
  @Text(20, true) closeReason!: CardCloseReason | null;
  /** Why the customer may not be called from this card any more; an error code. */
  @Text(40, true) withdrawnBy!: string | null;
  @At(true) againAt!: Date | null;
  @Ref(true) openKey!: string | null;
}

/** A customer or number that is on a card; the primary key keeps it off every other one, across campaigns. */
@Entity()
export class CardReservation {
  @KeyRef() bankId!: string;
  @KeyText(10) kind!: 'number' | 'customer';
  @KeyHash() keyIndex!: Buffer;
  @Ref() cardId!: string;
}

/** A person's counters of one local day. `calls` can never pass the cap: only a conditional update raises it (L16, P6). */
@Entity()
export class AgentDay {
  @KeyRef() agentId!: string;
  @KeyOn() workOn!: string;
  @Int() calls!: number;
  @Int() connected!: number;
  @Int() intents!: number;
}

/** Whether an agent takes a break. */
@Entity()
export class AgentPresence {
  @KeyRef() agentId!: string;
  @Text(20) state!: 'available' | 'paused' | 'pause_after_call';
  @Text(20, true) reason!: string | null;
  @At() since!: Date;
}

/** What an agent recorded of a call. Immutable: a correction is a new version by a second person. */
@Entity()
export class Outcome {
  @Id() id!: string;
  @Ref() cardId!: string;
  @Ref() callId!: string;
  @Int() version!: number;
  @Ref() agentId!: string;
  @Ref() accountId!: string;
  @Ref() prospectId!: string;
  @Ref() campaignId!: string;
  @Ref() listId!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Hash() customerIndex!: Buffer;
  @On() workOn!: string;
  @Text(20) code!: OutcomeCode;
  @Int(true) amountYuan!: number | null;
  @Text(20, true) applyChannel!: string | null;
  @At(true) callbackAt!: Date | null;
  @Text(20, true) reason!: string | null;
  @Sealed(4000, true) note!: Buffer | null;
  /** The agent was told that the telephone record speaks against it, and insisted. */
  @Flag() confirmedAgainstRecord!: boolean;
  @At() recordedAt!: Date;
  /** The bank and the place in its feed, given by the sequencer after the commit; null until then. */
  @Ref(true) feedBankId!: string | null;
  @Ref(true) feedSeq!: string | null;
}
