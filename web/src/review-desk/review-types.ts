import type { Facts, OutcomeCode } from '../shared/api-types';
import type { Lanes, PbxEvent, RecordedSegment } from './waveform';

export type ReviewState = 'open' | 'decided' | 'appealed' | 'closed' | 'final';
export type Heard = 'conversation' | 'nobody' | 'tone_or_notice' | 'unclear';
export type Decision = 'confirmed' | 'cleared' | 'cannot_tell';
export type ReviewQueue = 'open' | 'appealed' | 'decided';
export interface ReviewItem {
  id: string;
  callRef: string;
  seat: string;
  workOn: string;
  placedAt: string | null;
  talkSeconds: number | null;
  state: ReviewState;
  decision: Decision | null;
}
export interface ReviewCounts {
  open: number;
  appealed: number;
  decidedToday: number;
  waiting: number;
  cannotBeExamined: number;
}
export interface ReviewsPage {
  items: ReviewItem[];
  next: string | null;
  counts: ReviewCounts;
}
export type CheckCode =
  | 'outcome_and_pbx'
  | 'customer_speech'
  | 'agent_speech'
  | 'tones'
  | 'recording_and_talk'
  | 'integrity'
  | 'outcome_saved'
  | 'earlier_intents';
export interface Check {
  code: CheckCode;
  facts: Facts;
}
export interface ReviewFinding {
  code: string;
  grade: 'contradiction' | 'attention';
  weight: number;
  facts: Facts;
}
export interface Revealed {
  findings: ReviewFinding[];
  risk: number;
  origin: 'flag' | 'sample' | 'both';
}
export interface Claim {
  code: OutcomeCode;
  recordedAt: string;
  atMs: number;
  confirmedAgainstRecord: boolean;
  fields: { amountYuan: number | null; applyChannel: string | null; callbackAt: string | null; reason: string | null };
}
export interface MadeDecision {
  version: number;
  stage: 'review' | 'appeal';
  by: string;
  heard: Heard | null;
  decision: Decision;
  reason: string;
  at: string;
}
export interface Review {
  id: string;
  caseId: string;
  callId: string | null;
  callRef: string;
  state: ReviewState;
  stage: 'review' | 'appeal';
  seat: string;
  agentName: string;
  workOn: string;
  placedAt: string | null;
  durationMs: number;
  talkSeconds: number | null;
  channels: number | null;
  recording: 'playable' | 'none' | 'altered' | 'unreadable' | 'pending';
  segments: RecordedSegment[];
  examined: boolean;
  problem: { code: string; facts: Facts } | null;
  lanes: Lanes;
  pbx: { events: PbxEvent[]; q850Cause: number | null; sipCode: number | null; hungUpBy: string | null; lost: boolean } | null;
  listened: boolean;
  heard: Heard | null;
  claim: Claim | null;
  checks: Check[] | null;
  revealed: Revealed | null;
  decisions: MadeDecision[];
  decisionsCount: number;
  appeal: { reason: string; by: string; at: string } | null;
  appealTerm: { untilOn: string | null; missingYear: number | null; workingDaysLeft: number | null } | null;
  actions: string[];
}
export interface Rate {
  contractId: string;
  contractTitle: string;
  from: string;
  to: string;
  outcomes: number;
  sampled: number;
  decided: number;
  falseRecords: number;
  rateBps: number | null;
  lowBps: number | null;
  highBps: number | null;
}
