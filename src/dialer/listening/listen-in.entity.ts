import { Entity } from 'typeorm';
import { At, Id, Ref, Text } from '../../platform/index.js';
import type { ListenInState } from './listen-in-states.js';

/** Why a listening-in is over. `not_answered`: the auditor's telephone did not pick up. */
export type ListenInEnd = 'auditor' | 'call_ended' | 'not_answered' | 'phone_offline' | 'gateway_down';

/** One listening to a call while it goes on: who, which call, from when to when. Kept as the log of listening. */
@Entity()
export class ListenIn {
  @Id() id!: string;
  @Ref() callId!: string;
  @Ref() agentId!: string;
  @Ref() contractId!: string;
  @Ref() accountId!: string;
  /** The auditor's telephone, as the telephone system names it. */
  @Text(20) telephone!: string;
  @Text(20) state!: ListenInState;
  @Text(20, true) endReason!: ListenInEnd | null;
  @At() requestedAt!: Date;
  /** From here on something could be heard; null: never. */
  @At(true) heardAt!: Date | null;
  @At(true) endRequestedAt!: Date | null;
  @At(true) endedAt!: Date | null;
  /** The auditor's account while it is open: one at a time. */
  @Ref(true) openKey!: string | null;
}
