import { Entity } from 'typeorm';
import { At, Id, Int, On, Ref, Text } from '../../platform/index.js';
import type { ComplaintState } from './complaint-states.js';
import type { ComplaintChannel } from './complaints.dto.js';

/** A customer's complaint about one call (L17). */
@Entity()
export class Complaint {
  @Id() id!: string;
  @Ref() bankId!: string;
  @Ref() contractId!: string;
  @Ref() orderId!: string;
  @Ref() callId!: string;
  @Ref() agentId!: string;
  @Text(20) seat!: string;
  @On() calledOn!: string;
  @On() receivedOn!: string;
  @Text(12) channel!: ComplaintChannel;
  /** Without names and numbers; a number is refused. */
  @Text(500) summary!: string;
  @Text(12) state!: ComplaintState;
  /** 1: to the regulator with serious effect, 2: any other (R12). */
  @Int(true) level!: 1 | 2 | null;
  @Ref() recordedBy!: string;
  @At() recordedAt!: Date;
  @Ref(true) decidedBy!: string | null;
  @At(true) decidedAt!: Date | null;
  @Text(500, true) decisionReason!: string | null;
}
