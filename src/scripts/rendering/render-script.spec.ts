import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { ScriptBody } from '../script-body.js';
import { checkTemplate } from './allowed-syntax.js';
import { exampleContext } from './example-context.js';
import { renderScript, type ScriptContext } from './render-script.js';

const context: ScriptContext = {
  customer: { title: '李先生', surname: '李' },
  agent: { staffNo: 'A001', name: '王芳' },
  campaign: { product: '经营快贷', applyAt: "O'Neil & <b>" },
  attribute: { 额度: '20万', zero: '0', empty: '', none: null, constructor_: 'c' },
};

function rendered(opening: string, given: ScriptContext = context): string {
  return renderScript({ opening, sections: [], objections: [] }, given).opening;
}

describe('filling a script', () => {
  it.each([
    ['{{customer.title}}您好，工号{{agent.staffNo}}', '李先生您好，工号A001', 'values in their places'],
    ['{{campaign.applyAt}}', "O'Neil & <b>", 'text stays text: nothing is escaped'],
    ['<b>{{customer.title}}</b>', '<b>李先生</b>', 'markup in a script is text as well'],
    ['[{{attribute.未知}}]', '[]', 'an unknown value shows as nothing'],
    ['[{{attribute.none}}]', '[]', 'a missing value shows as nothing'],
    ['{{#if attribute.未知}}有{{else}}无{{/if}}', '无', 'an unknown value is false'],
    ['{{#if attribute.none}}有{{else}}无{{/if}}', '无', 'a missing value is false'],
    ['{{#if attribute.empty}}有{{else}}无{{/if}}', '无', 'an empty value is false'],
    ['{{#if attribute.zero}}有{{else}}无{{/if}}', '有', 'the text 0 is a value'],
    ['{{#if attribute.额度}}最高{{attribute.额度}}{{/if}}', '最高20万', 'a value in its condition'],
    ['{{#unless attribute.额度}}无{{else}}有{{/unless}}', '有', 'unless'],
    ['{{#if attribute.a}}1{{else if attribute.额度}}2{{else}}3{{/if}}', '2', 'a chain takes the first true branch'],
    ['{{#if attribute.a}}1{{else unless attribute.b}}2{{/if}}', '2', 'else unless'],
    ['a\n{{#if customer.title}}\nb\n{{/if}}\nc', 'a\nb\nc', 'a condition on its own line leaves no empty line'],
    ['a {{~customer.title~}} b', 'a李先生b', 'whitespace control'],
    ['a{{! 不要念 }}b', 'ab', 'comments are not shown'],
    ['a\n\n{{! 不要念 }}\n', 'a', 'nor the empty lines before one at the end'],
    ['\\{{customer.title}}', '{{customer.title}}', 'an escaped mustache is shown as written'],
    ['{{attribute.length}}{{attribute.size}}', '', 'what objects carry is not a column'],
  ])('%j → %j, %s', (template, text) => {
    expect(rendered(template)).toBe(text);
  });

  it('fills every part and keeps keys, titles and order', () => {
    const body: ScriptBody = {
      opening: '{{customer.title}}',
      sections: [
        { key: 's2', title: '二{{x}}', text: '{{campaign.product}}' },
        { key: 's1', title: '一', text: 'x' },
      ],
      objections: [{ key: 'o1', title: '利率', text: '{{agent.name}}' }],
    };
    expect(renderScript(body, context)).toEqual({
      opening: '李先生',
      sections: [
        { key: 's2', title: '二{{x}}', text: '经营快贷' },
        { key: 's1', title: '一', text: 'x' },
      ],
      objections: [{ key: 'o1', title: '利率', text: '王芳' }],
    });
  });

  it('fills the same template anew for each customer', () => {
    expect(['赵', '钱'].map((title) => rendered('{{customer.title}}好', { ...context, customer: { title } }))).toEqual(['赵好', '钱好']);
  });

  it('never reads a value as a template', () => {
    expect(rendered('{{customer.title}}', { ...context, customer: { title: '{{agent.name}}{{{x}}}' } })).toBe('{{agent.name}}{{{x}}}');
  });

  it('calls no function and shows no object, whatever the caller passes', () => {
    const called = jest.fn(() => 'called');
    const attribute = { f: called, o: { toString: called }, n: 7, a: ['x'] } as unknown as Record<string, string>;
    const text = rendered('[{{attribute.f}}{{attribute.o}}{{attribute.n}}{{attribute.a}}]{{#if attribute.f}}f{{/if}}', {
      ...context,
      attribute,
    });
    expect([text, called.mock.calls.length]).toEqual(['[]', 0]);
  });

  it('reads nothing that hangs on the prototype of every object', () => {
    const prototype = Object.prototype as Record<string, unknown>;
    prototype['planted'] = 'PLANTED';
    try {
      expect(rendered('{{attribute.planted}}{{#if attribute.planted}}x{{/if}}')).toBe('');
    } finally {
      delete prototype['planted'];
    }
  });

  it.each([
    ['{{{customer.title}}}', 'script_not_allowed', 'a stored text is checked again before it is compiled'],
    ['{{customer.title', 'script_syntax', 'a stored text that is damaged'],
  ])('%s: %s, %s', (template, code) => {
    expect(() => rendered(template)).toThrow(expect.objectContaining({ code }));
  });

  it('shows an attribute of a preview by its name', () => {
    const names = checkTemplate('opening', '{{customer.title}} {{attribute.额度}}');
    expect(rendered('{{customer.title}} {{attribute.额度}}', exampleContext('zh-CN', names))).toBe('李先生 [额度]');
    expect(rendered('{{customer.title}} {{attribute.额度}}', exampleContext('en', names))).toBe('Mr Li [额度]');
  });
});

describe('for any template', () => {
  // Words are made of 。 and 、 only, and values of ⟦…⟧ only: every other character of a result came from somewhere it should not.
  const secrets: ScriptContext = {
    customer: { title: '⟦1⟧', surname: '⟦2⟧' },
    agent: { staffNo: '⟦3⟧', name: '⟦4⟧' },
    campaign: { product: '⟦5⟧', applyAt: '⟦6⟧' },
    attribute: { a: '⟦7⟧', 额度: '⟦8⟧', length: '⟦9⟧' },
  };
  const allowed = [
    'customer.title',
    'customer.surname',
    'agent.staffNo',
    'agent.name',
    'campaign.product',
    'campaign.applyAt',
    'attribute.a',
    'attribute.额度',
  ];
  const heads = [
    'customer',
    'agent',
    'attribute',
    'this',
    '.',
    '..',
    '@root',
    'constructor',
    '__proto__',
    'helperMissing',
    'if',
    'each',
    'lookup',
    '"x"',
  ];
  const tails = [
    'title',
    'constructor',
    'toString',
    '__proto__',
    'length',
    'planted',
    '[constructor]',
    'prototype',
    'a',
    '额度',
    '[a b]',
    'valueOf',
  ];
  const path = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...allowed) },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.constantFrom(...heads), fc.constantFrom('.', '/'), fc.constantFrom(...tails)).map((parts) => parts.join('')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...heads, 'attribute.length', 'attribute.planted', 'attribute.unknown') },
  );
  const open = fc.constantFrom('{{', '{{', '{{', '{{~', '{{{', '{{&', '{{> ', '{{* ', '{{#', '{{^', '{{{{', '\\{{', '\\\\{{');
  const close = fc.constantFrom('}}', '}}', '}}', '~}}', '}}}', ' x}}', ' x=1}}', ' as |x|}}', '}}}}');
  const block = fc.constantFrom('if', 'if', 'if', 'unless', 'unless', 'each', 'with', 'customer');
  const { template } = fc.letrec<{ template: string; piece: string }>((tie) => ({
    template: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join('')),
    piece: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('。', '、', '\n', ''),
      path.map((name) => `{{${name}}}`),
      fc.tuple(open, path, close).map((parts) => parts.join('')),
      fc
        .tuple(block, path, tie('template'), fc.constantFrom('', '{{else}}', '{{^}}', '{{else if attribute.a}}'), tie('template'))
        .map(([name, condition, then, otherwise, rest]) => `{{#${name} ${condition}}}${then}${otherwise}${rest}{{/${name}}}`),
    ),
  }));

  function accepted(text: string): boolean {
    try {
      checkTemplate('opening', text);
      return true;
    } catch {
      return false;
    }
  }

  it('what passes the check shows its own words and the values of the context, and nothing else', () => {
    const prototype = Object.prototype as Record<string, unknown>;
    prototype['planted'] = 'PLANTED';
    let passed = 0;
    try {
      fc.assert(
        fc.property(template, (text) => {
          if (!accepted(text)) return;
          passed += 1;
          // An escaped mustache is the one way in which braces are words.
          const words = text.includes('\\') ? /[。、\s⟦\d⟧{}\\a-zA-Z.额度_@~&#>*^|="[\]/-]/gu : /⟦[1-9]⟧|[。、\s]/gu;
          expect(rendered(text, secrets).replace(words, '')).toBe('');
          expect(rendered(text, secrets)).not.toMatch(/PLANTED|native code|\[object|function/);
        }),
        { numRuns: 5000, seed: 20260 },
      );
    } finally {
      delete prototype['planted'];
    }
    // Both sides of the check must have been met, or the property says nothing.
    expect(passed).toBeGreaterThan(1000);
    expect(passed).toBeLessThan(4800);
  });
});
