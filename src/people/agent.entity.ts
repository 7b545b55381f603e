import { Entity } from 'typeorm';
import type { DocumentKind } from '../contracts/index.js';
import { At, Flag, Id, Int, On, Ref, Text } from '../platform/index.js';

/** A person who calls. Caps and counters belong to this row, not to an account: two accounts of one person share them (L16). */
@Entity()
export class Agent {
  @Id() id!: string;
  @Ref() contractId!: string;
  @Ref() vendorId!: string;
  @Text(20) staffNo!: string;
  @Text(60) displayName!: string;
  /** Telephone of the place, e.g. `seat-3`; also the order on the seats board. */
  @Text(20) seat!: string;
  @Text(10) state!: 'active' | 'left';
  @At() createdAt!: Date;
}

/** What an agent holds: labour contract, confidentiality agreement, training, exam (L4, L6, L9). Newer rows supersede older ones. */
@Entity()
export class AgentDocument {
  @Id() id!: string;
  @Ref() agentId!: string;
  @Text(20) kind!: DocumentKind;
  @On() datedOn!: string;
  @On(true) expiresOn!: string | null;
  @Flag() passed!: boolean;
  @Int(true) score!: number | null;
  @Ref(true) recordedBy!: string | null;
  @At() recordedAt!: Date;
}

/** When an agent is on duty. `workOn` is the local day that the shift's calls count for. */
@Entity()
export class Shift {
  @Id() id!: string;
  @Ref() agentId!: string;
  @On() workOn!: string;
  @At() startsAt!: Date;
  @At() endsAt!: Date;
}

/** A dated permission to work outside the shift, with its reason (L12). */
@Entity()
export class AccessPermit {
  @Id() id!: string;
  @Ref() agentId!: string;
  @At() startsAt!: Date;
  @At() endsAt!: Date;
  @Text(255) reason!: string;
  @Ref() grantedBy!: string;
}
