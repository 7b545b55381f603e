import { type Language, textOf } from '../../shared/i18n/texts';

/** Why rows, or parts of them, were left out. */
export const LOSS_TEXTS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  phone_empty: ['没有电话号码', 'No phone number'],
  phone_scientific: ['号码被表格软件改成科学计数，请设为文本后重新导出', 'The spreadsheet rounded the number; export the column as text'],
  phone_letters: ['号码含有数字以外的内容', 'The number holds something other than digits'],
  phone_length: ['号码位数不对', 'The number has the wrong length'],
  phone_unknown_range: ['号段不存在或不可拨打', 'No such number range, or it cannot be called'],
  phone_foreign: ['不是中国大陆的号码', 'Not a number of mainland China'],
  phone_dropped_scientific: ['其中一个号码是科学计数，已舍去，客户保留', 'One number was rounded and left out; the customer is kept'],
  phone_dropped_letters: [
    '其中一个号码含有其他内容，已舍去，客户保留',
    'One number holds other signs and was left out; the customer is kept',
  ],
  phone_dropped_length: [
    '其中一个号码位数不对，已舍去，客户保留',
    'One number has the wrong length and was left out; the customer is kept',
  ],
  phone_dropped_unknown_range: [
    '其中一个号码号段不存在，已舍去，客户保留',
    'One number is in no known range and was left out; the customer is kept',
  ],
  phone_dropped_foreign: [
    '其中一个号码不在中国大陆，已舍去，客户保留',
    'One number is not in mainland China and was left out; the customer is kept',
  ],
  phone_dropped_over_limit: ['每位客户最多5个号码，多出的已舍去', 'A customer may have 5 numbers; the others were left out'],
  customer_ref_missing: ['没有客户号', 'No customer reference'],
  customer_ref_too_long: ['客户号超过64个字符', 'The customer reference is longer than 64 characters'],
  customer_ref_scientific: [
    '客户号被表格软件改成科学计数，请设为文本后重新导出',
    'The spreadsheet rounded the reference; export the column as text',
  ],
  name_too_long: ['姓名超过60个字符', 'The name is longer than 60 characters'],
  region_too_long: ['地区超过64个字符', 'The region is longer than 64 characters'],
  priority_invalid: ['优先级不是0–9的整数', 'The priority is not a whole number from 0 to 9'],
  gender_unknown: ['性别无法识别，已留空', 'The gender was not understood and is left empty'],
  attribute_too_long: ['附加字段超过200个字符', 'An extra field is longer than 200 characters'],
  cell_error: ['单元格是公式错误（如 #N/A），已留空', 'The cell holds an error such as #N/A; it is left empty'],
  attribute_holds_phone: ['电话列以外含有电话号码，不能明文保存', 'A column other than the phone columns holds a phone number'],
  consent_missing: ['没有同意营销的凭证，按合同不能外呼', 'No evidence of consent; the contract does not allow the call'],
  region_outside: ['地区不在活动范围内，或没有填写', 'The region is missing or outside the campaign'],
  row_too_short: ['列数不足', 'The row ends before a required column'],
  row_too_wide: ['列数多于标题，内容可能错位', 'More columns than the heading; values may be shifted'],
  row_blank: ['空行', 'Blank row'],
  duplicate_in_file: ['与文件中前面的客户重复', 'The customer stands further up in this file'],
  duplicate_in_campaign: ['客户已在本活动中', 'The customer is in this campaign already'],
  contacted_recently: ['近期在其他活动中联系过', 'Contacted by another campaign recently'],
  do_not_call: ['在停拨名单上', 'On do-not-call'],
};

export function lossText(code: string, language: Language): string {
  const known = LOSS_TEXTS[code];
  return known ? textOf(known, language) : code;
}
