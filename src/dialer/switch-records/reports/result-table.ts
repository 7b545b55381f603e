import type { Principal } from '../../../platform/index.js';
import type { RecordRecordingState, SwitchImport } from '../switch-import.entity.js';
import type { CallWithoutRecordView, SwitchRecordView } from '../switch-records.dto.js';
import type { SwitchResults } from '../switch-results.service.js';
import type { ReportLanguage, ReportTable } from './table-file.js';

const ROWS_READ = 500;
const HEADINGS: Readonly<Record<ReportLanguage, readonly string[]>> = {
  'zh-CN': [
    '结论',
    '行号',
    '开始（交换机时间，UTC）',
    '分机',
    '号码（已脱敏）',
    '通话秒数',
    'Q.850',
    '偏差秒数',
    '通话编号',
    '坐席',
    '座席',
    '结果代码',
    '录音文件',
    '录音',
  ],
  en: [
    'Result',
    'Row',
    "Start (exchange's clock, UTC)",
    'Extension',
    'Number (masked)',
    'Talk s',
    'Q.850',
    'Offset s',
    'Call',
    'Agent',
    'Seat',
    'Outcome',
    'Recording file',
    'Recording',
  ],
};
const RESULTS: Readonly<Record<string, Readonly<Record<ReportLanguage, string>>>> = {
  exact: { 'zh-CN': '匹配', en: 'matched' },
  extension_differs: { 'zh-CN': '匹配，分机不符', en: 'matched, extension differs' },
  number_differs: { 'zh-CN': '号码差一位，不作证据', en: 'one digit differs, supplies nothing' },
  second_record: { 'zh-CN': '该通话已有话单', en: 'the call has a record already' },
  none: { 'zh-CN': '有话单，无通话', en: 'record without a call' },
  unmatched: { 'zh-CN': '未匹配', en: 'not matched yet' },
  call: { 'zh-CN': '有通话，无话单', en: 'call without a record' },
};

const RECORDINGS: Readonly<Record<RecordRecordingState, Readonly<Record<ReportLanguage, string>>>> = {
  none: { 'zh-CN': '', en: '' },
  named: { 'zh-CN': '待取', en: 'to be taken in' },
  found: { 'zh-CN': '待取', en: 'to be taken in' },
  missing: { 'zh-CN': '找不到文件', en: 'file not found' },
  empty: { 'zh-CN': '文件里没有声音', en: 'nothing is in the file' },
  too_large: { 'zh-CN': '文件过大', en: 'file too large' },
  unreadable: { 'zh-CN': '无法解码', en: 'cannot be decoded' },
  used_twice: { 'zh-CN': '属于另一通', en: "another call's" },
  taken: { 'zh-CN': '已取得', en: 'taken in' },
  not_needed: { 'zh-CN': '未取', en: 'not taken' },
};

/** Everything an import came to: each record, then the calls that have none. */
export function resultTable(me: Principal, results: SwitchResults, found: SwitchImport, language: ReportLanguage): ReportTable {
  const word = (kind: string): string => RESULTS[kind]?.[language] ?? kind;
  async function* rows(): AsyncGenerator<string[]> {
    for (let cursor: string | null = '0'; cursor !== null;) {
      const page = await results.records(me, found.id, { cursor, limit: ROWS_READ });
      yield* page.items.map((record) => recordRow(record, word(record.match), language));
      cursor = page.next;
    }
    for (let cursor: string | null = '0'; cursor !== null;) {
      const page = await results.callsWithoutRecord(me, found, { cursor, limit: ROWS_READ });
      yield* page.items.map((call) => callRow(call, word('call')));
      cursor = page.next;
    }
  }
  return { sheet: language === 'en' ? 'Switch records' : '话单', headings: HEADINGS[language], rows: rows() };
}

function recordRow(record: SwitchRecordView, result: string, language: ReportLanguage): string[] {
  const text = (value: string | number | null): string => (value === null ? '' : String(value));
  return [
    ...[result, String(record.row), record.startedAt, record.extension, record.masked, text(record.talkSeconds), text(record.q850Cause)],
    ...[record.offsetMs === null ? '' : String(record.offsetMs / 1000), text(record.callId), text(record.agentName), text(record.seat)],
    ...[text(record.outcome), text(record.recordingName), RECORDINGS[record.recording][language]],
  ];
}

function callRow(call: CallWithoutRecordView, result: string): string[] {
  return [result, '', call.placedAt, '', call.masked, '', '', '', call.callId ?? '', call.agentName, call.seat, call.outcome ?? '', '', ''];
}
