import type { EvidenceRule } from './evidence-facts.js';

/** The outcome was known before the call was over; the clocks of two systems may differ a little. */
export const outcomeBeforeCallEnd: EvidenceRule = ({ claim, call, switchRecord }, { clockToleranceMs, correctedClockToleranceMs }) => {
  if (!call?.endedAt) return null;
  const toleranceMs = switchRecord ? correctedClockToleranceMs : clockToleranceMs;
  if (Date.parse(claim.recordedAt) + toleranceMs >= Date.parse(call.endedAt)) return null;
  return { code: 'outcome_before_call_end', facts: { callId: call.callId, recordedAt: claim.recordedAt, endedAt: call.endedAt } };
};
