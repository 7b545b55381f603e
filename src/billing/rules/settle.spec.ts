import 'reflect-metadata';
import { loanOutboundTerms, type TermsDocument } from '../../contracts/index.js';
import { AppError } from '../../shared/index.js';
import type { Falsification, PeriodFacts, RecordedSuccess, SeatDayCalls, UpheldComplaint } from './period-facts.js';
import { daysOf } from './periods.js';
import { type SettledKey, settle, type SettlementInput, withVat } from './settle.js';
import type { TermsVersion } from './settlement-terms.js';
import type { StatementDocument } from './statement-document.js';
import { validateStatement } from './validate-statement.js';

const Q3 = { code: '2026-Q3', fromOn: '2026-07-01', toOn: '2026-09-30' };
const Q4 = { code: '2026-Q4', fromOn: '2026-10-01', toOn: '2026-12-31' };

/** Every day is a service day unless said otherwise: July has 31. */
function terms(change: (document: TermsDocument) => void = () => undefined): TermsDocument {
  const document = loanOutboundTerms();
  document.officialCalendar = false;
  document.serviceWindows = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '18:00' }];
  document.fees.coefficients = [{ fromSuccessesHundredths: 0, coefficientBps: 10_000 }];
  change(document);
  return document;
}

const version = (document = terms(), number = 1, effectiveOn = '2026-01-01'): TermsVersion => ({ version: number, effectiveOn, document });

const calls = (seat: string, days: readonly string[], agentId = '1'): SeatDayCalls[] =>
  days.map((workOn) => ({ workOn, seat, orderId: '9', agentId, calls: 200 }));
const july = (count: number): string[] => daysOf('2026-07').slice(0, count);

const successes = (count: number, workOn = '2026-07-01', from = 1): RecordedSuccess[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{
      outcomeId: String(from + index),
      callId: String(from + index),
      customer: `c${from + index}`,
      workOn,
      recordedAt: String(1000 + from + index),
    },
  }));

const falsification = (caseId: string, given: Partial<Falsification> = {}): Falsification => ({
  ...{
    caseId,
    reviewId: `1${caseId}`,
    callId: caseId,
    outcomeId: caseId,
    agentId: '1',
    workOn: '2026-07-01',
    code: 'intent',
    success: true,
  },
  ...{ state: 'final', decidedAt: '2026-07-20T00:00:00.000Z', appealUntilOn: '2026-07-27', ...given },
});
const complaint = (complaintId: string, level: 1 | 2, receivedOn = '2026-08-01'): UpheldComplaint => ({
  ...{ complaintId, callId: null, agentId: '1', receivedOn, level, decidedAt: '2026-08-02T00:00:00.000Z' },
});

const facts = (given: Partial<PeriodFacts> = {}): PeriodFacts => ({
  ...{ period: Q3, seatDays: [], successes: [], falsifications: [], complaints: [] },
  ...given,
});

function settled(own: Partial<PeriodFacts>, given: Partial<SettlementInput> = {}): StatementDocument {
  const document = settle({
    ...{ contract: { id: '1', code: 'L', title: '外呼' }, order: { id: '9', code: '1', title: '订单' }, vendor: '外包' },
    ...{ own: facts(own), earlier: [], terms: [version()], years: new Map(), settled: [] },
    ...given,
  });
  expect(validateStatement(document)).toEqual([]);
  return document;
}

const amounts = ({ lines }: StatementDocument): [string, string][] => lines.map(({ key, amountFen }) => [key, amountFen]);
const keysOf = ({ lines }: StatementDocument): SettledKey[] =>
  lines.map(({ key, kind, period, amountFen }) => ({ key, kind, period, amountFen: BigInt(amountFen) }));

describe('fee lines', () => {
  it.each<[SeatDayCalls[], TermsDocument, [string, string][], string]>([
    [[], terms(), [], 'nobody worked: no line'],
    [calls('seat-1', july(31)), terms(), [['fee:2026-07:seat-1', '800000']], 'a whole month'],
    [calls('seat-1', july(30)), terms(), [['fee:2026-07:seat-1', '774194']], 'a day less: 774193.5 goes up'],
    [calls('seat-1', july(1)), terms(), [['fee:2026-07:seat-1', '25806']], 'one day: 25806.45 goes down'],
    [
      [...calls('seat-10', july(31), '2'), ...calls('seat-2', july(31))],
      terms(),
      [
        ['fee:2026-07:seat-2', '800000'],
        ['fee:2026-07:seat-10', '800000'],
      ],
      'seats in natural order',
    ],
    [
      calls('seat-1', july(31)),
      terms((document) => (document.serviceWindows[0]!.weekdays = [1, 2, 3, 4, 5])),
      [['fee:2026-07:seat-1', '800000']],
      'more days than the month has service days: attendance is capped at 1',
    ],
    [
      calls('seat-1', july(31)),
      terms((document) => (document.fees.coefficients = [{ fromSuccessesHundredths: 0, coefficientBps: 3000 }])),
      [['fee:2026-07:seat-1', '240000']],
      'the coefficient',
    ],
    [
      calls('seat-1', july(31)),
      terms((document) => (document.fees.seatMonthFen = 0)),
      [['fee:2026-07:seat-1', '0']],
      'a price of nothing still shows who worked',
    ],
  ])('%# %s', (seatDays, document, expected) => expect(amounts(settled({ seatDays }, { terms: [version(document)] }))).toEqual(expected));

  it('a month with two versions of the terms is priced day by day and rounded once', () => {
    const dearer = terms((document) => (document.fees.seatMonthFen = 930_001));
    const document = settled({ seatDays: calls('seat-1', july(31)) }, { terms: [version(), version(dearer, 2, '2026-07-16')] });
    // 800000 × 15/31 + 930001 × 16/31 = 867097.29…
    expect(amounts(document)).toEqual([['fee:2026-07:seat-1', '867097']]);
    expect(document.lines[0]!.why.fee!.parts.map(({ termsVersion, attendedOn }) => [termsVersion, attendedOn.length])).toEqual([
      [1, 15],
      [2, 16],
    ]);
    expect(document.terms.map(({ version: number }) => number)).toEqual([1, 2]);
  });

  it('of two versions from the same day the later one binds', () => {
    const cheaper = terms((document) => (document.fees.seatMonthFen = 310_000));
    const document = settled({ seatDays: calls('seat-1', july(1)) }, { terms: [version(), version(cheaper, 2)] });
    expect(amounts(document)).toEqual([['fee:2026-07:seat-1', '10000']]);
  });

  it('a group that the terms lack is named', () => {
    const old = terms();
    delete (old as Partial<TermsDocument>).fees;
    const refused = (): unknown => settled({ seatDays: calls('seat-1', july(1)) }, { terms: [version(old)] });
    expect(refused).toThrow(AppError);
    try {
      refused();
    } catch (error) {
      expect(error).toMatchObject({ code: 'term_missing', facts: { group: 'fees', version: 1 } });
    }
  });

  it('a year without a calendar is an error where the calendar counts, not a guess', () => {
    expect(() => settled({}, { terms: [version(terms((document) => (document.officialCalendar = true)))] })).toThrow(
      expect.objectContaining({ code: 'calendar_year_missing', facts: { year: 2026 } }),
    );
  });
});

describe('deductions', () => {
  const fee: [string, string] = ['fee:2026-07:seat-1', '800000'];
  const worked = { seatDays: calls('seat-1', july(31)) };

  it.each<[Partial<PeriodFacts>, [string, string][], number, string]>([
    [{ falsifications: [falsification('1')] }, [['falsification:1', '-50000']], 0, 'a confirmed falsification'],
    [{ falsifications: [falsification('1', { state: 'provisional' })] }, [], 1, 'one that is open to appeal counts for nothing yet'],
    [
      { falsifications: [falsification('1'), falsification('1', { reviewId: '2' })] },
      [['falsification:1', '-50000']],
      0,
      'two reviews of one case',
    ],
    [{ complaints: [complaint('1', 2)] }, [['complaint:1', '-20000']], 0, 'a complaint of level 2'],
    [{ complaints: [complaint('1', 1)] }, [['complaint:1', '-100000']], 0, 'a complaint of level 1'],
    [
      { complaints: [complaint('10', 2), complaint('9', 2)], falsifications: [falsification('2')] },
      [
        ['falsification:2', '-50000'],
        ['complaint:9', '-20000'],
        ['complaint:10', '-20000'],
      ],
      0,
      'falsifications before complaints, by number',
    ],
  ])('%# %j', (given, expected, provisional) => {
    const document = settled({ ...worked, ...given });
    expect(amounts(document)).toEqual([fee, ...expected]);
    expect(document.provisional).toHaveLength(provisional);
  });

  it('a false success leaves the count of successes as well', () => {
    const tiers = terms((document) => (document.fees.coefficients = loanOutboundTerms().fees.coefficients));
    const given = { seatDays: calls('seat-1', july(1)), successes: successes(15) };
    const kept = settled(given, { terms: [version(tiers)] });
    const lost = settled({ ...given, falsifications: [falsification('15')] }, { terms: [version(tiers)] });
    expect([kept, lost].map(({ months }) => [months[0]!.successes, months[0]!.falseSuccesses, months[0]!.coefficients])).toEqual([
      [15, 0, [{ termsVersion: 1, coefficientBps: 10_000 }]],
      [14, 1, [{ termsVersion: 1, coefficientBps: 8000 }]],
    ]);
    expect(amounts(lost)).toEqual([
      ['fee:2026-07:seat-1', '20645'],
      ['falsification:15', '-50000'],
      ['carried:2026-Q3', '29355'],
    ]);
  });
});

describe('adjustments', () => {
  const worked = { seatDays: calls('seat-1', july(31)) };
  const october = { period: Q4, seatDays: calls('seat-1', daysOf('2026-10')) };
  const first = settled(worked);
  const next = (earlier: Partial<PeriodFacts>, statements: StatementDocument[] = [first]): StatementDocument =>
    settled(october, { earlier: [facts({ ...worked, ...earlier })], settled: summed(statements) });

  it('nothing has changed: no adjustment', () => expect(amounts(next({}))).toEqual([['fee:2026-10:seat-1', '800000']]));

  it('a falsification decided later is taken off in the next statement', () => {
    const document = next({ falsifications: [falsification('7')] });
    expect(amounts(document)).toEqual([
      ['fee:2026-10:seat-1', '800000'],
      ['falsification:7', '-50000'],
    ]);
    expect(document.lines[1]).toMatchObject({ adjustment: true, period: '2026-Q3', owedFen: '-50000', settledFen: '0' });
    expect(document.totals).toMatchObject({ feesFen: '800000', deductionsFen: '0', adjustmentsFen: '-50000', linesFen: '750000' });
  });

  it('a deduction that was overturned is given back, with nothing owed any more', () => {
    const taken = settled({ ...worked, falsifications: [falsification('7')] });
    const document = next({}, [taken]);
    expect(amounts(document)).toEqual([
      ['fee:2026-10:seat-1', '800000'],
      ['falsification:7', '50000'],
    ]);
    expect(document.lines[1]).toMatchObject({ owedFen: '0', settledFen: '-50000', why: { falsification: null } });
  });

  it('what an adjustment has settled is not settled again', () => {
    const second = next({ falsifications: [falsification('7')] });
    const third = settled(
      { period: { code: '2027-Q1', fromOn: '2027-01-01', toOn: '2027-03-31' } },
      { earlier: [facts({ ...worked, falsifications: [falsification('7')] }), facts(october)], settled: summed([first, second]) },
    );
    expect(amounts(third)).toEqual([]);
  });

  it('a fee that changes is adjusted by the difference', () => {
    const day = calls('seat-1', july(30));
    expect(amounts(next({ seatDays: day }))).toEqual([
      ['fee:2026-10:seat-1', '800000'],
      ['fee:2026-07:seat-1', '-25806'],
    ]);
  });

  it('a complaint whose level was raised is adjusted by the difference', () => {
    const before = settled({ ...worked, complaints: [complaint('3', 2)] });
    expect(amounts(next({ complaints: [complaint('3', 1)] }, [before]))).toEqual([
      ['fee:2026-10:seat-1', '800000'],
      ['complaint:3', '-80000'],
    ]);
  });
});

describe('what deductions take beyond the fees', () => {
  const heavy = { complaints: [complaint('1', 1), complaint('2', 1)] };

  it.each<[number, string[], string, string]>([
    [2, ['51613', '-100000', '-100000', '148387'], '148387', 'the rest is carried'],
    [31, ['800000', '-100000', '-100000'], '0', 'enough was earned'],
  ])('%i days: %j, carried %s, %s', (days, expected, carriedFen) => {
    const document = settled({ seatDays: calls('seat-1', july(days)), ...heavy });
    expect(amounts(document).map(([, amountFen]) => amountFen)).toEqual(expected);
    expect(document.totals).toMatchObject({ carriedFen, payableFen: days === 2 ? '0' : '636000' });
  });

  it('deductions to the fen of the fee carry nothing', () => {
    const exact = terms((document) => (document.fees.seatMonthFen = 200_000));
    const document = settled({ seatDays: calls('seat-1', july(31)), ...heavy }, { terms: [version(exact)] });
    expect([document.totals.payableFen, document.totals.carriedFen, document.lines.length]).toEqual(['0', '0', 3]);
  });

  it('the next statement takes the carried rest back, and carries on when it cannot', () => {
    const seatDays = calls('seat-1', july(2));
    const first = settled({ seatDays, ...heavy });
    const earlier = [facts({ seatDays, ...heavy })];
    const enough = settled({ period: Q4, seatDays: calls('seat-1', daysOf('2026-10')) }, { earlier, settled: summed([first]) });
    expect(amounts(enough)).toEqual([
      ['fee:2026-10:seat-1', '800000'],
      ['carried:2026-Q3', '-148387'],
    ]);
    const poor = settled({ period: Q4, seatDays: calls('seat-1', ['2026-10-01']) }, { earlier, settled: summed([first]) });
    expect(amounts(poor)).toEqual([
      ['fee:2026-10:seat-1', '25806'],
      ['carried:2026-Q3', '-148387'],
      ['carried:2026-Q4', '122581'],
    ]);
    expect(poor.totals).toMatchObject({ linesFen: '0', payableFen: '0', adjustmentsFen: '-148387', carriedFen: '122581' });
  });
});

describe('VAT', () => {
  it.each<[bigint, number, boolean, bigint, bigint, bigint, string]>([
    [0n, 600, false, 0n, 0n, 0n, 'nothing'],
    [100_000n, 600, false, 100_000n, 6000n, 106_000n, 'added to prices without'],
    [108n, 600, false, 108n, 6n, 114n, '6.48 goes down'],
    [109n, 600, false, 109n, 7n, 116n, '6.54 goes up'],
    [25n, 600, false, 25n, 2n, 27n, 'a half goes up'],
    [106_000n, 600, true, 100_000n, 6000n, 106_000n, 'taken out of prices with'],
    [100n, 600, true, 94n, 6n, 100n, '94.34 goes down, the rest is VAT'],
    [100n, 0, true, 100n, 0n, 100n, 'no VAT'],
  ])('%s fen at %i bps, included: %s', (amountFen, vatBps, pricesIncludeVat, netFen, vatFen, payableFen) =>
    expect(withVat(amountFen, { vatBps, pricesIncludeVat })).toEqual({ netFen, vatFen, payableFen }),
  );
});

describe('the validators', () => {
  const sound = settled(
    { seatDays: calls('seat-1', july(31)), falsifications: [falsification('1')], complaints: [complaint('1', 1)] },
    { terms: [version()] },
  );

  it.each<[string, (document: StatementDocument) => void, RegExp]>([
    ['a fen too much', ({ totals }) => (totals.linesFen = '650001'), /lines sum to 650000/],
    ['a group that is off', ({ totals }) => (totals.feesFen = '800001'), /groups sum to/],
    ['VAT that is off', ({ totals }) => (totals.vatFen = '39001'), /VAT 39001/],
    ['less than nothing', ({ totals }) => (totals.payableFen = '-1'), /payable is -1/],
    ['carrying out of plenty', ({ totals }) => (totals.carriedFen = '1'), /carried although/],
    ['a line twice', ({ lines }) => lines.push({ ...lines.at(-1)! }), /stands twice/],
    ['a line that settles again', ({ lines }) => (lines[0]!.settledFen = '1'), /not 800000 less 1/],
    ['a price that nobody agreed', ({ lines }) => (lines[0]!.why.fee!.parts[0]!.seatMonthFen = '1'), /does not come to 800000/],
    ['a deduction that nobody agreed', ({ lines }) => Object.assign(lines[1]!, { amountFen: '-1', owedFen: '-1' }), /does not come to -1/],
    ['a day twice', ({ lines }) => lines[0]!.why.fee!.parts[0]!.attendedOn.push('2026-07-01'), /pays a day twice/],
    ['a day of another month', ({ lines }) => (lines[0]!.why.fee!.parts[0]!.attendedOn[0] = '2026-08-01'), /pays 2026-08-01/],
    ["another period's line", ({ lines }) => (lines[0]!.period = '2026-Q2'), /is of 2026-Q2/],
    ['a day outside', ({ period }) => (period.fromOn = '2026-07-02'), /outside the period/],
    ['another order of lines', ({ lines }) => lines.reverse(), /out of order/],
  ])('see %s', (_what, change, fault) => {
    const broken = structuredClone(sound);
    change(broken);
    expect(validateStatement(broken).join('; ')).toMatch(fault);
  });
});

/** Sums by key over frozen statements, as the database does. */
function summed(statements: StatementDocument[]): SettledKey[] {
  const sums = new Map<string, SettledKey>();
  for (const line of statements.flatMap(keysOf)) {
    const before = sums.get(line.key)?.amountFen ?? 0n;
    sums.set(line.key, { ...line, amountFen: before + line.amountFen });
  }
  return [...sums.values()];
}
