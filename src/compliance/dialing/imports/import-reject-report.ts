import { formulaSafe } from '../../../shared/index.js';
import { BYTE_ORDER_MARK, csvLine } from '../exports/csv-line.js';
import type { DoNotCallImportReject } from './do-not-call-import.entity.js';
import type { ImportRowCode } from './rules/import-row.js';

type Language = 'zh-CN' | 'en';

/** The sentence of each code, as the report has it. */
export const IMPORT_REJECT_SENTENCES: Readonly<Record<ImportRowCode, Readonly<Record<Language, string>>>> = {
  phone_scientific: {
    'zh-CN': '号码被表格软件改成了科学计数法，请将该列设为文本',
    en: 'The spreadsheet has rounded this number; export the column as text',
  },
  phone_letters: { 'zh-CN': '号码中含有数字以外的内容', en: 'The number holds something other than digits' },
  phone_length: { 'zh-CN': '号码位数不对', en: 'The number has too few or too many digits' },
  phone_unknown_range: { 'zh-CN': '该号段不存在', en: 'No such number range exists' },
  phone_foreign: { 'zh-CN': '不是中国大陆的号码', en: 'The number is not in mainland China' },
  nothing_given: { 'zh-CN': '没有号码，也没有客户号', en: 'Neither a number nor a customer reference is given' },
  customer_ref_too_long: { 'zh-CN': '客户号超过 60 个字符', en: 'The customer reference is longer than 60 characters' },
  customer_ref_scientific: {
    'zh-CN': '客户号被表格软件改成了科学计数法，请将该列设为文本',
    en: 'The spreadsheet has rounded the reference; export the column as text',
  },
  reason_dropped: {
    'zh-CN': '原因过长或含有号码，改用本次导入的原因',
    en: 'The reason is too long or holds a number; the reason of the import stands instead',
  },
};

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['行号', '列', '代码', '说明', '该行', '内容（已脱敏）'],
  en: ['Row', 'Column', 'Code', 'Reason', 'The row', 'Value (masked)'],
};
const TAKEN: Readonly<Record<Language, readonly [string, string]>> = {
  'zh-CN': ['未登记', '已登记'],
  en: ['was not entered', 'was entered'],
};
const ROWS_A_CHUNK = 500;

/** Refused rows and values as CSV: UTF-8 with a byte order mark, safe to open (S12). */
export async function* importRejectCsv(rejects: AsyncIterable<DoNotCallImportReject>, language: Language): AsyncGenerator<Buffer> {
  let lines = [BYTE_ORDER_MARK + csvLine(HEADINGS[language])];
  for await (const { fileRow, heading, code, rowTaken, masked } of rejects) {
    const sentence = IMPORT_REJECT_SENTENCES[code][language];
    lines.push(
      csvLine([String(fileRow), formulaSafe(heading ?? ''), code, sentence, TAKEN[language][rowTaken ? 1 : 0], formulaSafe(masked)]),
    );
    if (lines.length < ROWS_A_CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}
