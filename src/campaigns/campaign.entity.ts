import { Entity } from 'typeorm';
import { At, Id, Int, Json, On, Ref, Text } from '../platform/index.js';
import type { CampaignState } from './campaign-states.js';

/** A campaign of one order: what is offered, by which script, in which period. */
@Entity()
export class Campaign {
  @Id() id!: string;
  @Ref() orderId!: string;
  @Ref() contractId!: string;
  @Ref() bankId!: string;
  @Ref() vendorId!: string;
  @Text(120) title!: string;
  @Text(120) product!: string;
  /** Where an interested customer applies, as the card tells the agent (L2). */
  @Text(120) applyAt!: string;
  @Ref() scriptId!: string;
  @On() startsOn!: string;
  @On() endsOn!: string;
  /** 0 to 9, 9 first, when an agent works on several campaigns. */
  @Int() priority!: number;
  /** How many customers of this campaign an agent calls to one of another of the same priority; 1 to 100. */
  @Int() weight!: number;
  /** Only customers whose region begins with one of these are called; null: from anywhere. */
  @Json(true) regions!: string[] | null;
  /** Customers with intent that the campaign is to find; null: no goal was set. */
  @Int(true) goalIntents!: number | null;
  @Text(20) state!: CampaignState;
  @Text(255, true) stateReason!: string | null;
  @Ref(true) stateBy!: string | null;
  @At() stateAt!: Date;
  @Ref(true) createdBy!: string | null;
  @Ref(true) approvedBy!: string | null;
  @At() createdAt!: Date;
}
