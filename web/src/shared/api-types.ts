import type { components } from './api.generated';

/** The names the pages use for what the server answers and takes; the shapes are generated from the API document. */
type Schemas = components['schemas'];

export type Facts = Record<string, unknown>;
export interface Refusal {
  code: string;
  facts: Facts;
}

export type LiveCall = Omit<Schemas['MyLiveCall'], 'state'> & { state: CardState };
export type Me = Omit<Schemas['MeView'], 'liveCall'> & { liveCall: LiveCall | null };
export type Role = Me['role'];
export interface DemoLogin {
  username: string;
  password: string;
  role: Role;
}

export type Card = Schemas['CardView'];
export type CardState = Card['state'];
export type CardCustomer = Schemas['CardCustomerView'];
export type CardScript = Schemas['CardScriptView'];
export type CardCall = Schemas['CardCallView'];
export type SoftphoneLogin = Schemas['SoftphoneView'];
export type ListenIns = Schemas['ListenInsView'];
export type ListenInItem = Schemas['ListenInView'];
export type DayHistory = Schemas['DayHistoryView'];
export type DayCall = Schemas['DayCallView'];
export type CallbackWindow = Schemas['CallbackWindowView'];
export type OutcomeOption = Schemas['OutcomeChoiceView'];
export type OutcomeCode = OutcomeOption['code'];
export type OutcomeFields = Schemas['OutcomeFieldsBody'];
export type ApplyChannel = NonNullable<OutcomeFields['applyChannel']>;
export type RefusalReason = NonNullable<OutcomeFields['reason']>;
export type PauseReason = Schemas['PauseBody']['reason'];
export const APPLY_CHANNELS = ['mobile_bank', 'branch', 'online'] as const satisfies readonly ApplyChannel[];
export const REFUSAL_REASONS = [
  'rate_too_high',
  'no_need',
  'has_loan',
  'no_time',
  'distrust',
  'other',
] as const satisfies readonly RefusalReason[];

export type Contract = Schemas['ContractView'];

export type CampaignSummary = Schemas['CampaignSummaryView'];
export type Campaign = Schemas['CampaignView'];
export type CampaignState = Campaign['state'];
export type Figures = Schemas['FiguresView'];
export type NewCampaign = Schemas['CampaignBody'];
export type CustomerWithdrawal = Schemas['CustomerWithdrawalView'];
export type DealRun = Schemas['DealView'];
export type CustomerFunnelRow = Schemas['CustomerFunnelRow'];
export type CallFunnelRow = Schemas['CallFunnelRow'];
export type HeatMap = Schemas['HeatMapView'];
export type Goal = Schemas['GoalView'];
export type CallingStop = Schemas['CallingStopView'];

export type TargetList = Schemas['TargetListView'];
export type ListState = TargetList['state'];
export type ListPreview = Schemas['ListPreviewView'];
export type MappedColumn = Schemas['MappedColumnBody'];
export type ColumnTarget = MappedColumn['target'];
export type SavedMapping = Schemas['SavedMappingView'];
export type SavedMappings = Schemas['SavedMappingsView'];
export type RejectsPage = Schemas['RejectsPage'];

export type SeatsBoard = Schemas['SeatsBoardView'];
export type Seat = Schemas['SeatView'];
export type SeatState = Seat['state'];
export type DealingSummary = Schemas['DealingSummaryView'];
export type Dealing = Schemas['DealingView'];

export type Script = Schemas['ScriptView'];
export type ScriptVersion = Schemas['ScriptVersionView'];
export type ScriptBody = Schemas['ScriptBody'];
export type ScriptSection = Schemas['ScriptPart'];

export type DncEntry = Schemas['DoNotCallView'];
export type DncDetails = Schemas['DoNotCallDetails'];
export type DncMatches = Schemas['DoNotCallMatches'];
export type DncScope = Schemas['DoNotCallScope'];
export type DncImport = Schemas['DoNotCallImportView'];
export type DncImportPreview = Schemas['DoNotCallImportPreview'];
export type DncReject = Schemas['DoNotCallReject'];
export type DncExport = Schemas['DoNotCallExportView'];

export type Review = Schemas['ReviewView'];
export type ReviewItem = Schemas['ReviewItem'];
export type ReviewCounts = Schemas['ReviewCounts'];
export type ReviewsPage = Schemas['ReviewsPage'];
export type ReviewQueue = 'open' | 'appealed' | 'decided';
export type Heard = Schemas['AnswerBody']['heard'];
export type Claim = Schemas['ClaimView'];
export type CheckCode = Schemas['CheckView']['code'];
export type Revealed = Schemas['RevealedView'];
export type MadeDecision = Schemas['DecisionView'];
export type FalseRecordRate = Schemas['RateView'];

export type Finding = Schemas['FindingView'];
export type PbxRecord = Schemas['PbxView'];
export type CallFile = Schemas['CallFileView'];

export type FalseRecord = Schemas['FalseRecordView'];
export type FalseRecordDetail = Schemas['FalseRecordDetailView'];
export type AppealedCall = Schemas['AppealedCallView'];
export type AppealTerm = Schemas['AppealTermView'];
export type Decision = FalseRecord['decision'];

export type Complaint = Schemas['ComplaintView'];
export type ComplaintBody = Schemas['ComplaintBody'];
export type ComplaintDecisionBody = Schemas['ComplaintDecisionBody'];
export type FoundCall = Schemas['FoundCallView'];
export type FoundCalls = Schemas['FoundCallsView'];
export const COMPLAINT_CHANNELS = [
  'telephone',
  'branch',
  'letter',
  'online',
  'regulator',
] as const satisfies readonly ComplaintBody['channel'][];

export type Intent = Schemas['IntentView'];
export type IntentsPage = Schemas['IntentsPage'];
export type IntentRecord = Intent['record'];
export type HandoverBody = Schemas['HandoverBody'];
export type HandoverState = Intent['state'];
export const HANDOVER_STATES = ['fresh', 'assigned', 'contacted', 'applied', 'closed'] as const satisfies readonly HandoverState[];

export type SwitchImport = Schemas['SwitchImportView'];
export type SwitchImports = Schemas['SwitchImportsView'];
export type SwitchPreview = Schemas['SwitchPreviewView'];
export type SwitchMapping = Schemas['SwitchMappingBody'];
export type SwitchRecord = Schemas['SwitchRecordView'];
export type CallWithoutRecord = Schemas['CallWithoutRecordView'];
export type SwitchReject = Schemas['SwitchRejectView'];
export type NotDialledReason = Schemas['NotDialledBody']['reason'];

export type StatementRow = Schemas['StatementRowView'];
export type Statement = Schemas['StatementView'];
export type StatementState = Statement['state'];
export type StatementAction = Statement['actions'][number];
export type StatementEvent = Schemas['StatementEventView'];
export type StatementDocument = Schemas['StatementDocumentView'];
export type StatementLine = Schemas['StatementLineView'];
export type StatementTotals = Schemas['StatementTotalsView'];
export type FeeWhy = Schemas['FeeWhyView'];
export type FalsificationWhy = Schemas['FalsificationWhyView'];
export type ComplaintWhy = Schemas['ComplaintWhyView'];
export type MonthFigures = Schemas['MonthFiguresView'];
export type ProvisionalItem = Schemas['ProvisionalItemView'];
export type Deadline = Schemas['DeadlineView'];
export type LineCallsPage = Schemas['LineCallsPage'];
export type SeatDay = Schemas['SeatDayView'];

export type Agent = Schemas['AgentView'];
export type AgentDocument = Schemas['DocumentView'];
export type QualificationProblem = Schemas['QualificationProblemView'];
export type DocumentKind = AgentDocument['kind'];
export const DOCUMENT_KINDS = ['labour_contract', 'confidentiality', 'training', 'exam'] as const satisfies readonly DocumentKind[];

export type Account = Schemas['AccountView'];
export type NewAccount = Schemas['AccountBody'];
export type Party = Schemas['PartyView'];
export type CalendarYear = Schemas['CalendarYearView'];
export type SystemView = Schemas['SystemView'];
export type AuditItem = Schemas['AuditItem'];

export type ApiKey = Schemas['ApiKeyView'];
export type NewApiKey = Schemas['ApiKeyBody'];
export type ApiKeySecret = Schemas['ApiKeySecretView'];
export type ApiScope = ApiKey['scopes'][number];
export const API_SCOPES = [
  'campaigns:read',
  'campaigns:write',
  'customers:write',
  'outcomes:read',
  'customers:read',
  'do-not-call:write',
] as const satisfies readonly ApiScope[];
export type Webhooks = Schemas['WebhooksView'];
export type Webhook = Schemas['WebhookView'];
export type NewWebhook = Schemas['WebhookBody'];
export type WebhookSecret = Schemas['WebhookSecretView'];
export type WebhookDelivery = Schemas['DeliveryView'];

export type Page<T> = { items: T[]; next: string | null };
export type Items<T> = { items: T[] };
