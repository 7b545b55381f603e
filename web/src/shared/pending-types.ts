import type { Facts, OutcomeCode, Page } from './api-types';

export type Decision = 'confirmed' | 'cleared' | 'cannot_tell';
export type ReviewState = 'open' | 'decided' | 'appealed' | 'closed' | 'final';
export interface Finding {
  code: string;
  grade: 'contradiction' | 'attention';
  weight: number;
  facts: Facts;
}
export interface PbxRecord {
  events: { kind: 'placed' | 'dialled' | 'ringing' | 'answered' | 'ended'; atMs: number }[];
  q850Cause: number | null;
  sipCode: number | null;
  hungUpBy: string | null;
  lost: boolean;
}
export interface AppealTerm {
  untilOn: string | null;
  missingYear: number | null;
  workingDaysLeft: number | null;
}
export interface FalseRecord {
  id: string;
  callId: string | null;
  callRef: string;
  seat: string;
  agentName: string;
  workOn: string;
  placedAt: string | null;
  code: OutcomeCode;
  state: ReviewState;
  decision: Decision;
  decidedAt: string;
  reason: string;
  appealTerm: AppealTerm;
  appeal: { reason: string; by: string; at: string } | null;
  closingReason: string | null;
  actions: string[];
}
export interface AppealedCall {
  masked: string;
  durationMs: number;
  segments: { fromMs: number; toMs: number; segment: 'before_answer' | 'talk' }[];
  lanes: {
    agentSpeech: { fromMs: number; toMs: number }[];
    customerSpeech: { fromMs: number; toMs: number }[];
    echo: { fromMs: number; toMs: number }[];
    tones: { fromMs: number; toMs: number; kind: 'ringback' | 'busy' | 'congestion' | 'vacant_number' | 'beep'; cycles: number }[];
  };
  pbx: PbxRecord | null;
  findings: Finding[];
  playable: boolean;
}
export type FalseRecordDetail = FalseRecord & { call: AppealedCall | null };

export type ComplaintChannel = 'telephone' | 'branch' | 'letter' | 'online' | 'regulator';
export type ComplaintState = 'recorded' | 'upheld' | 'rejected';
export interface FoundCall {
  callId: string;
  callRef: string;
  placedAt: string;
  workOn: string;
  seat: string;
  agentName: string;
  campaign: string;
  talkSeconds: number | null;
  code: OutcomeCode | null;
  complaintId: string | null;
}
export interface FoundCalls {
  masked: string;
  items: FoundCall[];
}
export interface Complaint {
  id: string;
  callId: string;
  callRef: string;
  seat: string;
  agentName: string;
  calledOn: string;
  receivedOn: string;
  channel: ComplaintChannel;
  summary: string;
  state: ComplaintState;
  level: 1 | 2 | null;
  recordedBy: string;
  recordedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  actions: string[];
}
export interface ComplaintBody {
  callId: string;
  receivedOn: string;
  channel: ComplaintChannel;
  summary: string;
}
export interface ComplaintDecisionBody {
  upheld: boolean;
  level?: 1 | 2;
  reason: string;
}

export type HandoverState = 'fresh' | 'assigned' | 'contacted' | 'applied' | 'closed';
export interface Intent {
  id: string;
  callId: string;
  recordedAt: string;
  customerRef: string;
  customer: string;
  masked: string;
  campaignId: string;
  campaign: string;
  product: string;
  amountYuan: number | null;
  applyChannel: string | null;
  seat: string;
  agentName: string;
  branch: string;
  assignee: string;
  note: string;
  state: HandoverState;
  record: 'unexamined' | 'nothing_found' | 'under_review' | 'confirmed_true' | 'false_record' | 'duplicate';
  changedBy: string | null;
  changedAt: string | null;
}
export type IntentRecord = Intent['record'];
export interface HandoverBody {
  state?: HandoverState;
  branch?: string;
  assignee?: string;
  note?: string;
}
export type IntentsPage = Page<Intent> & { counts: Record<HandoverState, number> };

export interface CallFile {
  callId: string;
  callRef: string;
  seat: string;
  agentName: string;
  campaign: string;
  workOn: string;
  placedAt: string;
  durationMs: number;
  talkSeconds: number | null;
  pbx: PbxRecord;
  code: OutcomeCode | null;
  sealed: boolean;
  recordedAt: string | null;
  review: { id: string; state: ReviewState; decision: Decision | null; reason: string | null; decidedAt: string | null } | null;
  findings: Finding[];
  complaintIds: string[];
}
export const COMPLAINT_CHANNELS = ['telephone', 'branch', 'letter', 'online', 'regulator'] as const;
export const HANDOVER_STATES = ['fresh', 'assigned', 'contacted', 'applied', 'closed'] as const;

export type StatementState = 'drafted' | 'reported' | 'assessed' | 'disputed' | 'agreed' | 'approved' | 'invoiced' | 'paid' | 'closed';
export type StatementAction = 'report' | 'assess' | 'agree' | 'dispute' | 'approve' | 'invoice' | 'pay' | 'close';
export interface FeeWhy {
  month: string;
  seat: string;
  serviceDays: number;
  successes: number;
  headDays: number;
  parts: { termsVersion: number; seatMonthFen: string; coefficientBps: number; attendedOn: string[] }[];
}
export interface FalsificationWhy {
  caseId: string;
  reviewId: string;
  callId: string | null;
  outcomeId: string;
  agentId: string;
  workOn: string;
  code: OutcomeCode;
  success: boolean;
  decidedAt: string;
  termsVersion: number;
}
export interface ComplaintWhy {
  complaintId: string;
  callId: string | null;
  agentId: string | null;
  receivedOn: string;
  level: 1 | 2;
  decidedAt: string;
  termsVersion: number;
}
export interface StatementLine {
  key: string;
  kind: 'fee' | 'falsification' | 'complaint' | 'carried';
  period: string;
  adjustment: boolean;
  amountFen: string;
  owedFen: string;
  settledFen: string;
  why: { fee: FeeWhy | null; falsification: FalsificationWhy | null; complaint: ComplaintWhy | null };
}
export interface PricedTerms {
  version: number;
  effectiveOn: string;
  seats: number;
  seatMonthFen: string;
  vatBps: number;
  pricesIncludeVat: boolean;
  coefficients: { fromSuccessesHundredths: number; coefficientBps: number }[];
  falsificationFen: string;
  complaintFen: { level1: string; level2: string };
}
export interface MonthFigures {
  month: string;
  serviceDays: number;
  paidSeatDays: number;
  unpaidSeatDays: number;
  headDays: number;
  successes: number;
  duplicates: number;
  falseSuccesses: number;
  coefficients: { termsVersion: number; coefficientBps: number }[];
}
export interface ProvisionalItem {
  key: string;
  period: string;
  amountFen: string;
  why: FalsificationWhy;
}
export interface StatementTotals {
  feesFen: string;
  deductionsFen: string;
  adjustmentsFen: string;
  carriedFen: string;
  linesFen: string;
  pricesIncludeVat: boolean;
  vatBps: number;
  netFen: string;
  vatFen: string;
  payableFen: string;
}
export interface StatementDocument {
  format: string;
  contract: { id: string; code: string; title: string };
  order: { id: string; code: string; title: string };
  vendor: string;
  period: { code: string; fromOn: string; toOn: string };
  currency: 'CNY';
  terms: PricedTerms[];
  months: MonthFigures[];
  lines: StatementLine[];
  provisional: ProvisionalItem[];
  totals: StatementTotals;
}
export interface Deadline {
  kind: 'report' | 'payment';
  state: 'open' | 'overdue' | 'met' | 'missed' | 'not_computable';
  dueOn: string | null;
  missingYear: number | null;
  workingDaysLeft: number | null;
  doneOn: string | null;
}
export interface StatementRow {
  id: string;
  contractId: string;
  contractCode: string;
  bank: string;
  vendor: string;
  orderId: string;
  orderCode: string;
  orderTitle: string;
  period: { code: string; fromOn: string; toOn: string };
  state: StatementState;
  over: boolean;
  payableFen: string | null;
  deadlines: Deadline[];
  actions: StatementAction[];
}
export interface StatementEvent {
  action: StatementAction;
  state: StatementState;
  at: string;
  by: string;
  side: 'bank' | 'vendor';
  note: string | null;
  disputed: { key: string; reason: string }[];
  sha256: string | null;
  payableFen: string | null;
}
export type Statement = StatementRow & {
  stored: boolean;
  frozen: boolean;
  asOf: string;
  sha256: string | null;
  problem: { code: string; facts: Facts } | null;
  document: StatementDocument | null;
  ceilingFen: string;
  ceilingUsedFen: string;
  history: StatementEvent[];
  invoice: { invoiceNo: string; receivedOn: string; amountFen: string; paidOn: string | null } | null;
};
export interface SeatDay {
  workOn: string;
  state: 'paid' | 'other_order' | 'beyond_seats';
  calls: number;
  connected: number;
  successes: number;
  successCalls: { outcomeId: string; callId: string; placedAt: string; state: 'counted' | 'duplicate' | 'false' }[];
}
export type LineCallsPage = Page<SeatDay> & { month: string; seat: string };
