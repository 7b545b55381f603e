import { AppError } from '../../shared/index.js';
import { checkTemplate, MAX_DEPTH, type RefusedSyntax } from './allowed-syntax.js';

function refusal(template: string): AppError {
  try {
    checkTemplate('offer', template);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`accepted: ${template}`);
}

const nested = (depth: number): string => `${'{{#if customer.title}}'.repeat(depth)}你好${'{{/if}}'.repeat(depth)}`;

describe('what a script may contain', () => {
  it.each<[string, string[], string]>([
    ['您好，很高兴为您服务。', [], 'plain words'],
    ['', [], 'nothing at all'],
    ['{{customer.title}}您好', ['customer.title'], 'an allowed name'],
    ['{{ customer.title }}{{customer.surname}}', ['customer.title', 'customer.surname'], 'spaces do not matter'],
    ['{{agent.staffNo}}{{agent.name}}', ['agent.staffNo', 'agent.name'], 'who calls'],
    ['{{campaign.product}}{{campaign.applyAt}}', ['campaign.product', 'campaign.applyAt'], 'what is offered and where'],
    ['{{attribute.额度}}', ['attribute.额度'], 'a column with a Chinese name'],
    ['{{attribute.credit_limit2}}', ['attribute.credit_limit2'], 'letters, digits, underscore'],
    ['{{attribute.length}}', ['attribute.length'], 'a column may be called length; it is looked up as a column only'],
    [`{{attribute.${'额'.repeat(40)}}}`, [`attribute.${'额'.repeat(40)}`], 'a name of 40 characters'],
    ['{{customer.title}}{{customer.title}}', ['customer.title'], 'a name used twice is answered once'],
    ['{{~customer.title~}}', ['customer.title'], 'whitespace control'],
    ['{{! 语速放慢 }}{{!-- {{customer.phone}} --}}', [], 'comments, also around mustaches'],
    ['\\{{customer.phone}}', [], 'an escaped mustache is only words'],
    ['{{#if attribute.额度}}有{{else}}无{{/if}}', ['attribute.额度'], 'if and else'],
    ['{{#if attribute.a}}1{{^}}2{{/if}}', ['attribute.a'], 'the short else'],
    ['{{#unless attribute.a}}1{{/unless}}', ['attribute.a'], 'unless'],
    [
      '{{#if attribute.a}}1{{else if attribute.b}}2{{else unless attribute.c}}3{{/if}}',
      ['attribute.a', 'attribute.b', 'attribute.c'],
      'a chain of conditions',
    ],
    [`{{#if attribute.a}}${'{{else if attribute.b}}'.repeat(8)}{{/if}}`, ['attribute.a', 'attribute.b'], 'a long chain is not deep'],
    [nested(MAX_DEPTH), ['customer.title'], 'as deep as allowed'],
    ['{{#if\n  customer.title\n}}x{{/if}}', ['customer.title'], 'a block over several lines'],
    ['<a href="javascript:alert(1)">点这里</a>', [], 'markup is only words: it is shown as text'],
  ])('%s', (template, names) => {
    expect(checkTemplate('offer', template)).toEqual(names);
  });
});

describe('what a script may not contain', () => {
  it.each<[string, RefusedSyntax, string]>([
    ['{{{x}}}', 'unescaped', 'three braces'],
    ['{{{customer.title}}}', 'unescaped', 'three braces around an allowed name'],
    ['{{&customer.title}}', 'unescaped', 'the other way to write three braces'],
    ['{{~{customer.title}~}}', 'unescaped', 'three braces with whitespace control'],
    ['{{> partial}}', 'partial', 'pulls in another template'],
    ['{{> (lookup . "x")}}', 'partial', 'a partial whose name is computed'],
    ['{{#> layout}}x{{/layout}}', 'partial', 'a partial block'],
    ['{{@root.x}}', 'data_variable', 'the whole context'],
    ['{{@root}}', 'data_variable', 'the whole context'],
    ['{{#if @root}}x{{/if}}', 'data_variable', 'the whole context in a condition'],
    ['{{@partial-block}}', 'data_variable', 'engine data'],
    ['{{#each attribute}}{{this}}{{/each}}', 'helper', 'would read out every column'],
    ['{{#each a}}{{#each b}}{{/each}}{{/each}}', 'helper', 'nested loops take as long as they like'],
    ['{{#with customer}}{{title}}{{/with}}', 'helper', 'moves the context'],
    ['{{#log customer.title}}{{/log}}', 'helper', 'a built-in that writes to the console'],
    ['{{#customer}}{{title}}{{/customer}}', 'helper', 'a section moves the context, too'],
    ['{{#[if] customer.title}}x{{/[if]}}', 'path', 'if in disguise'],
    ['{{#./if customer.title}}x{{/./if}}', 'path', 'if in disguise'],
    ['{{lookup attribute "x"}}', 'parameter', 'computes a name'],
    ['{{log customer.title}}', 'parameter', 'a call'],
    ['{{customer.title agent.name}}', 'parameter', 'a call of an allowed name'],
    ['{{lookup (lookup this "constructor") "x"}}', 'sub_expression', 'computes a name'],
    ['{{#if (eq a b)}}x{{/if}}', 'sub_expression', 'computes a condition'],
    ['{{customer.title a=1}}', 'hash', 'hands over a named value'],
    ['{{#if customer.title includeZero=true}}x{{/if}}', 'hash', 'changes how if works'],
    ['{{#if}}x{{/if}}', 'parameter', 'a condition about nothing'],
    ['{{#if customer.title agent.name}}x{{/if}}', 'parameter', 'two conditions'],
    ['{{#if customer.title as |x|}}{{x}}{{/if}}', 'block_parameter', 'makes a name of its own'],
    ['{{^if customer.title}}x{{/if}}', 'inverse_block', 'unless says it'],
    ['{{{{raw}}}}{{customer.title}}{{{{/raw}}}}', 'raw_block', 'a raw block'],
    ['{{{{if customer.title}}}}x{{{{/if}}}}', 'raw_block', 'a raw block in disguise'],
    ['{{* decorator}}', 'decorator', 'changes the template while it runs'],
    ['{{#* inline "x"}}y{{/inline}}', 'decorator', 'defines a partial'],
    ['{{"constructor"}}', 'literal', 'text looked up as a name'],
    ["{{'customer.title'}}", 'literal', 'text looked up as a name'],
    ['{{1}}', 'literal', 'a number looked up as a name'],
    ['{{true}}', 'literal', 'a literal looked up as a name'],
    ['{{null}}', 'literal', 'a literal looked up as a name'],
    ['{{undefined}}', 'literal', 'a literal looked up as a name'],
    ['{{#if "x"}}y{{/if}}', 'literal', 'a constant condition'],
    ['{{this}}', 'path', 'the whole context'],
    ['{{.}}', 'path', 'the whole context'],
    ['{{this.customer.title}}', 'path', 'by way of the context'],
    ['{{./customer.title}}', 'path', 'by way of the context'],
    ['{{../customer.title}}', 'path', 'the context outside'],
    ['{{#if customer.title}}{{../agent.name}}{{/if}}', 'path', 'the context outside a block'],
    ['{{..}}', 'path', 'the context outside'],
    ['{{customer/title}}', 'path', 'the old way to write a path'],
    ['{{[constructor]}}', 'path', 'brackets hide a name'],
    ['{{customer.[constructor]}}', 'path', 'brackets hide a name'],
    ['{{customer.[title]}}', 'path', 'brackets, even around an allowed name'],
    ['{{[customer.title]}}', 'path', 'one name that reads like two'],
    ['{{attribute.[a b]}}', 'path', 'brackets allow any character'],
    ['{{constructor}}', 'name', 'a prototype name'],
    ['{{constructor.constructor}}', 'name', 'the way to Function'],
    ['{{__proto__}}', 'name', 'a prototype name'],
    ['{{customer.constructor}}', 'name', 'a prototype name'],
    ['{{customer.title.constructor.constructor}}', 'name', 'beyond an allowed name'],
    ['{{attribute.constructor}}', 'name', 'a prototype name as a column'],
    ['{{attribute.__proto__}}', 'name', 'a prototype name as a column'],
    ['{{attribute.__defineGetter__}}', 'name', 'a prototype name as a column'],
    ['{{attribute.toString}}', 'name', 'a prototype name as a column'],
    ['{{attribute.prototype}}', 'name', 'a prototype name as a column'],
    ['{{#if attribute.constructor}}x{{/if}}', 'name', 'a prototype name in a condition'],
    ['{{helperMissing}}', 'name', 'a hook of the engine'],
    ['{{blockHelperMissing}}', 'name', 'a hook of the engine'],
    ['{{attribute.helperMissing}}', 'name', 'a hook of the engine as a column'],
    ['{{customer}}', 'name', 'an object, not a value'],
    ['{{attribute}}', 'name', 'an object, not a value'],
    ['{{attribute.a.b}}', 'name', 'a column has no parts'],
    ['{{attribute.a-b}}', 'name', 'a character that column names do not have'],
    ['{{attribute.额度（元）}}', 'name', 'a character that column names do not have'],
    [`{{attribute.${'额'.repeat(41)}}}`, 'name', 'a name of 41 characters'],
    ['{{customer.phone}}', 'name', 'no script shows a number'],
    ['{{Customer.Title}}', 'name', 'names are written one way'],
    ['{{if}}', 'name', 'if is a block'],
    ['<a href="javascript:{{x}}">', 'name', 'words around it change nothing'],
    [nested(MAX_DEPTH + 1), 'nesting', 'one deeper than allowed'],
    ['{{#if customer.title}}a{{else}}{{> p}}{{/if}}', 'partial', 'inside else'],
    ['{{#if customer.title}}a{{else if @root}}b{{/if}}', 'data_variable', 'inside else if'],
    ['{{#unless customer.title}}{{{x}}}{{/unless}}', 'unescaped', 'inside unless'],
  ])('%s: %s, %s', (template, rule) => {
    expect(refusal(template)).toMatchObject({ code: 'script_not_allowed', facts: { section: 'offer', line: 1, rule } });
  });
});

describe('what a refusal says', () => {
  it.each<[string, string, object, string]>([
    ['a\n b {{{x}}} c', 'script_not_allowed', { section: 'offer', line: 2, what: '{{{x}}}', rule: 'unescaped' }, 'the line and the words'],
    ['a\r\nb\r\n{{> p}}', 'script_not_allowed', { section: 'offer', line: 3, what: '{{> p}}', rule: 'partial' }, 'Windows line ends'],
    [
      '{{#each a}}\nx\n{{/each}}',
      'script_not_allowed',
      { section: 'offer', line: 1, what: '{{#each a}}', rule: 'helper' },
      'of a block the first line',
    ],
    [
      'a\n{{customer.phone}}',
      'script_not_allowed',
      { section: 'offer', line: 2, what: 'customer.phone', rule: 'name' },
      'a name without braces',
    ],
    ['{{else}}', 'script_syntax', { section: 'offer', line: 1, what: '{{else}}' }, 'else outside a condition'],
    ['{{(customer.title)}}', 'script_syntax', { section: 'offer', line: 1, what: '{{(customer.title)}}' }, 'an expression as a name'],
    ['a\n{{customer.title', 'script_syntax', { section: 'offer', line: 2, what: '{{customer.title' }, 'never closed'],
    ['a\n{{#if customer.title}}\nb', 'script_syntax', { section: 'offer', line: 3, what: 'b' }, 'a block never closed is seen at the end'],
    [
      '{{#if customer.title}}\n{{/unless}}',
      'script_syntax',
      { section: 'offer', line: 1, what: '{{#if customer.title}}' },
      'closed by another name',
    ],
    [
      'a\n{{attribute.this}}',
      'script_syntax',
      { section: 'offer', line: 2, what: '{{attribute.this}}' },
      'a word of the engine as a column',
    ],
    [
      'a\n{{attribute.null}}',
      'script_syntax',
      { section: 'offer', line: 2, what: '{{attribute.null}}' },
      'a word of the engine as a column',
    ],
  ])('%j: %s %j, %s', (template, code, facts) => {
    expect(refusal(template)).toMatchObject({ code });
    expect(refusal(template).facts).toEqual(facts);
  });

  it('quotes no more than 60 characters', () => {
    expect(refusal(`{{{${'x'.repeat(200)}}}}`).facts.what).toBe(`{{{${'x'.repeat(57)}…`);
  });
});
