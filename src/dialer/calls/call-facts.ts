import type { EvidenceSnapshot } from '../../compliance/index.js';
import type { ManualCall } from '../by-hand/manual-call.entity.js';
import type { RecordSeen } from '../rules/outcome-against-record.js';
import type { PhoneCall } from './call.entity.js';

/** How long the customer's telephone rang, in whole tenths of a second; null when it never did. */
export function ringSecondsOf(call: Pick<PhoneCall, 'ringingAt' | 'answeredAt' | 'endedAt'>): number | null {
  if (!call.ringingAt) return null;
  const until = call.answeredAt ?? call.endedAt;
  return until ? seconds(call.ringingAt, until) : null;
}

/** What an outcome is held against. Of a call dialled by hand nobody knows yet whether it was answered. */
export function recordSeen(
  call: Pick<PhoneCall, 'state' | 'ringingAt' | 'answeredAt' | 'endedAt' | 'hungUpBy'>,
  byHand: ManualCall | null = null,
): RecordSeen {
  const { state, answeredAt, hungUpBy } = call;
  return { ended: state === 'ended', answered: byHand ? null : answeredAt !== null, hungUpBy, ringSeconds: ringSecondsOf(call) };
}

/** How long the two talked, from the customer's answer; null when nobody answered or the call goes on. */
export function talkSecondsOf(call: Pick<PhoneCall, 'answeredAt' | 'endedAt'>): number | null {
  return call.answeredAt && call.endedAt ? seconds(call.answeredAt, call.endedAt) : null;
}

/** The telephone system's record of a call as evidence keeps it. */
export function callFacts(call: PhoneCall): NonNullable<EvidenceSnapshot['call']> {
  return {
    callId: call.id,
    gateway: call.gateway,
    placedAt: call.placedAt.toISOString(),
    dialledAt: call.dialledAt?.toISOString() ?? null,
    ringingAt: call.ringingAt?.toISOString() ?? null,
    answeredAt: call.answeredAt?.toISOString() ?? null,
    endedAt: call.endedAt?.toISOString() ?? null,
    ringSeconds: ringSecondsOf(call),
    talkSeconds: talkSecondsOf(call),
    hungUpBy: call.hungUpBy,
    q850Cause: call.q850Cause,
    sipCode: call.sipCode,
    lost: call.lost,
  };
}

/** What an agent did and said of a call dialled by hand, as evidence keeps it: claims. */
export function claimByHand(call: PhoneCall, manual: ManualCall): NonNullable<EvidenceSnapshot['claim']['byHand']> {
  return {
    callId: call.id,
    grantedAt: call.placedAt.toISOString(),
    revealedAt: manual.revealedAt?.toISOString() ?? null,
    saidAnsweredAt: manual.saidAnsweredAt?.toISOString() ?? null,
    saidEndedAt: manual.saidEndedAt?.toISOString() ?? null,
  };
}

function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 100) / 10);
}
