import type { EvidenceRule } from './evidence-facts.js';

/** An outcome tells of a call; there is none. */
export const outcomeWithoutCall: EvidenceRule = ({ claim, call }) =>
  call === null ? { code: 'outcome_without_call', facts: { claim: claim.code } } : null;
