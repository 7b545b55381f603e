import { feeOf } from './owed-lines.js';
import { monthOf } from './periods.js';
import { inLineOrder, withVat } from './settle.js';
import type { StatementDocument, StatementLineItem } from './statement-document.js';

type Validator = (document: StatementDocument) => string[];

/** What holds of every statement, whatever it settles. Each answers what is wrong; an empty list is a sound statement. */
const VALIDATORS: readonly Validator[] = [
  linesSumToTheTotal,
  groupsSumToTheTotal,
  vatAddsUp,
  nothingIsPayableBelowZero,
  everyKeyStandsOnce,
  everyLineIsOwedLessSettled,
  everyFeeFollowsFromItsReasons,
  everyDeductionFollowsFromItsTerms,
  daysAreDistinctAndOfTheirMonth,
  ownLinesAreOfThePeriod,
  linesAreInOrder,
];

export function validateStatement(document: StatementDocument): string[] {
  return VALIDATORS.flatMap((validator) => validator(document));
}

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
const own = (document: StatementDocument): StatementLineItem[] => document.lines.filter(({ adjustment }) => !adjustment);

function linesSumToTheTotal({ lines, totals }: StatementDocument): string[] {
  const total = sum(lines.map(({ amountFen }) => amountFen));
  return total === BigInt(totals.linesFen) ? [] : [`lines sum to ${total}, the total says ${totals.linesFen}`];
}

function groupsSumToTheTotal({ totals }: StatementDocument): string[] {
  const groups = sum([totals.feesFen, totals.deductionsFen, totals.adjustmentsFen, totals.carriedFen]);
  return groups === BigInt(totals.linesFen) ? [] : [`groups sum to ${groups}, the total says ${totals.linesFen}`];
}

function vatAddsUp({ totals }: StatementDocument): string[] {
  const { netFen, vatFen, payableFen } = withVat(BigInt(totals.linesFen), totals);
  const right = String(netFen) === totals.netFen && String(vatFen) === totals.vatFen && String(payableFen) === totals.payableFen;
  const adds = BigInt(totals.netFen) + BigInt(totals.vatFen) === BigInt(totals.payableFen);
  return right && adds ? [] : [`net ${totals.netFen} and VAT ${totals.vatFen} are not payable ${totals.payableFen}`];
}

function nothingIsPayableBelowZero({ totals }: StatementDocument): string[] {
  const faults = BigInt(totals.payableFen) < 0n ? [`payable is ${totals.payableFen}`] : [];
  return BigInt(totals.carriedFen) < 0n || (BigInt(totals.carriedFen) > 0n && totals.linesFen !== '0')
    ? [...faults, `${totals.carriedFen} is carried although ${totals.linesFen} is left`]
    : faults;
}

function everyKeyStandsOnce({ lines }: StatementDocument): string[] {
  const keys = lines.map(({ key }) => key);
  return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} stands twice`);
}

function everyLineIsOwedLessSettled({ lines }: StatementDocument): string[] {
  return lines
    .filter(({ amountFen, owedFen, settledFen }) => BigInt(amountFen) !== BigInt(owedFen) - BigInt(settledFen))
    .map(({ key, amountFen, owedFen, settledFen }) => `${key} is ${amountFen}, not ${owedFen} less ${settledFen}`);
}

function everyFeeFollowsFromItsReasons({ lines }: StatementDocument): string[] {
  return lines
    .filter(({ kind, owedFen, why }) => kind === 'fee' && (why.fee ? feeOf(why.fee) : 0n) !== BigInt(owedFen))
    .map(({ key, owedFen }) => `${key} does not come to ${owedFen}`);
}

function everyDeductionFollowsFromItsTerms({ lines, terms }: StatementDocument): string[] {
  return lines
    .filter(({ why, owedFen }) => {
      const reason = why.falsification ?? why.complaint;
      const priced = terms.find(({ version }) => version === reason?.termsVersion);
      if (!reason) return false;
      if (!priced) return true;
      const each = why.complaint ? priced.complaintFen[why.complaint.level === 1 ? 'level1' : 'level2'] : priced.falsificationFen;
      return BigInt(owedFen) !== -BigInt(each);
    })
    .map(({ key, owedFen }) => `${key} does not come to ${owedFen}`);
}

function daysAreDistinctAndOfTheirMonth({ lines }: StatementDocument): string[] {
  return lines.flatMap(({ key, why: { fee } }) => {
    if (!fee) return [];
    const days = fee.parts.flatMap(({ attendedOn }) => attendedOn);
    return [
      ...(new Set(days).size === days.length ? [] : [`${key} pays a day twice`]),
      ...(days.length <= fee.serviceDays ? [] : [`${key} pays ${days.length} of ${fee.serviceDays} days`]),
      ...days.filter((day) => monthOf(day) !== fee.month).map((day) => `${key} pays ${day}`),
    ];
  });
}

function ownLinesAreOfThePeriod(document: StatementDocument): string[] {
  const { code, fromOn, toOn } = document.period;
  return own(document).flatMap(({ key, period, why: { fee } }) => [
    ...(period === code ? [] : [`${key} is of ${period}`]),
    ...(fee?.parts.flatMap(({ attendedOn }) => attendedOn) ?? [])
      .filter((day) => day < fromOn || day > toOn)
      .map((day) => `${key} pays ${day}, which is outside the period`),
  ]);
}

function linesAreInOrder({ lines }: StatementDocument): string[] {
  return lines.slice(1).flatMap((line, at) => (inLineOrder(lines[at]!, line) < 0 ? [] : [`${line.key} is out of order`]));
}
