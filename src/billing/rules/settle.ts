import { type AmountFen, divideHalfUp } from '../../shared/index.js';
import type { LoadedYears } from '../../platform/index.js';
import { inNaturalOrder } from './natural-order.js';
import { owedOf, type OwedLine } from './owed-lines.js';
import type { PeriodFacts } from './period-facts.js';
import { TermsByDay, type TermsVersion } from './settlement-terms.js';
import {
  LINE_KINDS,
  type LineKind,
  type PricedTerms,
  STATEMENT_FORMAT,
  type StatementDocument,
  type StatementLineItem,
  type StatementTotals,
} from './statement-document.js';

/** What the frozen statements of the order together have settled for a key. */
export interface SettledKey {
  key: string;
  kind: LineKind;
  period: string;
  amountFen: AmountFen;
}

export interface SettlementInput {
  contract: StatementDocument['contract'];
  order: StatementDocument['order'];
  vendor: string;
  /** The period that is settled. */
  own: PeriodFacts;
  /** The periods of the order that are frozen, as they are known now. */
  earlier: readonly PeriodFacts[];
  /** In the order in which they come into force. */
  terms: readonly TermsVersion[];
  years: LoadedYears;
  settled: readonly SettledKey[];
}

const NOTHING_OWED = { fee: null, falsification: null, complaint: null };

/**
 * Settles a period: a line is what is owed for its key less what was settled for it. Lines of the period stand there in any case; for
 * the frozen periods only differences do, as adjustments of either sign. What would take the total below zero is carried: a positive
 * line here, of which nothing is owed, so that the next statement takes it back. Pure; running it again gives the same document.
 */
export function settle(input: SettlementInput): StatementDocument {
  const terms = new TermsByDay(input.terms, input.years);
  const own = owedOf(input.own, input.order.id, terms);
  const earlier = input.earlier.map((facts) => owedOf(facts, input.order.id, terms));
  const owed = new Map([...earlier.flatMap(({ lines }) => lines), ...own.lines].map((line) => [line.key, line]));
  const settled = new Map(input.settled.map((line) => [line.key, line]));
  const { period } = input.own;

  const lines: StatementLineItem[] = [];
  for (const key of new Set([...owed.keys(), ...settled.keys()])) {
    const line = lineOf(key, owed.get(key) ?? null, settled.get(key) ?? null, period.code);
    if (!line.adjustment || line.amountFen !== '0') lines.push(line);
  }
  const sum = sumOf(lines);
  if (sum < 0n) lines.push(carriedLine(period.code, -sum));
  lines.sort((a, b) => inLineOrder(a, b));
  const provisional = [...earlier.flatMap((each) => each.provisional), ...own.provisional].sort((a, b) => inNaturalOrder(a.key, b.key));
  const atEnd = terms.on(period.toOn);
  return {
    ...{ format: STATEMENT_FORMAT, contract: input.contract, order: input.order, vendor: input.vendor, period, currency: 'CNY' },
    terms: pricedTerms(input.terms, terms, new Set([atEnd.version, ...versionsIn(lines)])),
    ...{ months: own.months, lines, provisional },
    totals: totalsOf(lines, terms.fees(atEnd)),
  };
}

function lineOf(key: string, owed: OwedLine | null, settled: SettledKey | null, ownPeriod: string): StatementLineItem {
  const { kind, period } = (owed ?? settled)!;
  const [owedFen, settledFen] = [owed?.amountFen ?? 0n, settled?.amountFen ?? 0n];
  return {
    ...{ key, kind, period, adjustment: period !== ownPeriod },
    ...{ amountFen: String(owedFen - settledFen), owedFen: String(owedFen), settledFen: String(settledFen) },
    why: owed?.why ?? NOTHING_OWED,
  };
}

function carriedLine(period: string, amountFen: AmountFen): StatementLineItem {
  return {
    ...{ key: `carried:${period}`, kind: 'carried', period, adjustment: false },
    ...{ amountFen: String(amountFen), owedFen: String(amountFen), settledFen: '0', why: NOTHING_OWED },
  };
}

/** Net, VAT and payable of an amount that has VAT in it or not. */
export function withVat(
  amountFen: AmountFen,
  { vatBps, pricesIncludeVat }: { vatBps: number; pricesIncludeVat: boolean },
): { netFen: AmountFen; vatFen: AmountFen; payableFen: AmountFen } {
  if (pricesIncludeVat) {
    const netFen = divideHalfUp(amountFen * 10_000n, 10_000n + BigInt(vatBps));
    return { netFen, vatFen: amountFen - netFen, payableFen: amountFen };
  }
  const vatFen = divideHalfUp(amountFen * BigInt(vatBps), 10_000n);
  return { netFen: amountFen, vatFen, payableFen: amountFen + vatFen };
}

function totalsOf(lines: readonly StatementLineItem[], fees: { vatBps: number; pricesIncludeVat: boolean }): StatementTotals {
  const own = (kinds: readonly LineKind[]): string =>
    String(sumOf(lines.filter(({ kind, adjustment }) => !adjustment && kinds.includes(kind))));
  const total = sumOf(lines);
  const { netFen, vatFen, payableFen } = withVat(total, fees);
  return {
    ...{ feesFen: own(['fee']), deductionsFen: own(['falsification', 'complaint']), carriedFen: own(['carried']) },
    adjustmentsFen: String(sumOf(lines.filter(({ adjustment }) => adjustment))),
    ...{ linesFen: String(total), pricesIncludeVat: fees.pricesIncludeVat, vatBps: fees.vatBps },
    ...{ netFen: String(netFen), vatFen: String(vatFen), payableFen: String(payableFen) },
  };
}

function pricedTerms(versions: readonly TermsVersion[], terms: TermsByDay, used: ReadonlySet<number>): PricedTerms[] {
  return versions
    .filter(({ version }) => used.has(version))
    .sort((a, b) => a.version - b.version)
    .map((version) => {
      const { seatMonthFen, vatBps, pricesIncludeVat, coefficients } = terms.fees(version);
      const { falsificationFen, complaintFen } = terms.deductions(version);
      return {
        ...{ version: version.version, effectiveOn: version.effectiveOn, seats: version.document.volume.seats },
        ...{ seatMonthFen: String(seatMonthFen), vatBps, pricesIncludeVat },
        coefficients: coefficients.map(({ fromSuccessesHundredths, coefficientBps }) => ({ fromSuccessesHundredths, coefficientBps })),
        falsificationFen: String(falsificationFen),
        complaintFen: { level1: String(complaintFen.level1), level2: String(complaintFen.level2) },
      };
    });
}

function versionsIn(lines: readonly StatementLineItem[]): number[] {
  return lines.flatMap(({ why }) => [
    ...(why.fee?.parts.map(({ termsVersion }) => termsVersion) ?? []),
    ...(why.falsification ? [why.falsification.termsVersion] : []),
    ...(why.complaint ? [why.complaint.termsVersion] : []),
  ]);
}

const sumOf = (lines: readonly StatementLineItem[]): AmountFen => lines.reduce((sum, line) => sum + BigInt(line.amountFen), 0n);

/** The period's own fees and deductions, then adjustments by period, the carried rest last. */
export function inLineOrder(a: StatementLineItem, b: StatementLineItem): number {
  const rank = (line: StatementLineItem): number => (line.adjustment ? 10 : 0) + LINE_KINDS.indexOf(line.kind) + carriedLast(line);
  const byPeriod = a.adjustment && b.adjustment ? inNaturalOrder(a.period, b.period) : 0;
  return byPeriod || rank(a) - rank(b) || inNaturalOrder(a.key, b.key);
}

const carriedLast = (line: StatementLineItem): number => (line.kind === 'carried' && !line.adjustment ? 100 : 0);
