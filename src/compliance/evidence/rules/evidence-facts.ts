import type { Finding, Rule } from '../../../shared/index.js';
import type { AudioFeatures } from '../audio/audio-features.js';
import type { EvidenceSnapshot } from '../evidence-case.entity.js';
import type { EvidencePolicy } from './evidence-policy.js';

export interface RecordingFacts {
  segment: string;
  /** As taken in with the recording, not as claimed by anybody. */
  durationMs: number;
  /** Held against the hash taken at intake. `unreadable`: the file or its key is gone. */
  integrity: 'intact' | 'altered' | 'unreadable';
}

/** All that is known of one outcome. */
export interface EvidenceFacts extends Pick<EvidenceSnapshot, 'claim' | 'call' | 'context' | 'switchRecord'> {
  recordings: readonly RecordingFacts[];
  /** Successes of the same customer in the same order before this outcome, the earliest first. */
  earlierIntents: readonly { outcomeId: string; workOn: string; agentId: string }[];
  /** Null: not examined, or not to be examined. Rules that listen then stay silent. */
  features: AudioFeatures | null;
}

/**
 * What a rule may find, with the names of its facts. Seconds have one decimal, instants are ISO texts.
 *
 * | code | facts |
 * |---|---|
 * | outcome_without_call | claim |
 * | conversation_on_unanswered_call | claim, callId, endedAt, q850Cause |
 * | no_contact_over_conversation | claim, callId, humanSeconds, agentSeconds, turns, talkSeconds |
 * | conversation_without_human_voice | claim, callId, humanSeconds, customerSeconds, agentSeconds, talkSeconds, echoSeconds, machine (0 or 1), channels |
 * | tone_against_outcome, tone_unlike_outcome | claim, callId, tone, cycles, q850Cause |
 * | no_contact_over_speech | claim, callId, humanSeconds, agentSeconds, turns, talkSeconds |
 * | recording_missing | callId, talkSeconds |
 * | recording_shorter_than_talk | callId, talkSeconds, recordedSeconds |
 * | recording_altered, recording_unreadable | callId, segment |
 * | outcome_before_call_end | callId, recordedAt, endedAt |
 * | wrap_up_too_short | callId, wrapUpSeconds, leastSeconds |
 * | dialled_number_differs | claim, startedAt |
 * | extension_differs | callId, extension, expected |
 * | recording_used_twice | callId |
 * | repeated_intent | earlierOutcomeId, earlierWorkOn, earlierAgentId, count |
 */
export type EvidenceCode =
  | 'outcome_without_call'
  | 'conversation_on_unanswered_call'
  | 'no_contact_over_conversation'
  | 'conversation_without_human_voice'
  | 'tone_against_outcome'
  | 'tone_unlike_outcome'
  | 'no_contact_over_speech'
  | 'recording_missing'
  | 'recording_shorter_than_talk'
  | 'recording_altered'
  | 'recording_unreadable'
  | 'outcome_before_call_end'
  | 'wrap_up_too_short'
  | 'dialled_number_differs'
  | 'extension_differs'
  | 'recording_used_twice'
  | 'repeated_intent';

export type EvidenceRule = Rule<EvidenceFacts, EvidencePolicy, EvidenceCode>;
export type EvidenceFinding = Finding<EvidenceCode>;

/** `contradiction`: claim and evidence cannot both be true. `attention`: a question worth asking. Neither is a verdict. */
export type FindingGrade = 'contradiction' | 'attention';

export interface JudgedFinding extends EvidenceFinding {
  grade: FindingGrade;
  /** 0–100: the share of such findings one would bet on to be confirmed. */
  weight: number;
}
