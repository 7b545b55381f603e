import type { SwitchReject } from '../switch-import.entity.js';
import type { RecordRowCode } from '../rules/read-record-row.js';
import type { ReportLanguage, ReportTable } from './table-file.js';

/** The sentence of each code, as the report has it. */
export const RECORD_REJECT_SENTENCES: Readonly<Record<RecordRowCode, Readonly<Record<ReportLanguage, string>>>> = {
  start_missing: { 'zh-CN': '没有开始时间', en: 'The start is missing' },
  start_unreadable: { 'zh-CN': '开始时间无法识别，请核对时间格式', en: 'The start cannot be read; check the order of day and month' },
  number_missing: { 'zh-CN': '没有被叫号码', en: 'The number dialled is missing' },
  phone_scientific: {
    'zh-CN': '号码被表格软件改成了科学计数法，请将该列设为文本',
    en: 'The spreadsheet has rounded this number; export the column as text',
  },
  phone_letters: { 'zh-CN': '号码中含有数字以外的内容', en: 'The number holds something other than digits' },
  phone_length: { 'zh-CN': '号码位数不对，请核对外线前缀', en: 'The number has too few or too many digits; check the outside-line prefix' },
  phone_unknown_range: { 'zh-CN': '该号段不存在', en: 'No such number range exists' },
  phone_foreign: { 'zh-CN': '不是中国大陆的号码', en: 'The number is not in mainland China' },
  extension_missing: { 'zh-CN': '没有分机号', en: 'The extension is missing' },
  extension_too_long: { 'zh-CN': '分机号超过20个字符', en: 'The extension is longer than 20 characters' },
  answer_unreadable: { 'zh-CN': '接通时间无法识别', en: 'The time of answer cannot be read' },
  end_unreadable: { 'zh-CN': '结束时间无法识别', en: 'The end cannot be read' },
  talk_unreadable: { 'zh-CN': '通话时长无法识别', en: 'The seconds of talk cannot be read' },
  duration_unreadable: { 'zh-CN': '总时长无法识别', en: 'The length of the call cannot be read' },
  end_missing: { 'zh-CN': '没有结束时间，也没有时长', en: 'Neither an end nor a length is given' },
  end_before_start: { 'zh-CN': '结束早于开始', en: 'The end lies before the start' },
  answer_outside_call: { 'zh-CN': '接通时间不在通话之内', en: 'The answer does not lie within the call' },
  cause_unknown: { 'zh-CN': '不认识这个结束原因，该行按无原因导入', en: 'How the call ended is not known; the row is taken without it' },
  recording_name_too_long: {
    'zh-CN': '录音文件名过长，该行按无录音导入',
    en: 'The name of the recording is too long; the row is taken without it',
  },
};

const HEADINGS: Readonly<Record<ReportLanguage, readonly string[]>> = {
  'zh-CN': ['行号', '列', '代码', '说明', '该行', '内容（已脱敏）'],
  en: ['Row', 'Column', 'Code', 'Reason', 'The row', 'Value (masked)'],
};
const TAKEN: Readonly<Record<ReportLanguage, readonly [string, string]>> = {
  'zh-CN': ['未导入', '已导入'],
  en: ['was not taken', 'was taken'],
};

/** Refused rows and values, to mend the export by. */
export function rejectTable(rejects: AsyncIterable<SwitchReject>, language: ReportLanguage): ReportTable {
  async function* rows(): AsyncGenerator<string[]> {
    for await (const { fileRow, heading, code, rowTaken, masked } of rejects)
      yield [String(fileRow), heading ?? '', code, RECORD_REJECT_SENTENCES[code][language], TAKEN[language][rowTaken ? 1 : 0], masked];
  }
  return { sheet: language === 'en' ? 'Refused' : '未导入', headings: HEADINGS[language], rows: rows() };
}
