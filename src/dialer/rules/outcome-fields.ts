import { windowsOfDay } from '../../compliance/dialing/rules/calling-hours.js';
import type { ServiceWindow } from '../../contracts/index.js';
import type { LoadedYears } from '../../platform/index.js';
import {
  APPLY_CHANNELS,
  minutesOf,
  type OutcomeCode,
  type OutcomeField,
  OUTCOMES,
  REFUSAL_REASONS,
  wallClock,
  weekdayOf,
} from '../../shared/index.js';

export interface OutcomeFields {
  amountYuan?: number | undefined;
  applyChannel?: string | undefined;
  callbackAt?: string | undefined;
  reason?: string | undefined;
  note?: string | undefined;
}

export interface FieldProblem {
  field: string;
  reason: string;
}

export interface CallbackHours {
  now: Date;
  zone: string;
  windows: readonly ServiceWindow[];
  officialCalendar: boolean;
  years: LoadedYears;
  withinDays: number;
}

const MAX_AMOUNT_YUAN = 100_000_000;
const MAX_NOTE = 500;

/** Everything wrong with the fields of an outcome: missing ones, ones that do not belong to the code, values out of range. */
export function outcomeFieldProblems(code: OutcomeCode, fields: OutcomeFields, hours: CallbackHours): FieldProblem[] {
  const { required, optional } = OUTCOMES[code];
  const problems: FieldProblem[] = [];
  for (const field of required) {
    if (fields[field] === undefined || fields[field] === '') problems.push({ field, reason: 'is required for this outcome' });
  }
  for (const field of Object.keys(fields) as OutcomeField[]) {
    if (fields[field] !== undefined && !required.includes(field) && !optional.includes(field))
      problems.push({ field, reason: 'does not belong to this outcome' });
  }
  return problems.length > 0 ? problems : valueProblems(fields, hours);
}

function valueProblems(fields: OutcomeFields, hours: CallbackHours): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const { amountYuan, applyChannel, reason, note, callbackAt } = fields;
  if (amountYuan !== undefined && !(Number.isInteger(amountYuan) && amountYuan > 0 && amountYuan <= MAX_AMOUNT_YUAN)) {
    problems.push({ field: 'amountYuan', reason: `must be whole yuan, 1 to ${MAX_AMOUNT_YUAN}` });
  }
  if (applyChannel !== undefined && !(APPLY_CHANNELS as readonly string[]).includes(applyChannel))
    problems.push({ field: 'applyChannel', reason: 'is no known channel' });
  if (reason !== undefined && !(REFUSAL_REASONS as readonly string[]).includes(reason))
    problems.push({ field: 'reason', reason: 'is no known reason' });
  if (note !== undefined && note.length > MAX_NOTE) problems.push({ field: 'note', reason: `has more than ${MAX_NOTE} characters` });
  if (callbackAt !== undefined) problems.push(...callbackProblems(new Date(callbackAt), hours));
  return problems;
}

/** A callback lies in the future, within the days of the terms, and in calling hours. */
function callbackProblems(at: Date, hours: CallbackHours): FieldProblem[] {
  const field = 'callbackAt';
  if (Number.isNaN(at.getTime())) return [{ field, reason: 'is no time' }];
  if (at <= hours.now) return [{ field, reason: 'must lie in the future' }];
  if (at.getTime() > hours.now.getTime() + hours.withinDays * 86_400_000)
    return [{ field, reason: `must lie within ${hours.withinDays} days` }];
  const { date, minute } = wallClock(at, hours.zone);
  const year = hours.years.get(Number(date.slice(0, 4)));
  if (hours.officialCalendar && !year) return [{ field, reason: `cannot be checked: no calendar for ${date.slice(0, 4)}` }];
  const open = windowsOfDay({ windows: hours.windows, officialCalendar: hours.officialCalendar }, weekdayOf(date), year?.get(date) ?? null);
  const inside = open.some((window) => minute >= minutesOf(window.start) && minute < minutesOf(window.end));
  return inside ? [] : [{ field, reason: 'lies outside calling hours' }];
}
