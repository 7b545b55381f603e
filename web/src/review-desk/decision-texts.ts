import type { Pair } from '../shared/i18n/texts';
import type { Heard, MadeDecision, Revealed } from '../shared/api-types';

export const HEARD_TEXTS: Record<Heard, Pair> = {
  conversation: ['有对话', 'A conversation'],
  nobody: ['没有人应答', 'Nobody'],
  tone_or_notice: ['信号音或播报', 'A tone or notice'],
  unclear: ['听不清', 'Unclear'],
};

export const ORIGIN_TEXTS: Record<Revealed['origin'], Pair> = {
  flag: ['规则标记', 'Marked by a rule'],
  sample: ['随机抽样', 'Random sample'],
  both: ['规则标记，也在随机抽样中', 'Marked by a rule, and in the random sample'],
};

export const STAGE_TEXTS: Record<MadeDecision['stage'], Pair> = {
  review: ['复核', 'Review'],
  appeal: ['申诉处理', 'Appeal'],
};

export const JUDGE_TEXTS = {
  hear: ['你听到了什么？', 'What do you hear?'],
  answerOnce: ['回答后不能更改，随后显示坐席记录', 'The answer cannot be changed; the claim is shown then'],
  hearWithout: ['没有录音可听，请按交换机记录回答', 'There is nothing to play; answer from the telephone record'],
  mustListen: ['听过录音后才能回答', 'You can answer once you have listened'],
  keysAnswer: ['1–4选择，回车确认', '1–4 choose, Enter confirms'],
  answer: ['确认回答', 'Confirm answer'],
  youHeard: ['你听到：{heard}', 'You heard: {heard}'],
  claim: ['坐席记录', 'Claim'],
  claimSealed: ['回答后显示', 'Shown after your answer'],
  insisted: ['坐席看到交换机提示后坚持这样记录', 'The agent saw the contradiction of the PBX and insisted'],
  checks: ['核对项', 'Checks'],
  decide: ['你的决定', 'Your decision'],
  decideAppeal: ['申诉的最终决定', 'Final decision on the appeal'],
  reason: ['理由（必填，外包公司可见）', 'Reason (required, the vendor reads it)'],
  reasonShort: ['理由至少4个字', 'At least 4 characters'],
  chooseOne: ['请选择一项决定', 'Choose a decision'],
  save: ['保存决定', 'Save decision'],
  saveAppeal: ['保存并结束申诉', 'Save and close the appeal'],
  closes: ['保存后申诉结束，不能再改', 'Saving closes the appeal for good'],
  keysDecide: ['1–3选择', '1–3 choose'],
  saved: ['已保存', 'Saved'],
  next: ['下一通', 'Next case'],
  revise: ['改决定', 'Revise'],
  cancelRevise: ['不改了', 'Keep it'],
  reviseNote: ['改后两次决定都会保留', 'Both decisions are kept'],
  history: ['决定记录', 'Decisions'],
  historyLine: ['第{version}次 · {stage} · {by} · {at}', 'No. {version} · {stage} · {by} · {at}'],
  heardLine: ['听到：{heard}', 'Heard: {heard}'],
  appealBox: ['外包公司的申诉', "The vendor's appeal"],
  appealBy: ['{by} · {at}', '{by} · {at}'],
  appealTerm: [
    '外包公司可在{untilOn}前申诉[[（剩{days}个工作日）]]',
    'The vendor may appeal until {untilOn}[[ ({days} working {days|day|days} left)]]',
  ],
  appealOver: ['申诉期已过', 'The term to appeal is over'],
  appealUnknown: ['{year}年日历未载入，申诉期限算不出', 'No calendar for {year}: the term to appeal cannot be computed'],
  revealed: ['规则发现', 'What the rules found'],
  noFindings: ['规则没有发现', 'The rules found nothing'],
  origin: ['来源', 'Origin'],
  risk: ['风险分', 'Risk score'],
  riskOf: ['{risk}/100', '{risk}/100'],
  weight: ['权重{weight}', 'Weight {weight}'],
  decidedElsewhere: ['这通电话已由{by}决定', '{by} has decided this call'],
  decidedElsewhereAnon: ['另一位审核员刚刚决定了这通电话', 'Another auditor has just decided this call'],
  decidedElsewhereNext: ['你写的内容没有保存；可以看下一通', 'What you wrote was not saved; go on with the next case'],
  decidedHidden: ['已有决定', 'Decided'],
  decidedHiddenNote: [
    '另一位审核员已经决定。其内容不显示，申诉时你可以独立判断',
    'Another auditor has decided. It is not shown, so that you can judge an appeal on your own',
  ],
  notYours: ['这一步不由你完成', 'This step is not yours'],
  notYoursAppeal: ['首次决定是你作的，申诉须由另一位审核员处理', 'You made the first decision; another auditor closes the appeal'],
  finalState: ['已成定论，不能再改', 'It is final and cannot be changed'],
  keyAnswer: ['选择回答（列表内）', 'Choose an answer (in the list)'],
  keyDecision: ['选择决定（列表内）', 'Choose a decision (in the list)'],
  amountYuan: ['意向金额{amount}元', 'Amount {amount} yuan'],
  applyChannel: ['通过{channel}申请', 'Applies via {channel}'],
  callbackAt: ['约定{at}回拨', 'Callback agreed for {at}'],
  refusal: ['原因：{reason}', 'Reason: {reason}'],
  recordedAt: ['{at}保存', 'Saved {at}'],
} as const;
