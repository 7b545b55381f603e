import 'reflect-metadata';
import type { AppError } from '../shared/index.js';
import { loanOutboundTerms } from './templates.js';
import { parseTerms } from './terms-document.js';

type Path = readonly (string | number)[];

/** The template with one value replaced; `undefined` takes it away. */
function changed(path: Path, value: unknown): unknown {
  const document = structuredClone(loanOutboundTerms()) as unknown as Record<string, unknown>;
  let at: Record<string | number, unknown> = document;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return document;
}

function wrongFields(document: unknown): string[] {
  try {
    parseTerms(document);
    return [];
  } catch (error) {
    const { code, facts } = error as AppError;
    expect(code).toBe('validation_failed');
    return [...new Set((facts['errors'] as { field: string }[]).map(({ field }) => field))];
  }
}

describe('terms of a contract', () => {
  it('the template of the loan contract holds', () => expect(parseTerms(loanOutboundTerms())).toEqual(loanOutboundTerms()));

  it('each template is its own, so that changing one changes no other', () => {
    loanOutboundTerms().volume.seats = 94;
    expect(loanOutboundTerms().volume.seats).toBe(6);
  });

  it.each<[Path, number, number]>([
    [['volume', 'capPerHeadPerDay'], 1, 2000],
    [['volume', 'requiredPerHeadPerDay'], 0, 2000],
    [['volume', 'intentTargetPerHeadPerDay'], 0, 2000],
    [['volume', 'seats'], 1, 2000],
    [['dialling', 'ringTimeoutSeconds'], 10, 120],
    [['dialling', 'noAnswerMinRingSeconds'], 0, 120],
    [['dialling', 'perNumberPerDay'], 1, 20],
    [['dialling', 'perNumberGapMinutes'], 0, 10_080],
    [['dialling', 'perCustomerPer30Days'], 1, 100],
    [['dialling', 'attemptsPerCustomer'], 1, 50],
    [['dialling', 'callbackWithinDays'], 1, 90],
    [['dialling', 'coolingDays'], 0, 365],
    [['staffing', 'changesPerYear'], 0, 1000],
    [['staffing', 'noticeWorkingDays'], 0, 100],
    [['fees', 'seatMonthFen'], 0, 1_000_000_000],
    [['fees', 'vatBps'], 0, 10_000],
    [['fees', 'coefficients', 0, 'coefficientBps'], 0, 30_000],
    [['deductions', 'falsificationFen'], 0, 1_000_000_000],
    [['deductions', 'complaintFen', 'level1'], 0, 1_000_000_000],
    [['deductions', 'complaintFen', 'level2'], 0, 1_000_000_000],
    [['deadlines', 'reportWorkingDays'], 1, 250],
    [['deadlines', 'paymentWorkingDays'], 1, 250],
    [['deadlines', 'appealWorkingDays'], 1, 250],
    [['review', 'sampleShareBps'], 0, 10_000],
    [['review', 'sampleAtLeastPerDay'], 0, 1000],
  ])('%j goes from %i to %i, whole, and must be there', (path, least, most) => {
    const field = path.join('.');
    for (const value of [least, most]) expect([value, wrongFields(changed(path, value))]).toEqual([value, []]);
    for (const value of [least - 1, most + 1, least + 0.5, String(least), null, undefined, Number.NaN])
      expect([value, wrongFields(changed(path, value))]).toEqual([value, [field]]);
  });

  it.each<[Path, unknown, string[], string]>([
    [['serviceWindows'], [], ['serviceWindows'], 'no hours at all'],
    [['serviceWindows'], undefined, ['serviceWindows'], 'missing'],
    [['serviceWindows'], 'always', ['serviceWindows'], 'a word'],
    [['serviceWindows'], 9, ['serviceWindows'], 'a number'],
    [['serviceWindows'], {}, ['serviceWindows', 'serviceWindows.end', 'serviceWindows.start', 'serviceWindows.weekdays'], 'an object'],
    [['serviceWindows'], [null], ['serviceWindows.0'], 'a window that is nothing'],
    [['serviceWindows', 0, 'weekdays'], [], ['serviceWindows.0.weekdays'], 'no day'],
    [['serviceWindows', 0, 'weekdays'], [0], ['serviceWindows.0.weekdays'], 'one below Monday'],
    [['serviceWindows', 0, 'weekdays'], [1, 7], [], 'Monday and Sunday'],
    [['serviceWindows', 0, 'weekdays'], [8], ['serviceWindows.0.weekdays'], 'one above Sunday'],
    [['serviceWindows', 0, 'weekdays'], [1.5], ['serviceWindows.0.weekdays'], 'half a day'],
    [['serviceWindows', 0, 'start'], '9:00', ['serviceWindows.0.start', 'serviceWindows'], 'two digits'],
    [['serviceWindows', 0, 'start'], '11:59', [], 'a minute of service'],
    [['serviceWindows', 0, 'start'], '12:00', ['serviceWindows'], 'ends when it begins'],
    [['serviceWindows', 0, 'start'], '12:01', ['serviceWindows'], 'ends before it begins'],
    [['serviceWindows', 1, 'end'], '24:00', [], 'until the end of the day'],
    [['serviceWindows', 1, 'end'], '24:01', ['serviceWindows.1.end'], 'past it'],
    [['serviceWindows', 1, 'end'], '18:60', ['serviceWindows.1.end'], 'no such minute'],
    [['officialCalendar'], 'true', ['officialCalendar'], 'a word'],
    [['officialCalendar'], undefined, ['officialCalendar'], 'missing'],
    [['volume'], undefined, ['volume'], 'missing'],
    [['volume'], null, ['volume'], 'nothing'],
    [['dialling'], undefined, ['dialling'], 'missing'],
    [['dialling'], [], ['dialling'], 'a list'],
    [['staffing'], undefined, ['staffing'], 'missing'],
    [['dialling', 'retryMinutes'], undefined, ['dialling.retryMinutes'], 'missing'],
    [['dialling', 'retryMinutes'], {}, [], 'no second attempt by itself'],
    [['dialling', 'retryMinutes'], { busy: 0 }, [], 'at once'],
    [['dialling', 'retryMinutes'], { busy: -1 }, ['dialling.retryMinutes.busy'], 'one below'],
    [['dialling', 'retryMinutes'], { busy: 1.5 }, ['dialling.retryMinutes.busy'], 'half a minute'],
    [['dialling', 'retryMinutes'], { busy: '30' }, ['dialling.retryMinutes.busy'], 'a word'],
    [['dialling', 'retryMinutes'], { engaged: 30 }, ['dialling.retryMinutes.engaged'], 'no such outcome'],
    [['dialling', 'retryPlan'], undefined, [], 'left out: tried until the attempts are used up'],
    [['dialling', 'retryPlan'], {}, [], 'a plan that says nothing'],
    [['dialling', 'retryPlan'], null, ['dialling.retryPlan'], 'nothing'],
    [['dialling', 'retryPlan'], 'twice', ['dialling.retryPlan'], 'a word'],
    [['dialling', 'retryPlan'], { busy: { atMost: 0, otherTimeOfDay: false } }, [], 'never again after this outcome'],
    [['dialling', 'retryPlan'], { busy: { atMost: -1, otherTimeOfDay: false } }, ['dialling.retryPlan.busy.atMost'], 'one below'],
    [['dialling', 'retryPlan'], { busy: { atMost: 1, otherTimeOfDay: true } }, [], 'once, at another time of day'],
    [['dialling', 'retryPlan'], { busy: { atMost: 20, otherTimeOfDay: true } }, [], 'the most'],
    [['dialling', 'retryPlan'], { busy: { atMost: 21, otherTimeOfDay: true } }, ['dialling.retryPlan.busy.atMost'], 'one above'],
    [['dialling', 'retryPlan'], { busy: { atMost: 1.5, otherTimeOfDay: true } }, ['dialling.retryPlan.busy.atMost'], 'half an attempt'],
    [['dialling', 'retryPlan'], { busy: { atMost: '1', otherTimeOfDay: true } }, ['dialling.retryPlan.busy.atMost'], 'a word'],
    [['dialling', 'retryPlan'], { busy: { otherTimeOfDay: true } }, ['dialling.retryPlan.busy.atMost'], 'no number of attempts'],
    [['dialling', 'retryPlan'], { busy: { atMost: 1 } }, ['dialling.retryPlan.busy.otherTimeOfDay'], 'nothing about the time of day'],
    [['dialling', 'retryPlan'], { busy: { atMost: 1, otherTimeOfDay: 1 } }, ['dialling.retryPlan.busy.otherTimeOfDay'], 'a number'],
    [['dialling', 'retryPlan'], { busy: { atMost: 1, otherTimeOfDay: 'true' } }, ['dialling.retryPlan.busy.otherTimeOfDay'], 'a word'],
    [
      ['dialling', 'retryPlan'],
      { busy: { atMost: 1, otherTimeOfDay: true, at: '9:00' } },
      ['dialling.retryPlan.busy.at'],
      'an unknown figure',
    ],
    [['dialling', 'retryPlan'], { engaged: { atMost: 1, otherTimeOfDay: true } }, ['dialling.retryPlan.engaged'], 'no such outcome'],
    [['dialling', 'retryPlan'], { busy: null }, ['dialling.retryPlan.busy'], 'nothing'],
    [['dialling', 'retryPlan'], { busy: [] }, ['dialling.retryPlan.busy'], 'a list'],
    [['dialling', 'retryPlan'], { busy: 2 }, ['dialling.retryPlan.busy'], 'a number'],
    [['dialling', 'retryPlan'], { busy: {} }, ['dialling.retryPlan.busy.atMost', 'dialling.retryPlan.busy.otherTimeOfDay'], 'empty'],
    [
      ['dialling', 'retryPlan'],
      { busy: { atMost: 2, otherTimeOfDay: true }, no_answer: { atMost: 99, otherTimeOfDay: true } },
      ['dialling.retryPlan.no_answer.atMost'],
      'the wrong one of two',
    ],
    [['staffing', 'requiredDocuments'], [], [], 'nothing is asked'],
    [['staffing', 'requiredDocuments'], ['diploma'], ['staffing.requiredDocuments'], 'no such document'],
    [['fees'], undefined, ['fees'], 'missing'],
    [['deductions'], undefined, ['deductions'], 'missing'],
    [['deductions', 'complaintFen'], undefined, ['deductions.complaintFen'], 'missing'],
    [['deadlines'], null, ['deadlines'], 'nothing'],
    [['review'], undefined, ['review'], 'missing'],
    [['fees', 'pricesIncludeVat'], 'no', ['fees.pricesIncludeVat'], 'a word'],
    [['fees', 'coefficients'], [], ['fees.coefficients'], 'no tier'],
    [['fees', 'coefficients'], [{ fromSuccessesHundredths: 0, coefficientBps: 10_000 }], [], 'one price for every result'],
    [['fees', 'coefficients', 3, 'fromSuccessesHundredths'], 1, ['fees.coefficients'], 'no tier for nothing'],
    [['fees', 'coefficients', 1, 'fromSuccessesHundredths'], 1499, [], 'one below the tier above'],
    [['fees', 'coefficients', 1, 'fromSuccessesHundredths'], 1500, ['fees.coefficients'], 'two tiers from the same result'],
    [['fees', 'coefficients', 1, 'fromSuccessesHundredths'], 1501, ['fees.coefficients'], 'one above the tier above'],
    [['bonus'], 1, ['bonus'], 'a term that nobody knows'],
    [['volume', 'teams'], 1, ['volume.teams'], 'an unknown figure inside'],
    [['serviceWindows', 0, 'name'], 'x', ['serviceWindows.0.name'], 'an unknown figure of a window'],
  ])('%j as %j names %j: %s', (path, value, fields) => expect(wrongFields(changed(path, value)).sort()).toEqual([...fields].sort()));

  it.each<[unknown, string]>([
    [null, 'nothing'],
    [undefined, 'missing'],
    ['terms', 'a word'],
    [7, 'a number'],
  ])('%p is no document: %s', (document) => expect(wrongFields(document)).toEqual(['document']));

  it('names every wrong field at once', () => {
    const document = changed(['volume', 'seats'], 0) as { officialCalendar: unknown; dialling: { retryMinutes: unknown } };
    document.officialCalendar = 1;
    document.dialling.retryMinutes = { engaged: 'x' };
    expect(wrongFields(document)).toEqual(['officialCalendar', 'volume.seats', 'dialling.retryMinutes.engaged']);
  });
});
