import { type AmountFen, divideHalfUp } from '../../shared/index.js';
import { headDaysOf, type SeatDay, seatDaysOf } from './attendance.js';
import { coefficientOf } from './coefficient.js';
import type { PeriodFacts } from './period-facts.js';
import { monthOf, monthsOf } from './periods.js';
import type { TermsByDay } from './settlement-terms.js';
import type { FeePart, FeeWhy, LineKind, LineWhy, MonthFigures, ProvisionalItem } from './statement-document.js';
import { judgeSuccesses } from './successes.js';

/** What a period owes for one key. */
export interface OwedLine {
  key: string;
  kind: LineKind;
  period: string;
  amountFen: AmountFen;
  why: LineWhy;
}

export interface OwedOfPeriod {
  months: MonthFigures[];
  lines: OwedLine[];
  provisional: ProvisionalItem[];
}

const NO_WHY: LineWhy = { fee: null, falsification: null, complaint: null };
const WHOLE_BPS = 10_000n;

/** What an order owes for a period by what is known of it. A pure function: the same facts give the same lines in the same order. */
export function owedOf(facts: PeriodFacts, orderId: string, terms: TermsByDay): OwedOfPeriod {
  const seatDays = seatDaysOf(facts.seatDays, orderId, (day) => terms.on(day).document.volume.seats);
  const headDays = countBy([...headDaysOf(facts.seatDays, orderId)], (headDay) => monthOf(headDay));
  const judged = judgeSuccesses(facts.successes, facts.falsifications);
  const successes = (month: string, state: string): number => counts.get(`${month} ${state}`) ?? 0;
  const counts = countBy(judged, ({ success, state }) => `${monthOf(success.workOn)} ${state}`);
  const months: MonthFigures[] = [];
  const lines: OwedLine[] = [];
  for (const month of monthsOf(facts.period)) {
    const ofMonth = seatDays.filter(({ workOn }) => monthOf(workOn) === month);
    const figures: MonthFigures = {
      ...{ month, serviceDays: terms.serviceDaysOf(month), headDays: headDays.get(month) ?? 0, coefficients: [] },
      paidSeatDays: ofMonth.filter(({ state }) => state === 'paid').length,
      unpaidSeatDays: ofMonth.filter(({ state }) => state === 'beyond_seats').length,
      ...{ successes: successes(month, 'counted'), duplicates: successes(month, 'duplicate'), falseSuccesses: successes(month, 'false') },
    };
    months.push(figures);
    lines.push(...feeLines(figures, ofMonth, facts.period.code, terms));
  }
  const { deductions, provisional } = deductionsOf(facts, terms);
  return { months, lines: [...lines, ...deductions], provisional };
}

/** The fee of a seat and month by what stands in its reasons; also how a statement is checked. Rounded once, a half up. */
export function feeOf({ serviceDays, parts }: Pick<FeeWhy, 'serviceDays' | 'parts'>): AmountFen {
  if (serviceDays === 0) return 0n;
  const sum = parts.reduce(
    (total, part) => total + BigInt(part.seatMonthFen) * BigInt(part.attendedOn.length) * BigInt(part.coefficientBps),
    0n,
  );
  return divideHalfUp(sum, BigInt(serviceDays) * WHOLE_BPS);
}

function feeLines(figures: MonthFigures, seatDays: readonly SeatDay[], period: string, terms: TermsByDay): OwedLine[] {
  const { month, serviceDays, successes, headDays, coefficients } = figures;
  const lines: OwedLine[] = [];
  for (const [seat, days] of groupBy(
    seatDays.filter(({ state }) => state === 'paid'),
    (day) => day.seat,
  )) {
    const parts: FeePart[] = [];
    // Attendance is at most the whole month: days beyond its service days are not paid twice.
    for (const { workOn } of days.slice(0, serviceDays)) {
      const version = terms.on(workOn);
      let part = parts.find(({ termsVersion }) => termsVersion === version.version);
      if (!part) {
        const fees = terms.fees(version);
        const coefficientBps = coefficientOf(fees.coefficients, successes, headDays);
        part = { termsVersion: version.version, seatMonthFen: String(fees.seatMonthFen), coefficientBps, attendedOn: [] };
        parts.push(part);
        if (!coefficients.some(({ termsVersion }) => termsVersion === version.version))
          coefficients.push({ termsVersion: version.version, coefficientBps });
      }
      part.attendedOn.push(workOn);
    }
    const fee: FeeWhy = { month, seat, serviceDays, successes, headDays, parts };
    lines.push({ key: `fee:${month}:${seat}`, kind: 'fee', period, amountFen: feeOf(fee), why: { ...NO_WHY, fee } });
  }
  coefficients.sort((a, b) => a.termsVersion - b.termsVersion);
  return lines;
}

/** Each confirmed falsification and each upheld complaint once, by the terms of its day. */
function deductionsOf(facts: PeriodFacts, terms: TermsByDay): { deductions: OwedLine[]; provisional: ProvisionalItem[] } {
  const period = facts.period.code;
  const deductions: OwedLine[] = [];
  const provisional: ProvisionalItem[] = [];
  for (const item of oncePer(facts.falsifications, ({ caseId }) => caseId)) {
    const version = terms.on(item.workOn);
    const amountFen = -BigInt(terms.deductions(version).falsificationFen);
    const { state, appealUntilOn: _until, ...given } = item;
    const why = { ...given, termsVersion: version.version };
    const key = `falsification:${item.caseId}`;
    if (state === 'final') deductions.push({ key, kind: 'falsification', period, amountFen, why: { ...NO_WHY, falsification: why } });
    else provisional.push({ key, period, amountFen: String(amountFen), why });
  }
  for (const item of oncePer(facts.complaints, ({ complaintId }) => complaintId)) {
    const version = terms.on(item.receivedOn);
    const { level1, level2 } = terms.deductions(version).complaintFen;
    const amountFen = -BigInt(item.level === 1 ? level1 : level2);
    const why = { ...NO_WHY, complaint: { ...item, termsVersion: version.version } };
    deductions.push({ key: `complaint:${item.complaintId}`, kind: 'complaint', period, amountFen, why });
  }
  return { deductions, provisional };
}

function oncePer<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [idOf(item), item])).values()];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
