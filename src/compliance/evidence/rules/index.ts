import { conversationOnUnansweredCall } from './conversation-on-unanswered-call.js';
import { conversationWithoutHumanVoice } from './conversation-without-human-voice.js';
import type { EvidenceCode, EvidenceFacts, EvidenceRule, FindingGrade, JudgedFinding } from './evidence-facts.js';
import type { EvidencePolicy } from './evidence-policy.js';
import { noContactOverConversation, noContactOverSpeech } from './no-contact-over-conversation.js';
import { outcomeBeforeCallEnd } from './outcome-before-call-end.js';
import { outcomeWithoutCall } from './outcome-without-call.js';
import { recordingAltered, recordingUnreadable } from './recording-integrity.js';
import { recordingMissing } from './recording-missing.js';
import { recordingShorterThanTalk } from './recording-shorter-than-talk.js';
import { repeatedIntent } from './repeated-intent.js';
import { dialledNumberDiffers, extensionDiffers, recordingUsedTwice } from './switch-record-doubts.js';
import { toneAgainstOutcome, toneUnlikeOutcome } from './tone-against-outcome.js';
import { wrapUpTooShort } from './wrap-up-too-short.js';

export interface EvidenceRuleEntry {
  code: EvidenceCode;
  grade: FindingGrade;
  /** 0–100, see `JudgedFinding`. */
  weight: number;
  rule: EvidenceRule;
}

/** All rules, in the order in which their findings are shown: what cannot be, then what is worth a question. */
export const EVIDENCE_RULES: readonly EvidenceRuleEntry[] = [
  { code: 'outcome_without_call', grade: 'contradiction', weight: 95, rule: outcomeWithoutCall },
  { code: 'conversation_on_unanswered_call', grade: 'contradiction', weight: 95, rule: conversationOnUnansweredCall },
  { code: 'no_contact_over_conversation', grade: 'contradiction', weight: 90, rule: noContactOverConversation },
  { code: 'conversation_without_human_voice', grade: 'contradiction', weight: 85, rule: conversationWithoutHumanVoice },
  { code: 'tone_against_outcome', grade: 'contradiction', weight: 75, rule: toneAgainstOutcome },
  { code: 'recording_altered', grade: 'attention', weight: 70, rule: recordingAltered },
  { code: 'dialled_number_differs', grade: 'attention', weight: 65, rule: dialledNumberDiffers },
  { code: 'recording_used_twice', grade: 'attention', weight: 60, rule: recordingUsedTwice },
  { code: 'recording_missing', grade: 'attention', weight: 40, rule: recordingMissing },
  { code: 'recording_unreadable', grade: 'attention', weight: 40, rule: recordingUnreadable },
  { code: 'recording_shorter_than_talk', grade: 'attention', weight: 35, rule: recordingShorterThanTalk },
  { code: 'no_contact_over_speech', grade: 'attention', weight: 35, rule: noContactOverSpeech },
  { code: 'extension_differs', grade: 'attention', weight: 35, rule: extensionDiffers },
  { code: 'repeated_intent', grade: 'attention', weight: 35, rule: repeatedIntent },
  { code: 'tone_unlike_outcome', grade: 'attention', weight: 30, rule: toneUnlikeOutcome },
  { code: 'outcome_before_call_end', grade: 'attention', weight: 25, rule: outcomeBeforeCallEnd },
  { code: 'wrap_up_too_short', grade: 'attention', weight: 10, rule: wrapUpTooShort },
];

/** Everything the evidence has against an outcome; empty: nothing. */
export function judge(facts: EvidenceFacts, policy: EvidencePolicy): JudgedFinding[] {
  return EVIDENCE_RULES.flatMap(({ grade, weight, rule }) => {
    const finding = rule(facts, policy);
    return finding ? [{ ...finding, grade, weight }] : [];
  });
}

/** 0–100: the chance that at least one finding holds, were they independent. More findings never lower it. */
export function riskOf(findings: readonly Pick<JudgedFinding, 'weight'>[]): number {
  return Math.round(100 * (1 - findings.reduce((none, { weight }) => none * (1 - weight / 100), 1)));
}

/** Whether a person looks at it: every contradiction, and what is risky enough. */
export function needsReview(findings: readonly Pick<JudgedFinding, 'weight' | 'grade'>[], { reviewRisk }: EvidencePolicy): boolean {
  return findings.some(({ grade }) => grade === 'contradiction') || riskOf(findings) >= reviewRisk;
}

export * from './evidence-facts.js';
export * from './evidence-policy.js';
