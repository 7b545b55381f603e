import type { EvidenceRule } from './evidence-facts.js';

/** Words cannot be exchanged over a call that was never answered. Of a call lost with its telephone system nobody knows. */
export const conversationOnUnansweredCall: EvidenceRule = ({ claim, call }) => {
  if (!claim.traits.conversation || call === null || call.answeredAt !== null || call.lost) return null;
  const { callId, endedAt, q850Cause } = call;
  return { code: 'conversation_on_unanswered_call', facts: { claim: claim.code, callId, endedAt, q850Cause } };
};
