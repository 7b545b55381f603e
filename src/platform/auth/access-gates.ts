import { Injectable } from '@nestjs/common';
import type { ErrorCode, ErrorFacts } from '../../shared/index.js';

/** Why somebody may not work now. */
export interface GateRefusal {
  code: ErrorCode;
  facts: ErrorFacts;
}

export interface GateSubject {
  accountId: string;
  role: string;
  agentId: string | null;
}

/** May this person sign in now? Answers null when the gate has nothing against it. */
export type AccessGate = (subject: GateSubject, at: Date) => Promise<GateRefusal | null>;
/** When this account last did something that counts as being at the seat, other than a request; e.g. a call in progress. */
export type ActivityProbe = (accountId: string, at: Date) => Promise<Date | null>;
/** A call in progress, which the lock screen keeps showing. */
export type LiveCallProbe = (
  accountId: string,
) => Promise<{ callId: string; state: string; placedAt: string; answeredAt: string | null } | null>;

/** Where features to the right register what sign-in and the idle lock must ask them (import law: facts down by registry). */
@Injectable()
export class AccessGates {
  private readonly gates: AccessGate[] = [];
  private readonly probes: ActivityProbe[] = [];
  private liveCallProbe: LiveCallProbe | null = null;

  addGate(gate: AccessGate): void {
    this.gates.push(gate);
  }

  addActivityProbe(probe: ActivityProbe): void {
    this.probes.push(probe);
  }

  setLiveCallProbe(probe: LiveCallProbe): void {
    this.liveCallProbe = probe;
  }

  async refusal(subject: GateSubject, at: Date): Promise<GateRefusal | null> {
    for (const gate of this.gates) {
      const refusal = await gate(subject, at);
      if (refusal) return refusal;
    }
    return null;
  }

  async lastActivity(accountId: string, at: Date): Promise<Date | null> {
    const seen = await Promise.all(this.probes.map((probe) => probe(accountId, at)));
    return seen.reduce<Date | null>((latest, one) => (one && (!latest || one > latest) ? one : latest), null);
  }

  async liveCall(accountId: string): ReturnType<LiveCallProbe> {
    return this.liveCallProbe ? this.liveCallProbe(accountId) : null;
  }
}
