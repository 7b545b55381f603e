import type { EvidenceRule } from './evidence-facts.js';
import { reliable, seconds } from './heard-talk.js';

/**
 * A conversation is claimed, and no human voice is heard on the customer's side (with one channel: no voice at all). Only where the
 * recording covers the talk: what is not there cannot be missed.
 */
export const conversationWithoutHumanVoice: EvidenceRule = (facts, policy) => {
  const { claim, call } = facts;
  if (!claim.traits.conversation || !call?.answeredAt || call.talkSeconds === null) return null;
  const features = reliable(facts, 'talk');
  if (!features || features.channels === null) return null;
  const talk = features.segments.filter(({ segment }) => segment === 'talk');
  const examinedMs = talk.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (examinedMs + policy.recordingShorterMs < call.talkSeconds * 1000) return null;
  const humanMs = features.channels === 2 ? features.humanCustomerMs : features.mixedSpeechMs;
  if (humanMs >= policy.silenceMs) return null;
  return {
    code: 'conversation_without_human_voice',
    facts: {
      ...{ claim: claim.code, callId: call.callId, humanSeconds: seconds(humanMs), customerSeconds: seconds(features.customerSpeechMs) },
      ...{ agentSeconds: seconds(features.agentSpeechMs), talkSeconds: call.talkSeconds, channels: features.channels },
      echoSeconds: seconds(features.echo.reduce((sum, [from, to]) => sum + to - from, 0)),
      machine: features.speech.customer.some(({ machine }) => machine) ? 1 : 0,
    },
  };
};
