/** A body that each class takes, by the class's name; the laws about bodies change one thing at a time in it. */
export const EXAMPLE_BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  SignInBody: { username: 'nobody', password: 'not a password', code: '123456' },
  UnlockBody: { password: 'not a password' },
  PasswordBody: { current: 'not a password', next: 'another password' },
  AccountBody: { username: 'someone', displayName: 'Someone', role: 'agent', partyId: '1', agentId: '1', password: 'a long password' },
  NewPasswordBody: { password: 'a long password' },
  ReasonBody: { reason: 'as agreed' },
  OptionalReasonBody: { reason: 'as agreed' },
  DocumentBody: { kind: 'training', datedOn: '2026-02-02', expiresOn: '2030-02-02', passed: true, score: 90 },
  ShiftsBody: { from: '2026-03-05', to: '2026-03-06', start: '09:00', end: '18:00', workingDaysOnly: false },
  DoNotCallBody: { number: '13800138000', customerRef: 'C1', reason: 'by letter', level: 'global', scope: 'loan', expiresInDays: 30 },
  StartImportBody: {
    ...{ numbers: [0], customerRef: 1, reasonColumn: 2, level: 'global', scope: 'loan', expiresInDays: 30, reason: 'by letter' },
  },
  DoNotCallSearchBody: { number: '13800138000', customerRef: 'C1' },
  NewScriptBody: { title: '话术', language: 'zh-CN', body: scriptBody() },
  ScriptVersionBody: { body: scriptBody() },
  ScriptPreviewBody: { body: scriptBody(), language: 'en' },
  CampaignBody: {
    ...{ orderId: '1', title: '经营快贷', product: '快贷', applyAt: '支行', scriptId: '1' },
    ...{ startsOn: '2026-03-01', endsOn: '2026-03-31', priority: 5, weight: 2, regions: ['上海'], goalIntents: 300 },
  },
  CampaignPriorityBody: { priority: 7, weight: 2, reason: 'as agreed' },
  CustomerWithdrawalBody: { customerRef: 'C1', reason: 'loan paid' },
  ListPriorityBody: { priority: 7, reason: 'as agreed' },
  MoveBody: { toAgentId: '1', campaignId: '1', customers: 3, reason: 'as agreed' },
  HoldBody: { returnList: false, reason: 'as agreed' },
  ReassignBody: { toAgentId: '1', reason: 'as agreed' },
  ImportBody: {
    columns: [{ column: 0, heading: '客户号', target: 'customer_ref', attributeName: 'x' }],
    customerRefFromPhone: false,
    dealAlikeColumn: 0,
  },
  MappingNameBody: { name: 'monthly' },
  NextBody: { revision: 'none' },
  DialBody: { revision: 'none', cardId: '1', phoneIndex: 0 },
  HangUpBody: { callId: '1' },
  ListenInBody: { agentId: '1', telephone: 'auditor-1' },
  GiveBackBody: { cardId: '1', callId: '1' },
  RevealBody: { cardId: '1', callId: '1' },
  SaidBody: { callId: '1', event: 'ended' },
  NotDialledBody: { callId: '1', reason: 'other' },
  StartSwitchImportBody: {
    ...{ exchange: 'Main', recordingsFrom: 'none' },
    mapping: {
      columns: { start: 0, date: 7, answer: 1, end: 2, talk: 8, duration: 9, extension: 3, number: 4, cause: 5, recording: 6 },
      ...{ timeOrder: 'ymd', zone: 'Asia/Shanghai', numberPrefix: '9', toleranceSeconds: 30, channels: 'unknown' },
      causes: [{ text: 'ANSWERED', cause: 16 }],
      extensions: [{ seat: 'seat-1', extension: '8001' }],
    },
  },
  PauseBody: { reason: 'break' },
  AnswerBody: { heard: 'nobody' },
  DecisionBody: { decision: 'cleared', reason: 'as heard', decisionsSeen: 0 },
  AppealBody: { reason: 'please listen to it once more' },
  CallSearchBody: { number: '13800138000' },
  ComplaintBody: { callId: '1', receivedOn: '2026-03-03', channel: 'letter', summary: 'as written' },
  ComplaintDecisionBody: { upheld: true, level: 2, reason: 'as heard' },
  HandoverBody: { state: 'assigned', branch: 'West branch', assignee: 'Lin', note: 'this week' },
  ReportBody: { note: 'as agreed' },
  AssessBody: { note: 'as agreed' },
  SeenDocumentBody: { sha256: '0'.repeat(64) },
  DisputeBody: { sha256: '0'.repeat(64), lines: [{ key: 'fee:2026-01:seat-1', reason: 'two days are missing' }] },
  ApiKeyBody: {
    ...{ bankId: '1', title: 'Core system', scopes: ['campaigns:read'], networks: '10.0.0.0/8', requestsPerMinute: 60 },
    expiresAt: '2030-01-01T00:00:00Z',
  },
  RotationBody: { overlapSeconds: 3600 },
  WebhookBody: { bankId: '1', title: 'Intents', url: 'https://hooks.bank.example/intents' },
  BankCampaignBody: {
    ...{ orderId: '1', title: '经营快贷', product: '快贷', applyAt: '支行', scriptId: '1', startsOn: '2026-03-01', endsOn: '2026-03-31' },
    ...{ priority: 5, weight: 1, regions: ['上海'] },
  },
  BankListBody: { campaignId: '1', title: '三月名单' },
  PushBody: {
    customers: [
      {
        ...{ customerRef: 'C1', phones: ['13800138000'], name: '王一', gender: 'male', region: '上海', priority: 5 },
        attributes: [{ name: 'limit', value: '50000' }],
      },
    ],
  },
  BankDoNotCallBody: { customerRef: 'C1', reason: 'by letter' },
  InvoiceBody: { invoiceNo: '12345678', receivedOn: '2026-04-10', amountFen: '100' },
  PaymentBody: { paidOn: '2026-04-20' },
  OutcomeBody: {
    ...{ cardId: '1', callId: '1', code: 'intent', confirmed: false },
    fields: { amountYuan: 10_000, applyChannel: 'branch', callbackAt: '2026-03-04T02:00:00Z', reason: 'no_need', note: 'x' },
  },
};

function scriptBody(): Record<string, unknown> {
  const part = { key: 'rate', title: '利率', text: '可以了解' };
  return { opening: '您好', sections: [part], objections: [{ ...part, key: 'other' }] };
}
