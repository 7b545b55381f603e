import 'reflect-metadata';
import { renderScript, type ScriptContext } from '../../src/scripts/rendering/render-script.js';
import { parseScriptBody } from '../../src/scripts/script-body.js';
import { loanScriptEn, loanScriptZh } from './loan-script.js';

const nothing: ScriptContext = {
  customer: { title: null },
  agent: { staffNo: 'A001', name: null },
  campaign: { product: null, applyAt: null },
  attribute: {},
};
const all: ScriptContext = {
  customer: { title: '李先生' },
  agent: { staffNo: 'A001', name: '王芳' },
  campaign: { product: '经营快贷', applyAt: '手机银行' },
  attribute: { creditLimit: '20万元', rate: '3.65%', consentOn: '2026-05-01' },
};

describe.each([
  ['Chinese', loanScriptZh()],
  ['English', loanScriptEn()],
])('the %s demo script', (_language, body) => {
  it('passes the check', () => {
    expect(parseScriptBody(body).body).toEqual(body);
  });

  it.each([
    ['every value', 'the usual customer', all],
    ['no value but the staff number', 'a list with two columns', nothing],
  ])('reads well with %s: %s', (_what, _why, context) => {
    const { opening, sections, objections } = renderScript(body, context);
    for (const text of [opening, ...[...sections, ...objections].map((part) => part.text)]) {
      expect(text).not.toMatch(/[{}]|undefined|null|“”| ,|，，|。。/);
      expect(text.trim().length).toBeGreaterThan(20);
    }
    expect(opening).toContain('A001');
  });

  it('shows the values where they belong', () => {
    const { opening, sections, objections } = renderScript(body, all);
    const text = (key: string): string => [...sections, ...objections].find((part) => part.key === key)!.text;
    expect(opening).toContain('李先生');
    expect(text('offer')).toContain('经营快贷');
    expect(text('offer')).toContain('20万元');
    expect(text('apply')).toContain('手机银行');
    expect(text('number_source')).toContain('2026-05-01');
  });

  it('says the same in both languages: same parts, same names', () => {
    const shape = (given: typeof body): unknown => [
      given.sections.map((part) => part.key),
      given.objections.map((part) => part.key),
      parseScriptBody(given).names,
    ];
    expect(shape(body)).toEqual(shape(loanScriptZh()));
  });
});
