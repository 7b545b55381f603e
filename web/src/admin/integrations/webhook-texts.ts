import type { WebhookDelivery } from '../../shared/api-types';
import type { Pair } from '../../shared/i18n/texts';

export const WEBHOOK_TEXTS = {
  webhooks: ['意向推送', 'Webhooks'],
  newWebhook: ['新建订阅', 'New webhook'],
  noWebhooks: [
    '还没有订阅。建立后，每个新意向会签名推送到银行系统',
    'No webhooks yet. With one, each new intent is sent, signed, to the bank’s system',
  ],
  noTargets: ['没有允许的推送地址', 'No address may be sent to'],
  noTargetsHelp: [
    '运维须先在DIALPROOF_WEBHOOK_TARGETS中列出银行系统的主机名，再建立订阅。',
    'An operator must first list the host of the bank’s system in DIALPROOF_WEBHOOK_TARGETS.',
  ],
  allowed: ['可用主机：{hosts}', 'Allowed hosts: {hosts}'],
  url: ['地址', 'Address'],
  urlHelp: ['https地址；不跟随跳转', 'An https address; redirects are not followed'],
  urlWrong: ['请填写完整地址', 'Enter the whole address'],
  title: ['名称', 'Name'],
  created: ['创建', 'Create'],
  needed: ['必填，至少两个字', 'Required, two characters at least'],
  active: ['推送中', 'Active'],
  paused: ['已暂停', 'Paused'],
  removed: ['已删除', 'Removed'],
  reason_person: ['由管理员暂停', 'Paused by an administrator'],
  reason_failing: ['连续失败{n}次，已自动暂停', 'Paused by itself after {n} failures in a row'],
  reason_gone: ['接收方答复410，已自动暂停', 'Paused by itself: the receiver answered 410'],
  pausedHelp: ['暂停期间事件照常排队，恢复后依次推送，不会丢失。', 'Events wait meanwhile and go out when it is resumed; none is lost.'],
  waitingCount: ['待推送', 'Waiting'],
  deliveredCount: ['已送达', 'Delivered'],
  deadCount: ['死信', 'Dead letters'],
  lastDelivered: ['最近送达', 'Last delivered'],
  never: ['从未', 'Never'],
  open: ['查看', 'Open'],
  back: ['返回', 'Back'],
  test: ['发送测试事件', 'Send a test event'],
  testSent: ['测试事件已排队，结果见下表', 'The test event is queued; the table shows what comes of it'],
  pause: ['暂停', 'Pause'],
  resume: ['恢复推送', 'Resume'],
  rotate: ['更换签名密钥', 'Rotate the secret'],
  remove: ['删除', 'Remove'],
  removeTitle: ['删除“{name}”？', 'Remove “{name}”?'],
  removeHelp: [
    '不再推送；未送达的事件也不再发送。行内系统仍可用结果接口补读。',
    'Nothing is sent any more, nor what still waits. The bank’s system can read it from the outcomes.',
  ],
  redeliver: ['重新推送', 'Redeliver'],
  redeliverAll: ['全部重新推送（{n}）', 'Redeliver all ({n})'],
  redelivered: ['{n}条已重新排队', '{n} {n|delivery is|deliveries are} queued again'],
  deadHelp: [
    '{n}条重试已尽。请先排除接收方故障，再重新推送；事件编号不变，接收方可去重。',
    '{n} {n|delivery|deliveries} used up every attempt. Mend the receiver, then redeliver; event ids stay the same, so it can drop doubles.',
  ],
  deliveries: ['推送记录', 'Deliveries'],
  noDeliveries: ['还没有推送。可先发送测试事件', 'Nothing sent yet. Try a test event'],
  noDead: ['没有死信', 'No dead letters'],
  noneWaiting: ['没有等待中的推送', 'Nothing waits'],
  all: ['全部', 'All'],
  event: ['事件', 'Event'],
  state: ['状态', 'State'],
  attempts: ['次数', 'Attempts'],
  lastResult: ['上次结果', 'Last result'],
  next: ['下次', 'Next'],
  at: ['产生', 'Made'],
  statusCode: ['HTTP {status}', 'HTTP {status}'],
  overlap: ['旧签名密钥有效至{at}', 'Deliveries carry the earlier signature, too, until {at}'],
} as const;

export const DELIVERY_STATE_TEXTS: Readonly<Record<WebhookDelivery['state'], Pair>> = {
  waiting: ['等待', 'Waiting'],
  delivered: ['已送达', 'Delivered'],
  dead: ['死信', 'Dead'],
};

export const EVENT_TEXTS: Readonly<Record<WebhookDelivery['eventType'], Pair>> = {
  'intent.recorded': ['新意向', 'New intent'],
  'intent.corrected': ['意向更正', 'Intent corrected'],
  test: ['测试', 'Test'],
};

export const DELIVERY_ERROR_TEXTS: Readonly<Record<NonNullable<WebhookDelivery['lastError']>, Pair>> = {
  timeout: ['10秒内未答复', 'No answer within 10 s'],
  unreachable: ['连接不上', 'Not reachable'],
  refused_address: ['地址不在允许范围', 'The address is not allowed'],
  tls: ['证书不可信', 'The certificate is not trusted'],
  redirected: ['要求跳转，未跟随', 'A redirect, not followed'],
  status: ['接收方拒绝', 'Refused by the receiver'],
};
