import type { Pair } from './texts';

/** What each evidence rule found: a question with its facts, never a verdict. `{claim}` and `{tone}` arrive as words. */
export const FINDING_TEXTS: Readonly<Record<string, Pair>> = {
  outcome_without_call: ['记录“{claim}”，没有对应的通话', 'Recorded "{claim}"; no call belongs to it'],
  conversation_on_unanswered_call: [
    '记录“{claim}”，交换机没有应答记录[[（Q.850 {q850Cause}）]]',
    'Recorded "{claim}"; the PBX saw no answer[[ (Q.850 {q850Cause})]]',
  ],
  no_contact_over_conversation: [
    '记录“{claim}”，客户说话{humanSeconds}秒，坐席{agentSeconds}秒，往返{turns}次',
    'Recorded "{claim}"; customer spoke {humanSeconds} s, agent {agentSeconds} s, {turns} {turns|turn|turns}',
  ],
  conversation_without_human_voice: [
    '记录“{claim}”，通话{talkSeconds}秒，客户一侧人声只有{humanSeconds}秒',
    'Recorded "{claim}"; in {talkSeconds} s of talk the customer side has {humanSeconds} s of a human voice',
  ],
  tone_against_outcome: [
    '记录“{claim}”，接通前听到{tone}{cycles}次[[，Q.850 {q850Cause}]]',
    'Recorded "{claim}"; {tone} heard {cycles} {cycles|time|times} before the answer[[, Q.850 {q850Cause}]]',
  ],
  tone_unlike_outcome: [
    '记录“{claim}”，接通前听到{tone}{cycles}次，两者少见于同一通电话[[（Q.850 {q850Cause}）]]',
    'Recorded "{claim}"; {tone} heard {cycles} {cycles|time|times}, which rarely go together[[ (Q.850 {q850Cause})]]',
  ],
  no_contact_over_speech: [
    '记录“{claim}”，客户一侧有人声{humanSeconds}秒，坐席{agentSeconds}秒',
    'Recorded "{claim}"; {humanSeconds} s of a voice on the customer side, agent {agentSeconds} s',
  ],
  recording_missing: ['通话{talkSeconds}秒，没有录音', 'The talk lasted {talkSeconds} s; there is no recording'],
  recording_shorter_than_talk: [
    '通话{talkSeconds}秒，录音只有{recordedSeconds}秒',
    'The talk lasted {talkSeconds} s; {recordedSeconds} s are recorded',
  ],
  recording_altered: ['录音（{segment}）与入库时的校验值不一致', 'The recording ({segment}) differs from its hash at intake'],
  recording_unreadable: ['录音（{segment}）已读不出来', 'The recording ({segment}) can no longer be read'],
  outcome_before_call_end: [
    '结果在挂断前保存：{recordedAt}保存，{endedAt}挂断',
    'The outcome was saved before the hang-up: saved {recordedAt}, hang-up {endedAt}',
  ],
  wrap_up_too_short: [
    '挂断后{wrapUpSeconds}秒就保存了结果，通常至少{leastSeconds}秒',
    'Saved {wrapUpSeconds} s after the hang-up; {leastSeconds} s are the least to expect',
  ],
  dialled_number_differs: [
    '记录“{claim}”，{startedAt}的话单号码差一位，可能拨给了别人',
    'Recorded "{claim}"; the record of {startedAt} has a number that differs in one digit: somebody else may have been called',
  ],
  extension_differs: [
    '话单的分机是{extension}[[，座席应为{expected}]]',
    "The record names extension {extension}[[; the seat's is {expected}]]",
  ],
  recording_used_twice: ['话单所指的录音属于另一通电话', 'The recording that the record names belongs to another call'],
  repeated_intent: [
    '这位客户在本订单已有{count}次意向，第一次在{earlierWorkOn}',
    'This customer has {count} earlier {count|intent|intents} in the order, the first on {earlierWorkOn}',
  ],
};

/** Why a call could not be examined. */
export const EXAMINATION_TEXTS: Readonly<Record<string, Pair>> = {
  recording_empty: ['录音文件是空的', 'The recording is empty'],
  recording_not_audio: ['文件不是录音', 'The file is no audio'],
  recording_encoding: ['录音的编码不认识', 'The encoding of the recording is not known'],
  recording_channels: ['声道数不对，只能是一或两个', 'Wrong number of channels; one or two can be examined'],
  recording_sample_rate: ['采样率不在可检查的范围', 'The sample rate is outside what can be examined'],
  recording_too_long: ['录音太长', 'The recording is too long'],
  recording_damaged: ['录音已损坏', 'The recording is damaged'],
  recording_altered: ['录音与入库时的校验值不一致', 'The recording differs from its hash at intake'],
  recording_unreadable: ['录音读不出来', 'The recording cannot be read'],
  model_missing: ['语音检测模型不在，请管理员安装', 'The speech-detection model is missing; the administrator installs it'],
  model_broken: ['语音检测模型已损坏，请管理员更换', 'The speech-detection model is broken; the administrator replaces it'],
  analyser_timeout: ['检查超过时限', 'The examination took too long'],
  analyser_memory: ['检查超过内存上限', 'The examination needed too much memory'],
  analyser_crashed: ['检查程序中断', 'The examining process ended unexpectedly'],
};

export const TONE_TEXTS: Readonly<Record<string, Pair>> = {
  ringback: ['回铃音', 'ringback'],
  busy: ['忙音', 'busy tone'],
  congestion: ['拥塞音', 'congestion tone'],
  vacant_number: ['空号音', 'vacant-number tone'],
  beep: ['提示音', 'beep'],
};

export const SEGMENT_TEXTS: Readonly<Record<string, Pair>> = {
  before_answer: ['接通前', 'before the answer'],
  talk: ['通话', 'talk'],
};

export const INTEGRITY_TEXTS: Readonly<Record<string, Pair>> = {
  intact: ['{segment}一致', '{segment} matches'],
  altered: ['{segment}不一致', '{segment} differs'],
  unreadable: ['{segment}读不出来', '{segment} unreadable'],
  unknown: ['{segment}未核对', '{segment} not checked'],
};

/** What networks mean by their causes (ITU-T Q.850); others stay numbers. */
export const CAUSE_TEXTS: Readonly<Record<string, Pair>> = {
  1: ['空号', 'unallocated number'],
  16: ['正常挂断', 'normal clearing'],
  17: ['用户忙', 'user busy'],
  18: ['用户无响应', 'no user responding'],
  19: ['无人应答', 'no answer'],
  20: ['用户不在网', 'subscriber absent'],
  21: ['拒接', 'call rejected'],
  22: ['号码已改', 'number changed'],
  27: ['终端故障', 'destination out of order'],
  28: ['号码格式不对', 'invalid number format'],
  31: ['未说明', 'unspecified'],
  34: ['无可用线路', 'no circuit available'],
  38: ['网络故障', 'network out of order'],
  41: ['临时故障', 'temporary failure'],
  42: ['线路拥塞', 'switching congestion'],
};

/** The lines of the table of checks: alike for every call. */
export const CHECK_NAME_TEXTS: Readonly<Record<string, Pair>> = {
  outcome_and_pbx: ['结果与交换机', 'Outcome and PBX'],
  customer_speech: ['客户说话', 'Customer speech'],
  agent_speech: ['坐席说话', 'Agent speech'],
  tones: ['信号音、播报', 'Tones, notices'],
  recording_and_talk: ['录音时长与通话', 'Recording and talk'],
  integrity: ['录音校验', 'Recording hash'],
  outcome_saved: ['保存时刻', 'Outcome saved'],
  earlier_intents: ['以前的意向', 'Earlier intents'],
};

export const CHECK_TEXTS = {
  noCall: ['“{claim}”；没有对应的通话', '"{claim}"; no call belongs to it'],
  answered: ['“{claim}”；{at}应答', '"{claim}"; answered {at}'],
  notAnswered: ['“{claim}”；未应答[[，振铃{ringSeconds}秒]]', '"{claim}"; not answered[[, rang {ringSeconds} s]]'],
  cause: ['Q.850 {cause}[[（{meaning}）]]', 'Q.850 {cause}[[ ({meaning})]]'],
  sip: ['SIP {sipCode}', 'SIP {sipCode}'],
  lost: ['交换机在通话中失联', 'PBX lost during the call'],
  customer: ['{seconds}秒，往返{turns}次', '{seconds} s, {turns} {turns|turn|turns}'],
  echo: ['回声{echo}秒', 'echo {echo} s'],
  machine: ['有答录机', 'answering machine'],
  seconds: ['{seconds}秒', '{seconds} s'],
  notExamined: ['未检查', 'Not examined'],
  oneChannel: ['单声道，分不出是谁', 'One channel: cannot be told apart'],
  noTones: ['没有', 'None'],
  tone: ['{tone}×{cycles}', '{tone} ×{cycles}'],
  recording: ['{recording}秒 / {talk}秒', '{recording} s / {talk} s'],
  noRecording: ['没有通话录音', 'No recording of a talk'],
  noTalk: ['没有通话', 'No talk'],
  saved: ['{at}保存[[，{ended}挂断]]', '{at}[[, hang-up {ended}]]'],
  wrapUp: ['挂断后{seconds}秒', '{seconds} s after it'],
  unknown: ['未知', 'Unknown'],
  noIntents: ['没有', 'None'],
  intents: ['{count}次[[，最近{latestOn}]]', '{count}[[, latest {latestOn}]]'],
} as const;
