import type { ApplyChannel, DocumentKind, OutcomeCode, RefusalReason, Role } from '../api-types';
import type { Pair } from './texts';

export const OUTCOME_TEXTS: Record<OutcomeCode, Pair> = {
  intent: ['有意向', 'Intent'],
  callback: ['预约回拨', 'Callback'],
  refused: ['拒绝', 'Refused'],
  strong_refusal: ['强烈拒绝，停止拨打', 'Strong refusal, do not call'],
  no_answer: ['无人接听', 'No answer'],
  busy: ['忙线', 'Busy'],
  switched_off: ['关机或停机', 'Switched off'],
  invalid_number: ['空号', 'Invalid number'],
  wrong_person: ['不是本人', 'Wrong person'],
};

export const CHANNEL_TEXTS: Record<ApplyChannel, Pair> = {
  mobile_bank: ['手机银行', 'Mobile banking'],
  branch: ['网点', 'Branch'],
  online: ['网上申请', 'Online'],
};

export const REASON_TEXTS: Record<RefusalReason, Pair> = {
  rate_too_high: ['利率太高', 'Rate too high'],
  no_need: ['没有需要', 'No need'],
  has_loan: ['已有贷款', 'Has a loan'],
  no_time: ['没有时间', 'No time'],
  distrust: ['不信任电话', 'Distrusts the call'],
  other: ['其他', 'Other'],
};

export const DOCUMENT_TEXTS: Record<DocumentKind, Pair> = {
  labour_contract: ['劳动合同', 'Labour contract'],
  confidentiality: ['保密协议', 'Confidentiality agreement'],
  training: ['岗前培训', 'Training'],
  exam: ['上岗考试', 'Exam'],
};

export const ROLE_TEXTS: Record<Role, Pair> = {
  bank_manager: ['银行经理', 'Bank manager'],
  bank_auditor: ['银行审核员', 'Bank auditor'],
  vendor_manager: ['外包经理', 'Vendor manager'],
  agent: ['坐席', 'Agent'],
  admin: ['系统管理员', 'Administrator'],
};
