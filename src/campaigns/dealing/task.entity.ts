import { Entity } from 'typeorm';
import { At, Id, Int, Json, On, Ref, Text } from '../../platform/index.js';

export type TaskState = 'dealt' | 'open' | 'done' | 'returned' | 'withdrawn';

/** One customer on one seat's list for one day, at its place. The unit an agent works off. */
@Entity()
export class Task {
  @Id() id!: string;
  @Ref() runId!: string;
  @Ref() campaignId!: string;
  @Ref() prospectId!: string;
  @Ref() agentId!: string;
  @On() workOn!: string;
  @Int() position!: number;
  @Text(10) state!: TaskState;
  @At() dealtAt!: Date;
}

/** One dealing, with the seed and strata from which it can be repeated. */
@Entity()
export class DealRun {
  @Id() id!: string;
  @Ref() campaignId!: string;
  @Int() seed!: number;
  @Int() seats!: number;
  @Int() customers!: number;
  @Json() strata!: { stratum: string; customers: number }[];
  @At() dealtAt!: Date;
}

export type CallbackState = 'waiting' | 'open' | 'done' | 'withdrawn';

/** A customer who asked to be called again at a time, by its owner first. */
@Entity()
export class Callback {
  @Id() id!: string;
  @Ref() campaignId!: string;
  @Ref() prospectId!: string;
  @Ref(true) phoneId!: string | null;
  @Ref() agentId!: string;
  @At() dueAt!: Date;
  @Text(10) state!: CallbackState;
  @At() createdAt!: Date;
}
