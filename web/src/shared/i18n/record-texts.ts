/** Words for what the telephone system wrote down of a call. */
export const PBX_TEXTS = {
  timeline: ['交换机记录', 'Telephone record'],
  none: ['没有交换机记录', 'No telephone record'],
  event: ['事件', 'Event'],
  placed: ['发出', 'Placed'],
  dialled: ['呼叫客户', 'Customer dialled'],
  ringing: ['振铃', 'Ringing'],
  answered: ['接通', 'Answered'],
  ended: ['结束', 'Ended'],
  after: ['距发出', 'After placing'],
  seconds: ['{n}秒', '{n} s'],
  neverAnswered: ['未接通', 'Never answered'],
  hungUpBy: ['{who}挂断', 'Hung up by {who}'],
  by_customer: ['客户', 'the customer'],
  by_agent: ['坐席', 'the agent'],
  by_network: ['网络', 'the network'],
  by_system: ['系统', 'the system'],
  cause: ['结束原因', 'Cause of the end'],
  causeCode: ['{text}（{code}）', '{text} ({code})'],
  sip: ['SIP {code}', 'SIP {code}'],
  lost: ['交换机记录不完整', 'The telephone record is incomplete'],
  lostHelp: ['与交换机的连接中断过，时间可能缺失。', 'The line to the telephone system broke; times may be missing.'],
} as const;

/** What an auditor decided about a record. */
export const DECISION_TEXTS = {
  confirmed: ['记录不实', 'Record is false'],
  cleared: ['记录属实', 'Record is true'],
  cannot_tell: ['无法判断', 'Cannot tell'],
} as const;

export const FINDING_GRADE_TEXTS = {
  contradiction: ['矛盾', 'Contradiction'],
  attention: ['留意', 'Attention'],
} as const;
