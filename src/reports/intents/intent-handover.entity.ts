import { Entity } from 'typeorm';
import { At, KeyRef, Ref, Text } from '../../platform/index.js';
import type { HandoverState } from './handover-states.js';

/** What the bank does with an intent. No row: nobody has touched it yet. */
@Entity()
export class IntentHandover {
  @KeyRef() outcomeId!: string;
  @Text(12) state!: HandoverState;
  @Text(120, true) branch!: string | null;
  @Text(80, true) assignee!: string | null;
  @Text(255, true) note!: string | null;
  @Ref() changedBy!: string;
  @At() changedAt!: Date;
}
