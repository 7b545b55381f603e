import type { DocumentKind, OutcomeCode } from '../../shared/api-types';
import { type Format, formatOf } from '../../shared/i18n/format';
import { DOCUMENT_TEXTS, OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { type Translate, translator } from '../../shared/i18n/settings';
import { type Language, textOf } from '../../shared/i18n/texts';
import { CONTRACT_TEXTS } from './contract-texts';

type Key = keyof typeof CONTRACT_TEXTS;
type Unit = 'calls' | 'times' | 'customers' | 'days' | 'workingDays' | 'seconds' | 'minutes' | 'count';

export interface TermLine {
  key: string;
  name: string;
  value: string;
}
export interface TermGroup {
  key: string;
  title: string;
  lines: TermLine[];
}

const UNITS: Record<string, Record<string, Unit>> = {
  volume: { capPerHeadPerDay: 'calls', requiredPerHeadPerDay: 'calls', intentTargetPerHeadPerDay: 'customers', seats: 'count' },
  dialling: {
    ringTimeoutSeconds: 'seconds',
    noAnswerMinRingSeconds: 'seconds',
    perNumberPerDay: 'times',
    perNumberGapMinutes: 'minutes',
    perCustomerPer30Days: 'times',
    attemptsPerCustomer: 'times',
    callbackWithinDays: 'days',
    coolingDays: 'days',
  },
  staffing: { changesPerYear: 'times', noticeWorkingDays: 'workingDays' },
};
const KNOWN = new Set(['serviceWindows', 'officialCalendar', ...Object.keys(UNITS)]);

/** A terms document as named lines with units, in a fixed order; what is not known yet still shows, under its own name. */
export function termGroups(document: Record<string, unknown>, language: Language): TermGroup[] {
  const t = translator(CONTRACT_TEXTS, language);
  const format = formatOf(language);
  const groups: TermGroup[] = [{ key: 'windows', title: t('windows'), lines: windowLines(document, t, format) }];
  for (const [section, units] of Object.entries(UNITS)) {
    const values = record(document[section]);
    const lines = Object.entries(values).flatMap(([key, value]) => lineOf(section, key, value, units[key], language));
    if (lines.length > 0) groups.push({ key: section, title: t(section as Key), lines });
  }
  const other = Object.entries(document)
    .filter(([key]) => !KNOWN.has(key))
    .flatMap(([key, value]) => flat(key, value));
  if (other.length > 0) groups.push({ key: 'other', title: t('other'), lines: other });
  return groups;
}

function windowLines(document: Record<string, unknown>, t: Translate<typeof CONTRACT_TEXTS>, format: Format): TermLine[] {
  const windows = Array.isArray(document['serviceWindows'])
    ? (document['serviceWindows'] as { weekdays: number[]; start: string; end: string }[])
    : [];
  const value = windows
    .map((window) => t('windowOf', { days: weekdays(window.weekdays, format), start: window.start, end: window.end }))
    .join('\n');
  const calendar = t(document['officialCalendar'] === true ? 'calendarYes' : 'calendarNo');
  return [
    { key: 'serviceWindows', name: t('windows'), value },
    { key: 'officialCalendar', name: t('calendar'), value: calendar },
  ];
}

/** Mon–Fri when days follow each other, otherwise each. */
function weekdays(days: number[], format: Format): string {
  const sorted = [...days].sort((a, b) => a - b);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return '';
  if (sorted.length > 2 && last - first === sorted.length - 1) return `${format.weekday(first)}–${format.weekday(last)}`;
  return format.list(sorted.map((day) => format.weekday(day)));
}

function lineOf(section: string, key: string, value: unknown, unit: Unit | undefined, language: Language): TermLine[] {
  const t = translator(CONTRACT_TEXTS, language);
  const name = key in CONTRACT_TEXTS ? t(key as Key) : key;
  if (key === 'retryMinutes') return [{ key: `${section}.${key}`, name, value: retryText(record(value), language) }];
  if (key === 'requiredDocuments' && Array.isArray(value)) {
    const labels = (value as DocumentKind[]).map((kind) => (DOCUMENT_TEXTS[kind] ? textOf(DOCUMENT_TEXTS[kind], language) : kind));
    return [{ key: `${section}.${key}`, name, value: formatOf(language).list(labels) }];
  }
  if (typeof value === 'number') return [{ key: `${section}.${key}`, name, value: quantity(value, unit, language) }];
  return flat(`${section}.${key}`, value).map((line) => ({ ...line, name }));
}

function quantity(value: number, unit: Unit | undefined, language: Language): string {
  const format = formatOf(language);
  if (unit === 'seconds') return format.duration(value);
  if (unit === 'minutes') return format.duration(value * 60);
  if (unit === undefined || unit === 'count') return format.number(value);
  return translator(CONTRACT_TEXTS, language)(unit, { n: value });
}

function retryText(retry: Record<string, unknown>, language: Language): string {
  const t = translator(CONTRACT_TEXTS, language);
  return Object.entries(retry)
    .map(([code, minutes]) => {
      const outcome = OUTCOME_TEXTS[code as OutcomeCode] ? textOf(OUTCOME_TEXTS[code as OutcomeCode], language) : code;
      const time = Number(minutes) === 0 ? t('immediately') : formatOf(language).duration(Number(minutes) * 60);
      return t('afterOutcome', { outcome, time });
    })
    .join('\n');
}

function flat(path: string, value: unknown): TermLine[] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => flat(`${path}.${key}`, inner));
  }
  return [{ key: path, name: path, value: Array.isArray(value) ? value.map(String).join(', ') : String(value) }];
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
