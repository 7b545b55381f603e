import type { CallEnd, CallReport, CallState } from '../gateway.js';
import type { CallPlan } from './plan-call.js';

/** What is durably known of a placed call: enough to tell its state at any moment. The customer's number is not part of it. */
export interface PlacedCall {
  callId: string;
  seat: string;
  placedAt: Date;
  fencingToken: number;
  plan: CallPlan;
  /** When the agent's side hung up; null: it has not. */
  hangUpAt: Date | null;
}

/** A moment at which the state changes; `atMs` since the call was placed. */
export interface Milestone {
  state: Exclude<CallState, 'placing'>;
  atMs: number;
}

/** When a call is over, and how; `end` null: lost with the PBX. */
export function endOf({ plan, placedAt, hangUpAt }: PlacedCall): { atMs: number; end: CallEnd | null } {
  const hangUpMs = hangUpAt === null ? Infinity : Math.max(0, hangUpAt.getTime() - placedAt.getTime());
  if (hangUpMs >= plan.endMs) return { atMs: plan.endMs, end: plan.end };
  const happened = (offset: number | null) => offset !== null && offset <= hangUpMs;
  const sipCode = !happened(plan.dialledMs) ? null : happened(plan.answeredMs) ? 200 : 487;
  return { atMs: hangUpMs, end: { q850Cause: 16, sipCode, hungUpBy: 'agent' } };
}

/** All changes of state of a call in their order; the last is its end. */
export function milestonesOf(call: PlacedCall): Milestone[] {
  const { plan } = call;
  const { atMs, end } = endOf(call);
  const before: [Milestone['state'], number | null][] = [
    ['agent_ringing', plan.agentRingingMs],
    ['dialling', plan.dialledMs],
    ['ringing', plan.ringingMs],
    ['talking', plan.answeredMs],
  ];
  const reached = before.flatMap(([state, offset]) => (offset !== null && offset <= atMs ? [{ state, atMs: offset }] : []));
  return [...reached, { state: end === null ? 'lost' : 'ended', atMs }];
}

/** The facts once these milestones were passed; recordings are the caller's to add. */
export function factsAfter(call: PlacedCall, passed: readonly Milestone[]): CallReport {
  const timeOf = (state: CallState): Date | null => {
    const milestone = passed.find((one) => one.state === state);
    return milestone ? new Date(call.placedAt.getTime() + milestone.atMs) : null;
  };
  const state = passed.at(-1)?.state ?? 'placing';
  return {
    callId: call.callId,
    state,
    times: {
      agentRingingAt: timeOf('agent_ringing'),
      dialledAt: timeOf('dialling'),
      ringingAt: timeOf('ringing'),
      answeredAt: timeOf('talking'),
      endedAt: timeOf('ended'),
    },
    end: state === 'ended' ? endOf(call).end : null,
    recordings: [],
  };
}

/** Which milestones are passed at a moment. */
export function passedAt(call: PlacedCall, now: Date): Milestone[] {
  const sinceMs = now.getTime() - call.placedAt.getTime();
  return milestonesOf(call).filter((milestone) => milestone.atMs <= sinceMs);
}

/** Whether nothing more will happen after these milestones. */
export function isOver(passed: readonly Milestone[]): boolean {
  const last = passed.at(-1)?.state;
  return last === 'ended' || last === 'lost';
}
