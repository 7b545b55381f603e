import type { EvidenceRule } from './evidence-facts.js';

/** The outcome was known before the call was over; the clocks of two systems may differ a little. */
export const outcomeBeforeCallEnd: EvidenceRule = ({ claim, call }, { clockToleranceMs }) => {
  if (!call?.endedAt) return null;
  if (Date.parse(claim.recordedAt) + clockToleranceMs >= Date.parse(call.endedAt)) return null;
  return { code: 'outcome_before_call_end', facts: { callId: call.callId, recordedAt: claim.recordedAt, endedAt: call.endedAt } };
};
