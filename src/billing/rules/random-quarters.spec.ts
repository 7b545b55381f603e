import 'reflect-metadata';
import fc from 'fast-check';
import { loanOutboundTerms } from '../../contracts/index.js';
import { canonicalJson } from '../../platform/index.js';
import { seededRandom, shuffled } from '../../shared/index.js';
import type { Falsification, PeriodFacts, RecordedSuccess, SeatDayCalls, UpheldComplaint } from './period-facts.js';
import { daysOf, monthsOf } from './periods.js';
import { type SettledKey, settle, type SettlementInput } from './settle.js';
import type { TermsVersion } from './settlement-terms.js';
import type { StatementDocument, StatementPeriod } from './statement-document.js';
import { validateStatement } from './validate-statement.js';

const QUARTERS: StatementPeriod[] = [
  { code: '2026-Q1', fromOn: '2026-02-11', toOn: '2026-03-31' },
  { code: '2026-Q2', fromOn: '2026-04-01', toOn: '2026-06-30' },
  { code: '2026-Q3', fromOn: '2026-07-01', toOn: '2026-09-30' },
  { code: '2026-Q4', fromOn: '2026-10-01', toOn: '2026-11-17' },
];
const TOTAL = process.env['DIALPROOF_LONG'] === '1' ? 100_000 : 10_000;

type Random = () => number;
const whole = (random: Random, least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
const oneOf = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;

function randomTerms(random: Random): TermsVersion[] {
  const pricesIncludeVat = random() < 0.5;
  return ['2026-01-01', '2026-05-20'].map((effectiveOn, index) => {
    const document = loanOutboundTerms();
    document.officialCalendar = false;
    document.volume.seats = whole(random, 1, 4);
    document.fees = {
      ...{ seatMonthFen: whole(random, 0, 1_500_000), vatBps: oneOf(random, [0, 300, 600, 1300]), pricesIncludeVat },
      coefficients: [
        { fromSuccessesHundredths: whole(random, 60, 300), coefficientBps: whole(random, 0, 15_000) },
        { fromSuccessesHundredths: 50, coefficientBps: whole(random, 0, 10_000) },
        { fromSuccessesHundredths: 0, coefficientBps: whole(random, 0, 5000) },
      ],
    };
    document.deductions = {
      falsificationFen: whole(random, 0, 400_000),
      complaintFen: { level1: whole(random, 0, 50_000), level2: whole(random, 0, 900_000) },
    };
    return { version: index + 1, effectiveOn, document };
  });
}

function randomFacts(random: Random, period: StatementPeriod, base: number): PeriodFacts {
  const days = monthsOf(period)
    .flatMap(daysOf)
    .filter((day) => day >= period.fromOn && day <= period.toOn);
  const seatDays: SeatDayCalls[] = [];
  const successes: RecordedSuccess[] = [];
  for (const workOn of days.filter(() => random() < 0.08)) {
    for (let seat = 1; seat <= 4; seat += 1) {
      if (random() < 0.4) continue;
      seatDays.push({
        workOn,
        seat: `seat-${seat * 3}`,
        orderId: oneOf(random, ['9', '10']),
        agentId: String(seat),
        calls: whole(random, 1, 3),
      });
      const outcomeId = String(base + successes.length);
      const given = { customer: `c${whole(random, 1, 40)}`, recordedAt: String(whole(random, 10, 99)) };
      successes.push({ outcomeId, callId: outcomeId, workOn, ...given });
    }
  }
  return { period, seatDays, successes, falsifications: [], complaints: [] };
}

/** What auditors decide, raise, overturn and uphold between two statements. */
function decided(random: Random, facts: PeriodFacts, base: number): PeriodFacts {
  const falsifications: Falsification[] = facts.falsifications
    .filter(() => random() > 0.15)
    .map((item) => ({ ...item, state: random() < 0.6 ? 'final' : item.state }));
  for (const success of facts.successes) {
    if (random() > 0.06) continue;
    falsifications.push({
      ...{ caseId: success.outcomeId, reviewId: '1', callId: success.callId, outcomeId: success.outcomeId, agentId: '1' },
      ...{ workOn: success.workOn, code: 'intent', success: true, state: oneOf(random, ['provisional', 'final']) },
      ...{ decidedAt: '2026-12-01T00:00:00.000Z', appealUntilOn: null },
    });
  }
  const complaints: UpheldComplaint[] = facts.complaints
    .filter(() => random() > 0.2)
    .map((item) => ({ ...item, level: oneOf(random, [1, 2]) }));
  if (random() < 0.5) {
    const complaintId = String(base + whole(random, 0, 5));
    complaints.push({
      ...{ complaintId, callId: null, agentId: null, receivedOn: facts.period.toOn, level: oneOf(random, [1, 2]) },
      decidedAt: '2026-12-01T00:00:00.000Z',
    });
  }
  return { ...facts, falsifications, complaints };
}

function summed(statements: readonly StatementDocument[]): SettledKey[] {
  const sums = new Map<string, SettledKey>();
  for (const { key, kind, period, amountFen } of statements.flatMap(({ lines }) => lines))
    sums.set(key, { key, kind, period, amountFen: BigInt(amountFen) + (sums.get(key)?.amountFen ?? 0n) });
  return [...sums.values()];
}

const mixed = (random: Random, facts: PeriodFacts): PeriodFacts => ({
  ...facts,
  seatDays: shuffled(facts.seatDays, random),
  successes: shuffled(facts.successes, random),
});

/** Settles one order quarter after quarter while decisions change what was; checks each statement and the sums at the end. */
function settleAnOrder(seed: number): void {
  const random = seededRandom(seed);
  const terms = randomTerms(random);
  const known: PeriodFacts[] = [];
  const statements: StatementDocument[] = [];
  for (const [index, period] of QUARTERS.entries()) {
    for (const [at, facts] of known.entries()) known[at] = decided(random, facts, 1000 * at);
    const own = decided(random, randomFacts(random, period, 100_000 * (index + 1)), 1000 * index);
    const input: SettlementInput = {
      ...{ contract: { id: '1', code: 'L', title: '' }, order: { id: '9', code: '1', title: '' }, vendor: '' },
      ...{ own, earlier: [...known], terms, years: new Map(), settled: summed(statements) },
    };
    const document = settle(input);
    const text = JSON.stringify(document);
    const faults = validateStatement(document);
    if (faults.length > 0) throw new Error(faults.join('; '));
    const again = { ...input, own: mixed(random, own), earlier: input.earlier.map((facts) => mixed(random, facts)) };
    if (JSON.stringify(settle(again)) !== text) throw new Error('the same facts in another order give another document');
    if (index === 0 && canonicalJson(JSON.parse(text)) !== canonicalJson(document)) throw new Error('the document does not survive JSON');
    known.push(own);
    statements.push(document);
    if (index === QUARTERS.length - 1 || random() < 0.2) everyKeyIsSettledAsOwed(input, document, statements);
  }
}

/** Over all statements a key has settled what is owed for it now; what is carried is the only exception, and it stands open once. */
function everyKeyIsSettledAsOwed(input: SettlementInput, document: StatementDocument, statements: readonly StatementDocument[]): void {
  const fresh = settle({ ...input, settled: [] });
  const owed = new Map(fresh.lines.filter(({ kind }) => kind !== 'carried').map(({ key, owedFen }) => [key, BigInt(owedFen)]));
  const carried = BigInt(document.totals.carriedFen);
  if (carried > 0n) owed.set(`carried:${document.period.code}`, carried);
  const sums = new Map(summed(statements).map(({ key, amountFen }) => [key, amountFen]));
  const wrong = [...new Set([...owed.keys(), ...sums.keys()])].filter((key) => (sums.get(key) ?? 0n) !== (owed.get(key) ?? 0n));
  if (wrong.length > 0) throw new Error(`settled otherwise than owed: ${wrong.join(', ')}`);
}

describe('random orders of four quarters, with decisions that change in between', () => {
  it(
    `${TOTAL} quarters: lines sum to the total, the same bytes again, nothing settled twice, sums are what is owed`,
    () => {
      fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), settleAnOrder), { numRuns: TOTAL / QUARTERS.length, seed: 20_261 });
    },
    30 * 60_000,
  );
});
