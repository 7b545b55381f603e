import 'reflect-metadata';
import { AppError } from '../shared/index.js';
import { MAX_PARTS, MAX_TEXT_LENGTH, parseScriptBody } from './script-body.js';

const part = (key: string, text = '好的'): object => ({ key, title: '标题', text });
const parts = (prefix: string, count: number): object[] => Array.from({ length: count }, (_, index) => part(`${prefix}${index}`));

function problem(body: unknown): { code: string; fields: string[] } {
  try {
    parseScriptBody(body);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = (error.facts.errors ?? []) as { field: string }[];
    return { code: error.code, fields: [...new Set(errors.map(({ field }) => field))] };
  }
  return { code: 'accepted', fields: [] };
}

describe('limits of a body', () => {
  it.each<[unknown, string[], string]>([
    [{ opening: '字'.repeat(MAX_TEXT_LENGTH), sections: [], objections: [] }, [], 'the longest opening'],
    [{ opening: '字'.repeat(MAX_TEXT_LENGTH + 1), sections: [], objections: [] }, ['body.opening'], 'one character more'],
    [{ opening: ' \n', sections: [], objections: [] }, ['body.opening'], 'an opening of nothing'],
    [{ opening: '好', sections: parts('s', MAX_PARTS), objections: parts('o', MAX_PARTS) }, [], 'as many parts as allowed'],
    [{ opening: '好', sections: parts('s', MAX_PARTS + 1), objections: [] }, ['body.sections'], 'one section more'],
    [{ opening: '好', sections: [], objections: parts('o', MAX_PARTS + 1) }, ['body.objections'], 'one objection more'],
    [{ opening: '好', sections: [part('a', '字'.repeat(MAX_TEXT_LENGTH))], objections: [] }, [], 'the longest section'],
    [
      { opening: '好', sections: [part('a', '字'.repeat(MAX_TEXT_LENGTH + 1))], objections: [] },
      ['body.sections.0.text'],
      'one character more',
    ],
    [{ opening: '好', sections: [part('a'), part('a')], objections: [] }, ['body.sections.1.key'], 'a key twice'],
    [{ opening: '好', sections: [part('a')], objections: [part('a')] }, ['body.objections.0.key'], 'a key in both lists'],
    [{ opening: '好', sections: [part('opening')], objections: [] }, ['body.sections.0.key'], 'errors could not tell it from the opening'],
    [{ opening: '好', sections: [part('a b')], objections: [] }, ['body.sections.0.key'], 'no key'],
    [{ opening: '好', sections: [{ ...part('a'), title: ' ' }], objections: [] }, ['body.sections.0.title'], 'no title'],
    [{ opening: '好', sections: [{ ...part('a'), x: 1 }], objections: [] }, ['body.sections.0.x'], 'a field that does not exist'],
    [{ opening: '好', sections: [[part('a')]], objections: [] }, ['body.sections'], 'a list where a section belongs'],
    [{ opening: '好', sections: [null], objections: [] }, ['body.sections', 'body.sections.0'], 'null where a section belongs'],
    [{ opening: '好', sections: 1, objections: [] }, ['body.sections'], 'a number where the list belongs'],
    [{ opening: ['好'], sections: [], objections: [] }, ['body.opening'], 'a list where text belongs'],
    [{ opening: '好' }, ['body.sections', 'body.objections'], 'lists are missing'],
    [[], ['body'], 'a list as a body'],
    [null, ['body'], 'null as a body'],
    ['好', ['body'], 'text as a body'],
  ])('%#: %j %j, %s', (body, fields) => {
    expect(problem(body)).toEqual(fields.length === 0 ? { code: 'accepted', fields } : { code: 'validation_failed', fields });
  });

  it('names the part whose template is refused', () => {
    const body = { opening: '好', sections: [part('need'), part('offer', 'a\n{{> x}}')], objections: [] };
    expect(() => parseScriptBody(body)).toThrow(
      expect.objectContaining({ code: 'script_not_allowed', facts: { section: 'offer', line: 2, what: '{{> x}}', rule: 'partial' } }),
    );
  });

  it('answers every name that the parts use', () => {
    const body = { opening: '{{customer.title}}', sections: [part('a', '{{attribute.b}}')], objections: [part('c', '{{customer.title}}')] };
    expect(parseScriptBody(body).names).toEqual(['customer.title', 'attribute.b']);
  });
});
