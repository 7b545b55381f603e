import type { EvidenceRule } from './evidence-facts.js';

/** A customer is a success once in an order (L16); another agent may not know of the first. */
export const repeatedIntent: EvidenceRule = ({ claim, earlierIntents }) => {
  const earlier = earlierIntents.filter(({ outcomeId }) => outcomeId !== claim.outcomeId);
  const first = earlier[0];
  if (!claim.traits.success || !first) return null;
  return {
    code: 'repeated_intent',
    facts: { earlierOutcomeId: first.outcomeId, earlierWorkOn: first.workOn, earlierAgentId: first.agentId, count: earlier.length },
  };
};
