import { Entity } from 'typeorm';
import { At, Int, KeyRef, Text } from '../../platform/index.js';

export const NOT_DIALLED_REASONS = ['customer_known', 'telephone_fault', 'wrong_moment', 'other'] as const;
export type NotDialledReason = (typeof NOT_DIALLED_REASONS)[number];

/**
 * What an agent did and said of a call dialled by hand. Claims, never facts of a telephone system: those stand in the call and stay
 * empty until a record of the exchange was matched.
 */
@Entity()
export class ManualCall {
  @KeyRef() callId!: string;
  /** How often the number was shown. */
  @Int() reveals!: number;
  /** The first time; from then on the call counts, whatever is said of it. */
  @At(true) revealedAt!: Date | null;
  @At(true) saidAnsweredAt!: Date | null;
  @At(true) saidEndedAt!: Date | null;
  @Text(20, true) notDialledReason!: NotDialledReason | null;
}
