import { type HeldDocument, qualificationProblems, type QualificationProblem } from './qualification.js';

const TODAY = '2026-07-28';
const exam = (datedOn: string, passed = true, expiresOn: string | null = null): HeldDocument => ({
  kind: 'exam',
  datedOn,
  passed,
  expiresOn,
});
const training: HeldDocument = { kind: 'training', datedOn: '2026-07-01', passed: true, expiresOn: null };

describe('what keeps an agent from tasks', () => {
  it.each<[HeldDocument[], QualificationProblem['problem'] | null, string | null, string]>([
    [[], 'missing', null, 'nothing is held'],
    [[training], 'missing', null, 'another kind does not help'],
    [[exam('2026-07-27')], null, null, 'dated yesterday'],
    [[exam(TODAY)], null, null, 'dated today'],
    [[exam('2026-07-29')], 'missing', null, 'dated tomorrow is not held yet'],
    [[exam('2026-01-01', true, '2026-07-29')], null, null, 'expires tomorrow'],
    [[exam('2026-01-01', true, TODAY)], null, null, 'expires today: still good'],
    [[exam('2026-01-01', true, '2026-07-27')], 'expired', '2026-07-27', 'expired yesterday'],
    [[exam('2026-07-01', false)], 'failed', '2026-07-01', 'failed'],
    [[exam('2026-07-01', false, '2026-07-02')], 'failed', '2026-07-01', 'failed and expired: failed is told'],
    [[exam('2026-07-01', false), exam('2026-06-01')], 'failed', '2026-07-01', 'the newest counts: failed after passed'],
    [[exam('2026-06-01', false), exam('2026-07-01')], null, null, 'the newest counts: passed after failed'],
    [[exam('2026-07-01'), exam('2026-06-01', false)], null, null, 'in whatever order they stand'],
    [[exam('2026-07-01'), exam('2026-07-29', false)], null, null, 'a failure of tomorrow does not count today'],
    [
      [exam('2026-06-01'), exam('2026-07-01', true, '2026-07-20')],
      'expired',
      '2026-07-20',
      'the newest has expired; an older one does not stand in',
    ],
    [[exam('2025-07-01', true, '2026-07-01'), exam('2026-07-01', true, '2027-07-01')], null, null, 'renewed'],
  ])('%j: %s %s: %s', (held, problem, on) => {
    expect(qualificationProblems(['exam'], held, TODAY)).toEqual(problem ? [{ kind: 'exam', problem, on }] : []);
  });

  it('names every kind that is wanting, in the order of the terms, and asks for nothing else', () => {
    const required = ['labour_contract', 'training', 'exam'] as const;
    expect(qualificationProblems(required, [training, exam('2026-07-01', false)], TODAY)).toEqual([
      { kind: 'labour_contract', problem: 'missing', on: null },
      { kind: 'exam', problem: 'failed', on: '2026-07-01' },
    ]);
    expect(qualificationProblems([], [], TODAY)).toEqual([]);
  });

  it('leaves the documents in their order', () => {
    const held = [exam('2026-07-01'), exam('2026-06-01')];
    qualificationProblems(['exam'], held, TODAY);
    expect(held.map(({ datedOn }) => datedOn)).toEqual(['2026-07-01', '2026-06-01']);
  });
});
