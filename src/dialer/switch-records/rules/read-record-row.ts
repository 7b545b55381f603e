import { maskPhone, maskValue, normalisePhone, type PhoneProblem } from '../../../shared/index.js';
import { readSeconds, readTime } from './read-times.js';
import { causeOf } from './release-causes.js';
import type { FileMapping, RecordColumns } from './switch-mapping.js';

export const RECORD_ROW_CODES = [
  'start_missing',
  'start_unreadable',
  'number_missing',
  'phone_scientific',
  'phone_letters',
  'phone_length',
  'phone_unknown_range',
  'phone_foreign',
  'extension_missing',
  'extension_too_long',
  'answer_unreadable',
  'end_unreadable',
  'talk_unreadable',
  'duration_unreadable',
  'end_missing',
  'end_before_start',
  'answer_outside_call',
  'cause_unknown',
  'recording_name_too_long',
] as const satisfies readonly (Exclude<PhoneProblem, 'phone_empty'> | string)[];
export type RecordRowCode = (typeof RECORD_ROW_CODES)[number];

export interface RecordRowProblem {
  code: RecordRowCode;
  heading: string | null;
  masked: string;
}

/** One call as the exchange recorded it, by its own clock. The plain number never leaves memory. */
export interface GivenRecord {
  startedAt: number;
  answeredAt: number | null;
  endedAt: number;
  extension: string;
  e164: string;
  masked: string;
  cause: number | null;
  recordingName: string | null;
}

export interface ReadRecordRow {
  record: GivenRecord | null;
  problems: RecordRowProblem[];
  blank: boolean;
}

const EXTENSION_CHARACTERS = 20;
const NAME_CHARACTERS = 255;
/** Seconds and clocks are rounded each for itself. */
const ROUNDING_MS = 1500;

/** Reads one row. What is needed to match it must be right; a cause or a file's name that is not costs only itself. */
export function readRecordRow(cells: readonly string[], mapping: FileMapping): ReadRecordRow {
  if (cells.every((cell) => cell.trim() === '')) return { record: null, problems: [], blank: true };
  const problems: RecordRowProblem[] = [];
  const refuse = (code: RecordRowCode, column: number | null): null => {
    const text = column === null ? '' : (cells[column] ?? '');
    problems.push({ code, heading: column === null ? null : (mapping.headings[column] ?? null), masked: maskValue(text) });
    return null;
  };
  const start = startOf(cells, mapping, refuse);
  const phone = numberOf(cells, mapping, refuse);
  const extension = textOf(cells, mapping.columns.extension).replace(/^(sip|pjsip)\//i, '');
  if (extension === '') refuse('extension_missing', mapping.columns.extension);
  else if (extension.length > EXTENSION_CHARACTERS) refuse('extension_too_long', mapping.columns.extension);
  const times = start === null ? null : timesOf(cells, mapping, start, refuse);
  if (problems.length > 0 || start === null || phone === null || times === null) return { record: null, problems, blank: false };
  return {
    record: {
      ...{ startedAt: start, ...times, extension, e164: phone, masked: maskPhone(phone) },
      ...{ cause: causeIn(cells, mapping, refuse), recordingName: recordingIn(cells, mapping, refuse) },
    },
    problems,
    blank: false,
  };
}

type Refuse = (code: RecordRowCode, column: number | null) => null;

const textOf = (cells: readonly string[], column: number | null): string =>
  column === null ? '' : (cells[column] ?? '').normalize('NFKC').trim();

function startOf(cells: readonly string[], { columns, timeOrder: order, zone }: FileMapping, refuse: Refuse): number | null {
  const [day, time] = [textOf(cells, columns.date), textOf(cells, columns.start)];
  if (time === '') return refuse('start_missing', columns.start);
  const start = readTime(day === '' ? time : `${day} ${time}`, { order, zone }) ?? readTime(time, { order, zone });
  return start ?? refuse('start_unreadable', columns.start);
}

function numberOf(cells: readonly string[], { columns, numberPrefix }: FileMapping, refuse: Refuse): string | null {
  const text = textOf(cells, columns.number);
  if (text === '') return refuse('number_missing', columns.number);
  const withoutPrefix = numberPrefix !== '' && text.startsWith(numberPrefix) ? normalisePhone(text.slice(numberPrefix.length)) : null;
  if (withoutPrefix?.ok) return withoutPrefix.e164;
  const phone = normalisePhone(text);
  if (phone.ok) return phone.e164;
  return refuse(phone.problem === 'phone_empty' ? 'number_missing' : phone.problem, columns.number);
}

function timesOf(
  cells: readonly string[],
  { columns, timeOrder: order, zone }: FileMapping,
  start: number,
  refuse: Refuse,
): { answeredAt: number | null; endedAt: number } | null {
  const instant = (column: number | null, code: RecordRowCode): number | null | undefined => {
    const text = textOf(cells, column);
    if (text === '' || text === '-' || /^0+[-/]0+/.test(text)) return undefined;
    return readTime(text, { order, zone }, start) ?? refuse(code, column);
  };
  const seconds = (column: keyof RecordColumns, code: RecordRowCode): number | null | undefined => {
    const text = textOf(cells, columns[column]);
    if (text === '' || text === '-') return undefined;
    return readSeconds(text) ?? refuse(code, columns[column]);
  };
  const [answer, end] = [instant(columns.answer, 'answer_unreadable'), instant(columns.end, 'end_unreadable')];
  const [talk, duration] = [seconds('talk', 'talk_unreadable'), seconds('duration', 'duration_unreadable')];
  if (answer === null || end === null || talk === null || duration === null) return null;
  const endedAt =
    end ?? (duration === undefined ? (answer === undefined ? undefined : answer + (talk ?? 0) * 1000) : start + duration * 1000);
  if (endedAt === undefined) return refuse('end_missing', columns.end ?? columns.duration ?? columns.start);
  if (endedAt < start) return refuse('end_before_start', columns.end ?? columns.duration);
  // Where both are given, a talk of no seconds is no answer: some exchanges write a time of answer for their own announcements.
  const isAnswered = talk === undefined ? answer !== undefined : talk > 0;
  const answeredAt = !isAnswered ? null : (answer ?? endedAt - talk! * 1000);
  if (answeredAt !== null && (answeredAt < start - ROUNDING_MS || answeredAt > endedAt + ROUNDING_MS))
    return refuse('answer_outside_call', columns.answer ?? columns.talk);
  return { answeredAt: answeredAt === null ? null : Math.min(Math.max(answeredAt, start), endedAt), endedAt };
}

function causeIn(cells: readonly string[], { columns, causes }: FileMapping, refuse: Refuse): number | null {
  const text = textOf(cells, columns.cause);
  return text === '' ? null : (causeOf(text, causes) ?? refuse('cause_unknown', columns.cause));
}

function recordingIn(cells: readonly string[], { columns }: FileMapping, refuse: Refuse): string | null {
  const text = columns.recording === null ? '' : (cells[columns.recording] ?? '').trim();
  if (text === '') return null;
  return text.length > NAME_CHARACTERS ? refuse('recording_name_too_long', columns.recording) : text;
}
