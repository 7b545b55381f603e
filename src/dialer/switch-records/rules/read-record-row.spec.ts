import { type GivenRecord, readRecordRow } from './read-record-row.js';
import { readSeconds, readTime } from './read-times.js';
import { causeOf } from './release-causes.js';
import { type FileMapping, suggestRecordColumns } from './switch-mapping.js';

const ZONE = 'Asia/Shanghai';
const NONE = { date: null, answer: null, end: null, talk: null, duration: null, cause: null, recording: null };
const mapping = (columns: Partial<FileMapping['columns']>, more: Partial<FileMapping> = {}): FileMapping => ({
  columns: { ...NONE, start: 0, extension: 1, number: 2, ...columns },
  ...{ timeOrder: 'ymd', zone: ZONE, numberPrefix: '9', causes: {}, extensions: {}, toleranceSeconds: 60, channels: 'unknown' },
  headings: ['start', 'ext', 'number', 'answer', 'end', 'cause', 'file'],
  ...more,
});
const TIMES = mapping({ answer: 3, end: 4, cause: 5, recording: 6 });
const START = '2026-03-03 10:00:00';
const at = (text: string): number => Date.parse(`2026-03-03T${text}+08:00`);

describe('an instant as exchanges write it', () => {
  it.each<[string, 'ymd' | 'dmy' | 'mdy' | 'epoch', string | null, string]>([
    ['2026-03-03 10:00:00', 'ymd', '2026-03-03T02:00:00.000Z', 'plain'],
    ['2026/3/3 9:05', 'ymd', '2026-03-03T01:05:00.000Z', 'short'],
    ['2026年3月3日 09:05:06', 'ymd', '2026-03-03T01:05:06.000Z', 'Chinese'],
    ['20260303100001', 'ymd', '2026-03-03T02:00:01.000Z', 'compact'],
    ['03/04/2026 10:00:00', 'dmy', '2026-04-03T02:00:00.000Z', 'the day first'],
    ['03/04/2026 10:00:00', 'mdy', '2026-03-04T02:00:00.000Z', 'the month first'],
    ['2026-03-03T10:00:00+08:00', 'dmy', '2026-03-03T02:00:00.000Z', 'with its zone, whatever is said'],
    ['2026-03-03T02:00:00Z', 'ymd', '2026-03-03T02:00:00.000Z', 'in UTC'],
    ['2026-03-03 10:00:00.250', 'ymd', '2026-03-03T02:00:00.250Z', 'with thousandths'],
    ['2026-03-03 下午 01:02:03', 'ymd', null, 'a half of the day before the time is not understood'],
    ['2026-03-03 01:02:03 PM', 'ymd', '2026-03-03T05:02:03.000Z', 'after noon'],
    ['2026-03-03 12:00:00 AM', 'ymd', '2026-03-02T16:00:00.000Z', 'midnight'],
    ['1772503200', 'epoch', '2026-03-03T02:00:00.000Z', 'seconds'],
    ['1772503200123', 'epoch', '2026-03-03T02:00:00.123Z', 'thousandths of them'],
    ['1772503200.1236', 'epoch', '2026-03-03T02:00:00.124Z', 'seconds with a fraction, rounded'],
    ['1772503200123.6', 'epoch', '2026-03-03T02:00:00.124Z', 'thousandths with one'],
    ['2026-03-04 10:00:00', 'dmy', '2026-03-04T02:00:00.000Z', 'the year first, whatever is said'],
    ['2026-03-03', 'ymd', '2026-03-02T16:00:00.000Z', 'a day alone begins at midnight'],
    ['2026-03-03 23:59:59.999', 'ymd', '2026-03-03T15:59:59.999Z', 'the last of the day'],
    ['2026-03-03 10:00:59', 'ymd', '2026-03-03T02:00:59.000Z', 'the last of the minute'],
    ['2026-03-03 10:00:60', 'ymd', null, 'no such second'],
    ['2026-02-29 10:00:00', 'ymd', null, 'no such day'],
    ['2026-03-03 24:00:00', 'ymd', null, 'no such hour'],
    ['2026-03-03 10:60:00', 'ymd', null, 'no such minute'],
    ['10:00:00', 'ymd', null, 'no day'],
    ['soon', 'ymd', null, 'no time'],
    ['', 'ymd', null, 'nothing'],
  ])('%s (%s): %s, %s', (text, order, expected, _why) =>
    expect(readTime(text, { order, zone: ZONE })).toBe(expected === null ? null : Date.parse(expected)),
  );

  it.each<[string, string, string]>([
    ['10:00:05', '2026-03-03T10:00:05+08:00', 'the same day'],
    ['10:00:00', '2026-03-03T10:00:00+08:00', 'the same moment'],
    ['09:59:59', '2026-03-04T09:59:59+08:00', 'earlier: the next day'],
  ])('%s after ten: %s (%s)', (text, expected, _why) =>
    expect(readTime(text, { order: 'ymd', zone: ZONE }, at('10:00:00'))).toBe(Date.parse(expected)),
  );

  it.each<[string, number | null, string]>([
    ['75', 75, 'seconds'],
    ['75.5', 75.5, 'with tenths'],
    ['1:15', 75, 'minutes'],
    ['00:01:15', 75, 'hours'],
    ['1:00:00', 3600, 'one hour'],
    ['1分15秒', 75, 'Chinese'],
    ['75秒', 75, 'a unit'],
    ['0', 0, 'none'],
    ['', null, 'nothing'],
    ['-5', null, 'less than nothing'],
    ['long', null, 'a word'],
  ])('lasts %s: %s (%s)', (text, expected, _why) => expect(readSeconds(text)).toBe(expected));
});

describe('how a call ended', () => {
  it.each<[string, Record<string, number>, number | null, string]>([
    ['ANSWERED', {}, 16, 'Asterisk'],
    ['NO ANSWER', {}, 19, 'Asterisk'],
    ['no_answer', {}, 19, 'written together'],
    ['BUSY', {}, 17, 'Asterisk'],
    ['关机', {}, 20, 'Chinese'],
    ['空号', {}, 1, 'Chinese'],
    ['17', {}, 17, 'a cause itself'],
    ['127', {}, 127, 'the last'],
    ['128', {}, null, 'one above'],
    ['0', {}, null, 'one below'],
    ['ANSWERED', { answered: 31 }, 31, "the exchange's own word comes first"],
    ['用户挂机', { 用户挂机: 16 }, 16, 'its own'],
    ['weather', {}, null, 'unknown'],
  ])('%s %j: %s (%s)', (text, own, expected, _why) => expect(causeOf(text, own)).toBe(expected));
});

describe('a row of switch records', () => {
  it.each<[string, FileMapping, string[], Partial<GivenRecord>]>([
    [
      'answered',
      TIMES,
      [START, '8001', '913800138000', '2026-03-03 10:00:08', '2026-03-03 10:00:38', 'ANSWERED', 'a.wav'],
      {
        ...{ startedAt: at('10:00:00'), answeredAt: at('10:00:08'), endedAt: at('10:00:38'), extension: '8001' },
        ...{ e164: '+8613800138000', masked: '138****8000', cause: 16, recordingName: 'a.wav' },
      },
    ],
    [
      'not answered',
      TIMES,
      [START, '8001', '13800138000', '', '2026-03-03 10:00:38', '', ''],
      { answeredAt: null, cause: null, recordingName: null },
    ],
    [
      'a time of answer that is zeros',
      TIMES,
      [START, '8001', '13800138000', '0000-00-00 00:00:00', '2026-03-03 10:00:38', '', ''],
      { answeredAt: null },
    ],
    [
      'only clocks',
      TIMES,
      [START, 'SIP/8001', '13800138000', '10:00:08', '10:00:38', '', ''],
      { extension: '8001', answeredAt: at('10:00:08') },
    ],
    [
      'seconds of talk and of all',
      mapping({ talk: 3, duration: 4 }),
      [START, '8001', '13800138000', '30', '38'],
      { answeredAt: at('10:00:08'), endedAt: at('10:00:38') },
    ],
    [
      'no seconds of talk: not answered',
      mapping({ talk: 3, duration: 4 }),
      [START, '8001', '13800138000', '0', '38'],
      { answeredAt: null },
    ],
    [
      'answer and talk without an end',
      mapping({ answer: 3, talk: 4 }),
      [START, '8001', '13800138000', '2026-03-03 10:00:08', '30'],
      { endedAt: at('10:00:38') },
    ],
    [
      'day and time apart',
      mapping({ start: 1, date: 0, extension: 3, talk: 4, duration: 5 }),
      ['2026-03-03', '10:00:00', '13800138000', '8001', '0', '5'],
      { startedAt: at('10:00:00') },
    ],
    [
      'seconds of an answer that are rounded: a second and a half before the start',
      TIMES,
      ['2026-03-03 10:00:01.500', '8001', '13800138000', START, '2026-03-03 10:00:38', '', ''],
      { answeredAt: at('10:00:01.500') },
    ],
    [
      'and as much behind the end',
      TIMES,
      [START, '8001', '13800138000', '2026-03-03 10:00:39.500', '2026-03-03 10:00:38', '', ''],
      { answeredAt: at('10:00:38') },
    ],
    ['over as it began', TIMES, [START, '8001', '13800138000', '', START, '', ''], { answeredAt: null, endedAt: at('10:00:00') }],
    [
      'a second of talk is an answer',
      mapping({ talk: 3, duration: 4 }),
      [START, '8001', '13800138000', '1', '9'],
      { answeredAt: at('10:00:08') },
    ],
    [
      'an answer whose seconds of talk are left out',
      mapping({ answer: 3, talk: 4 }),
      [START, '8001', '13800138000', '2026-03-03 10:00:08', ''],
      { answeredAt: at('10:00:08'), endedAt: at('10:00:08') },
    ],
    [
      '20 characters of extension',
      TIMES,
      [START, '1'.repeat(20), '13800138000', '', '2026-03-03 10:00:38', '', ''],
      { extension: '1'.repeat(20) },
    ],
    [
      "255 characters of a file's name",
      TIMES,
      [START, '8001', '13800138000', '', '10:00:38', '', 'a'.repeat(255)],
      { recordingName: 'a'.repeat(255) },
    ],
    ['one more costs only the name', TIMES, [START, '8001', '13800138000', '', '10:00:38', '', 'a'.repeat(256)], { recordingName: null }],
    ['a landline', TIMES, [START, '8001', '901055556666', '', '2026-03-03 10:00:38', '', ''], { e164: '+861055556666' }],
    [
      'a number that begins like the prefix',
      mapping({ answer: 3, end: 4 }, { numberPrefix: '1' }),
      [START, '8001', '13800138000', '', '2026-03-03 10:00:38'],
      { e164: '+8613800138000' },
    ],
    [
      'an unknown cause costs only itself',
      TIMES,
      [START, '8001', '13800138000', '', '2026-03-03 10:00:38', 'weather', ''],
      { cause: null },
    ],
  ])('%s', (_why, how, cells, expected) => expect(readRecordRow(cells, how).record).toMatchObject(expected));

  it.each<[string, FileMapping, string[], string]>([
    ['no start', TIMES, ['', '8001', '13800138000', '', '10:00:38'], 'start_missing'],
    ['a start nobody can read', TIMES, ['soon', '8001', '13800138000', '', '10:00:38'], 'start_unreadable'],
    ['no number', TIMES, [START, '8001', '', '', '10:00:38'], 'number_missing'],
    ['an internal call', TIMES, [START, '8001', '8002', '', '10:00:38'], 'phone_length'],
    ['a rounded number', TIMES, [START, '8001', '1.38E+10', '', '10:00:38'], 'phone_scientific'],
    ['no extension', TIMES, [START, '', '13800138000', '', '10:00:38'], 'extension_missing'],
    ['20 characters and one', TIMES, [START, '1'.repeat(21), '13800138000', '', '10:00:38'], 'extension_too_long'],
    ['an answer nobody can read', TIMES, [START, '8001', '13800138000', 'soon', '10:00:38'], 'answer_unreadable'],
    ['no end', TIMES, [START, '8001', '13800138000', '', ''], 'end_missing'],
    ['an end before the start', TIMES, [START, '8001', '13800138000', '', '2026-03-03 09:59:59'], 'end_before_start'],
    ['an answer after the end', TIMES, [START, '8001', '13800138000', '2026-03-03 10:01:00', '2026-03-03 10:00:38'], 'answer_outside_call'],
    ['talk longer than the call', mapping({ talk: 3, duration: 4 }), [START, '8001', '13800138000', '40', '38'], 'answer_outside_call'],
    [
      'an answer more than a second and a half early',
      TIMES,
      ['2026-03-03 10:00:01.501', '8001', '13800138000', START, '2026-03-03 10:00:38'],
      'answer_outside_call',
    ],
    ['or late', TIMES, [START, '8001', '13800138000', '2026-03-03 10:00:39.501', '2026-03-03 10:00:38'], 'answer_outside_call'],
    ['an end nobody can read', TIMES, [START, '8001', '13800138000', '', 'soon'], 'end_unreadable'],
    ['a length nobody can read', mapping({ talk: 3, duration: 4 }), [START, '8001', '13800138000', '30', 'long'], 'duration_unreadable'],
    ['a digit too many that is no prefix', TIMES, [START, '8001', '113800138000', '', '10:00:38'], 'phone_unknown_range'],
    ['seconds nobody can read', mapping({ talk: 3, duration: 4 }), [START, '8001', '13800138000', 'long', '38'], 'talk_unreadable'],
  ])('%s is refused: %s', (_why, how, cells, code) => {
    const { record, problems } = readRecordRow(cells, how);
    expect([record, problems.map((problem) => problem.code)]).toEqual([null, [code]]);
  });

  it('names field and masked value, and refuses all that is wrong at once', () => {
    const { problems } = readRecordRow(['soon', '', '138001380001', '', ''], TIMES);
    expect(problems).toEqual([
      { code: 'start_unreadable', heading: 'start', masked: 'soon' },
      { code: 'phone_unknown_range', heading: 'number', masked: '138*******01' },
      { code: 'extension_missing', heading: 'ext', masked: '' },
    ]);
  });

  it('a blank row is no row', () => expect(readRecordRow(['', ' ', ''], TIMES)).toEqual({ record: null, problems: [], blank: true }));
});

describe('what columns seem to be', () => {
  it.each<[string[], Partial<ReturnType<typeof suggestRecordColumns>>]>([
    [
      ['开始时间', '接通时间', '结束时间', '分机', '被叫号码', '挂机原因', '录音文件'],
      { start: 0, answer: 1, end: 2, extension: 3, number: 4, cause: 5, recording: 6 },
    ],
    [
      ['calldate', 'src', 'dst', 'duration', 'billsec', 'disposition', 'recordingfile'],
      { start: 0, extension: 1, number: 2, duration: 3, talk: 4, cause: 5, recording: 6, answer: null, end: null },
    ],
    [['日期', '时间', '主叫', '被叫', '通话时长', '总时长'], { date: 0, start: 1, extension: 2, number: 3, talk: 4, duration: 5 }],
    [['a', 'b'], { start: null, number: null }],
  ])('%j: %j', (headings, expected) => expect(suggestRecordColumns(headings)).toMatchObject(expected));
});
