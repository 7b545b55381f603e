import type { PhoneProblem } from '../../shared/index.js';

export type RejectLanguage = 'zh' | 'en';

interface RejectMeaning {
  /** `row`: the row is not taken. `part`: the row is taken without this value. `silent`: only counted. */
  loses: 'row' | 'part' | 'silent';
  zh: string;
  en: string;
}

/** Every reason for which a row, or a part of it, does not enter a list, with the sentence of the reject report. */
export const REJECT_CODES = {
  phone_empty: { loses: 'row', zh: '没有填写电话号码', en: 'No phone number is given' },
  phone_scientific: {
    loses: 'row',
    zh: '号码被表格软件改成了科学计数法，丢失的数字无法恢复；请将该列设为文本后重新导出',
    en: 'The spreadsheet has rounded this number; the lost digits cannot be known. Export the column as text',
  },
  phone_letters: { loses: 'row', zh: '号码中含有数字以外的内容', en: 'The number holds something other than digits' },
  phone_length: { loses: 'row', zh: '号码位数不对', en: 'The number has too few or too many digits' },
  phone_unknown_range: { loses: 'row', zh: '该号段不存在或不可拨打', en: 'No such number range exists, or it cannot be called' },
  phone_foreign: { loses: 'row', zh: '不是中国大陆的号码', en: 'The number is not in mainland China' },
  phone_dropped_scientific: {
    loses: 'part',
    zh: '其中一个号码是科学计数法，已舍去，客户保留',
    en: 'One number was rounded by the spreadsheet and left out; the customer is kept',
  },
  phone_dropped_letters: {
    loses: 'part',
    zh: '其中一个号码含有数字以外的内容，已舍去，客户保留',
    en: 'One number holds something other than digits and was left out; the customer is kept',
  },
  phone_dropped_length: {
    loses: 'part',
    zh: '其中一个号码位数不对，已舍去，客户保留',
    en: 'One number has the wrong length and was left out; the customer is kept',
  },
  phone_dropped_unknown_range: {
    loses: 'part',
    zh: '其中一个号码的号段不存在，已舍去，客户保留',
    en: 'One number is in no known range and was left out; the customer is kept',
  },
  phone_dropped_foreign: {
    loses: 'part',
    zh: '其中一个号码不是中国大陆号码，已舍去，客户保留',
    en: 'One number is not in mainland China and was left out; the customer is kept',
  },
  phone_dropped_over_limit: {
    loses: 'part',
    zh: '每位客户最多五个号码，多出的已舍去',
    en: 'A customer may have five numbers; the further ones were left out',
  },
  customer_ref_missing: { loses: 'row', zh: '没有客户号', en: 'The customer number is missing' },
  customer_ref_too_long: { loses: 'row', zh: '客户号超过 64 个字符', en: 'The customer number is longer than 64 characters' },
  customer_ref_scientific: {
    loses: 'row',
    zh: '客户号被表格软件改成了科学计数法；请将该列设为文本后重新导出',
    en: 'The spreadsheet has rounded the customer number; export the column as text',
  },
  name_too_long: { loses: 'row', zh: '姓名超过 60 个字符', en: 'The name is longer than 60 characters' },
  region_too_long: { loses: 'row', zh: '地区超过 64 个字符', en: 'The region is longer than 64 characters' },
  priority_invalid: { loses: 'row', zh: '优先级应为 0 至 9 的整数', en: 'The priority must be a whole number from 0 to 9' },
  gender_unknown: { loses: 'part', zh: '性别无法识别，已留空', en: 'The gender was not understood and is left empty' },
  attribute_too_long: { loses: 'row', zh: '内容超过 200 个字符', en: 'The value is longer than 200 characters' },
  attribute_holds_phone: {
    loses: 'row',
    zh: '电话号码以外的列中含有电话号码，不能明文保存',
    en: 'A column other than the phone columns holds a phone number, which must not be stored in the clear',
  },
  cell_error: {
    loses: 'part',
    zh: '单元格是公式错误（如 #N/A），已留空',
    en: 'The cell holds an error such as #N/A and is left empty',
  },
  consent_missing: {
    loses: 'row',
    zh: '没有客户同意营销的凭证（如授权编号），按合同不能外呼',
    en: 'No evidence of consent (e.g. an authorisation number); the contract does not allow the call',
  },
  region_outside: { loses: 'row', zh: '地区不在本活动范围内，或没有填写地区', en: 'The region is missing or outside this campaign' },
  row_too_short: { loses: 'row', zh: '该行列数不足', en: 'The row ends before a required column' },
  row_too_wide: {
    loses: 'row',
    zh: '该行列数多于表头，内容可能错位',
    en: 'The row has more columns than the heading; its values may be shifted',
  },
  row_blank: { loses: 'silent', zh: '空行', en: 'The row is blank' },
  // Found while the list is stored, where other rows, other lists and the do-not-call register are known.
  duplicate_in_file: { loses: 'row', zh: '与本文件中前面的客户重复', en: 'The customer stands further up in this file' },
  duplicate_in_campaign: { loses: 'row', zh: '该客户已在本次营销活动中', en: 'The customer is in this campaign already' },
  contacted_recently: { loses: 'row', zh: '该客户近期已在其他活动中联系过', en: 'The customer was contacted in another campaign recently' },
  do_not_call: { loses: 'row', zh: '该客户在禁呼名单中', en: 'The customer is on the do-not-call register' },
} as const satisfies Record<string, RejectMeaning>;

export type RejectCode = keyof typeof REJECT_CODES;

/** One refused value. `masked` never shows a whole number. Plain data, fit for worker threads and files. */
export interface Reject {
  code: RejectCode;
  /** Counted from 0; null when the whole row is meant. */
  column: number | null;
  heading: string | null;
  masked: string;
}

/** What an unusable number is called when another number of the same customer is good. */
export function droppedCode(problem: Exclude<PhoneProblem, 'phone_empty'>): RejectCode {
  return problem.replace('phone_', 'phone_dropped_') as RejectCode;
}

/** The sentence of the reject report. */
export function rejectSentence(code: RejectCode, language: RejectLanguage): string {
  return REJECT_CODES[code][language];
}
