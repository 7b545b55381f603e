import { Entity } from 'typeorm';
import { At, Id, Int, Json, KeyOn, KeyRef, On, Ref, Text } from '../../platform/index.js';
import type { DealSeat } from './rules/deal-lists.js';

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

/** What a dealing took from one group of like customers. */
export interface DealtStratum {
  listId: string;
  /** By which it was dealt, and the customers' own. */
  priority: number;
  rowPriority: number;
  group: string;
  region: string | null;
  segment: string | null;
  /** Customers that could be dealt when it was planned. */
  callable: number;
  /** Where on the circle of deal keys the draw began, and how many it gave. */
  from: number;
  customers: number;
}

/** One dealing, with the seed and strata from which it can be repeated. */
@Entity()
export class DealRun {
  @Id() id!: string;
  @Ref() campaignId!: string;
  /** `deal` takes customers from the pool, `move` from another seat. */
  @Text(10) kind!: 'deal' | 'move';
  @Int() seed!: number;
  @Int() seats!: number;
  @Int() customers!: number;
  @Json() strata!: DealtStratum[];
  /** The seats with the room each had, in the order in which they were dealt to. */
  @Json(true) rooms!: DealSeat[] | null;
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
  /** From when on anybody of the campaign may take it; null: never but the owner. */
  @At(true) teamFromAt!: Date | null;
  @Text(10) state!: CallbackState;
  @At() createdAt!: Date;
}

/** A seat that gets no new customers for now. No row: it gets them. */
@Entity()
export class SeatHold {
  @KeyRef() agentId!: string;
  @Text(255) reason!: string;
  @Ref(true) heldBy!: string | null;
  @At() heldAt!: Date;
}

/** Customers of each campaign that an agent had on a card on a day, while several campaigns of one priority ran. */
@Entity()
export class AgentCampaignDay {
  @KeyRef() agentId!: string;
  @KeyOn() workOn!: string;
  @KeyRef() campaignId!: string;
  @Int() cards!: number;
}

/** One dealing of a campaign at a time: whoever deals locks this row. */
@Entity()
export class DealingLock {
  @KeyRef() campaignId!: string;
}
