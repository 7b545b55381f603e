import type { EvidenceRule } from './evidence-facts.js';

/** An outcome tells of a call; there is none. Of a record that nearly fits another rule speaks. */
export const outcomeWithoutCall: EvidenceRule = ({ claim, call, switchRecord }) =>
  call === null && switchRecord === undefined ? { code: 'outcome_without_call', facts: { claim: claim.code } } : null;
