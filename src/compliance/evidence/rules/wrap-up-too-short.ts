import type { EvidenceRule } from './evidence-facts.js';

/** What a customer said cannot be written down in no time. An outcome before the end is another finding. */
export const wrapUpTooShort: EvidenceRule = ({ claim, call, context }, { wrapUpLeastSeconds }) => {
  const { wrapUpSeconds } = context;
  if (!claim.traits.conversation || !call || wrapUpSeconds === null || wrapUpSeconds < 0 || wrapUpSeconds >= wrapUpLeastSeconds)
    return null;
  return { code: 'wrap_up_too_short', facts: { callId: call.callId, wrapUpSeconds, leastSeconds: wrapUpLeastSeconds } };
};
