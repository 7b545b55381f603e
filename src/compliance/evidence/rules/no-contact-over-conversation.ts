import type { EvidenceFacts, EvidenceRule } from './evidence-facts.js';
import type { EvidencePolicy } from './evidence-policy.js';
import { claimsNoContact, reliable, seconds } from './heard-talk.js';

/** Nobody was reached, says the claim; both are heard talking with each other. */
export const noContactOverConversation: EvidenceRule = (facts, policy) =>
  isConversation(facts, policy) ? { code: 'no_contact_over_conversation', facts: heard(facts) } : null;

/** Nobody was reached, says the claim; a voice is heard, though not enough to call it a conversation. */
export const noContactOverSpeech: EvidenceRule = (facts, policy) => {
  const features = answeredTalk(facts);
  if (!features || features.humanCustomerMs < policy.speechWorthALookMs || isConversation(facts, policy)) return null;
  return { code: 'no_contact_over_speech', facts: heard(facts) };
};

/** The talk of an answered call that is said to have reached nobody; with one channel nobody can say who spoke. */
function answeredTalk(facts: EvidenceFacts) {
  if (!claimsNoContact(facts) || !facts.call?.answeredAt) return null;
  const features = reliable(facts, 'talk');
  return features?.channels === 2 ? features : null;
}

function isConversation(facts: EvidenceFacts, { conversation }: EvidencePolicy): boolean {
  const features = answeredTalk(facts);
  return (
    features !== null &&
    features.humanCustomerMs >= conversation.humanMs &&
    features.agentSpeechMs >= conversation.agentMs &&
    features.turns >= conversation.turns
  );
}

const heard = ({ claim, call, features }: EvidenceFacts) => ({
  ...{ claim: claim.code, callId: call!.callId, humanSeconds: seconds(features!.humanCustomerMs) },
  ...{ agentSeconds: seconds(features!.agentSpeechMs), turns: features!.turns, talkSeconds: call!.talkSeconds },
});
