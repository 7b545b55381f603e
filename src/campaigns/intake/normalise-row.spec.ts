import fc from 'fast-check';
import type { ColumnMapping } from './columns.js';
import { DEFAULT_PRIORITY, normaliseRow } from './normalise-row.js';
import { maskValue } from './masked-value.js';
import type { NormalisedProspect, NormalisedRow } from './prospect.js';
import { REJECT_CODES, rejectSentence } from './reject-codes.js';

const TARGETS = ['customerRef', 'name', 'phone', 'phone', 'region', 'priority', 'gender', 'attribute'] as const;
const MAPPING: ColumnMapping = {
  columns: TARGETS.map((target, column) => ({
    column,
    heading: `列${column}`,
    target,
    ...(target === 'attribute' ? { attributeName: 'product' } : {}),
  })),
  headingCount: TARGETS.length,
  customerRefFromPhone: false,
};
const GOOD = { ref: 'C001', name: '李明', phone: '13800001111', second: '', region: '浦东', priority: '', gender: '男', product: '消费贷' };

function normalised(changed: Partial<typeof GOOD>): NormalisedRow {
  return normaliseRow({ row: 2, cells: Object.values({ ...GOOD, ...changed }) }, MAPPING);
}
function prospectOf(changed: Partial<typeof GOOD>): NormalisedProspect {
  const row = normalised(changed);
  if (!row.ok) throw new Error(`refused: ${row.rejects.map(({ code }) => code).join()}`);
  return row.prospect;
}
const rejectsOf = (changed: Partial<typeof GOOD>): string[] => {
  const row = normalised(changed);
  return row.ok ? [] : row.rejects.map(({ code }) => code);
};

describe('a good row', () => {
  it('becomes a prospect of plain data', () => {
    const row = normalised({ second: '021-62223333', priority: '9' });
    expect(row).toEqual({
      ok: true,
      prospect: {
        customerRef: 'C001',
        name: '李明',
        gender: 'male',
        region: '浦东',
        priority: 9,
        phones: [
          { e164: '+8613800001111', kind: 'mobile' },
          { e164: '+862162223333', kind: 'landline' },
        ],
        attributes: { product: '消费贷' },
      },
      warnings: [],
    });
    expect(structuredClone(row)).toEqual(row);
  });

  it('may say no more than who and which number', () => {
    expect(prospectOf({ name: '', region: '', gender: '', product: '' })).toEqual({
      customerRef: 'C001',
      name: null,
      gender: null,
      region: null,
      priority: DEFAULT_PRIORITY,
      phones: [{ e164: '+8613800001111', kind: 'mobile' }],
      attributes: {},
    });
  });

  it('keeps an attribute called after the root of all objects as plain data', () => {
    const columns = MAPPING.columns.map((column) => (column.target === 'attribute' ? { ...column, attributeName: '__proto__' } : column));
    const row = normaliseRow({ row: 2, cells: Object.values(GOOD) }, { ...MAPPING, columns });
    expect(row.ok && Object.keys(row.prospect.attributes)).toEqual(['__proto__']);
  });
});

describe('phones as people write them', () => {
  it.each([
    ['13800001111', '+8613800001111', 'plain'],
    [' 138 0000 1111 ', '+8613800001111', 'spaces'],
    ['138-0000-1111', '+8613800001111', 'dashes'],
    ['１３８００００１１１１', '+8613800001111', 'full width'],
    ['+8613800001111', '+8613800001111', 'with the country'],
    ['0086 138 0000 1111', '+8613800001111', 'with the country the long way'],
    ['8613800001111', '+8613800001111', 'with the country and no plus'],
    ['\u202D13800001111\u202C', '+8613800001111', 'with the invisible marks a contact list copies along'],
    ['\u200B13800001111', '+8613800001111', 'with a zero-width space'],
    ['010-62223333', '+861062223333', 'a landline with its area'],
    ['(0755)82223333', '+8675582223333', 'a landline with its area in brackets'],
    ['０２１－６２２２３３３３', '+862162223333', 'a landline in full width'],
  ])('%j is %s: %s', (written, e164) => {
    expect(prospectOf({ phone: written }).phones.map((phone) => phone.e164)).toEqual([e164]);
  });

  it.each([
    ['1.38E+10', 'phone_scientific', 'rounded by a spreadsheet'],
    ['1380', 'phone_length', 'four digits'],
    ['1380000111a', 'phone_letters', 'a letter'],
    ['14000001111', 'phone_unknown_range', 'no such range'],
    ['+14155550100', 'phone_foreign', 'another country'],
    ['', 'phone_empty', 'nothing'],
    ['无', 'phone_letters', 'a word'],
  ])('%j is refused as %s: %s', (written, code) => {
    expect(rejectsOf({ phone: written })).toEqual([code]);
  });

  it.each([
    ['13800001111/13900002222', ['+8613800001111', '+8613900002222'], 'a slash'],
    ['13800001111；13900002222', ['+8613800001111', '+8613900002222'], 'a full-width semicolon'],
    ['13800001111、010-62223333', ['+8613800001111', '+861062223333'], 'a mobile and a landline'],
    ['13800001111,13800001111', ['+8613800001111'], 'the same twice'],
  ])('%j holds several: %s', (written, numbers) => {
    expect(prospectOf({ phone: written }).phones.map((phone) => phone.e164)).toEqual(numbers);
  });

  it('takes each number of a row once', () => {
    expect(prospectOf({ second: '+86 138-0000-1111' }).phones).toHaveLength(1);
  });

  it('takes five and says that there were more', () => {
    const row = normalised({ phone: [1, 2, 3, 4, 5, 6].map((last) => `1380000111${last}`).join('/') });
    expect(row.ok && row.prospect.phones).toHaveLength(5);
    expect(row.ok && row.warnings.map(({ code }) => code)).toEqual(['phone_dropped_over_limit']);
  });

  it('does not call a sixth that is one of the five', () => {
    const row = normalised({ phone: [1, 2, 3, 4, 5].map((last) => `1380000111${last}`).join('/'), second: '13800001111' });
    expect(row.ok && row.warnings).toEqual([]);
  });

  it.each([
    ['1.38E+10', 'phone_dropped_scientific'],
    ['1380', 'phone_dropped_length'],
    ['无', 'phone_dropped_letters'],
    ['14000001111', 'phone_dropped_unknown_range'],
    ['+14155550100', 'phone_dropped_foreign'],
  ])('a bad second number %j costs itself only: %s', (second, code) => {
    const row = normalised({ second });
    expect(row).toMatchObject({
      ok: true,
      prospect: { phones: [{ e164: '+8613800001111' }] },
      warnings: [{ code, column: 3, heading: '列3' }],
    });
  });

  it('names every bad number when none is good, and no empty cell beside them', () => {
    expect(rejectsOf({ phone: '无', second: '138' })).toEqual(['phone_letters', 'phone_length']);
    expect(rejectsOf({ phone: '', second: '138' })).toEqual(['phone_length']);
    expect(rejectsOf({ phone: '', second: '' })).toEqual(['phone_empty']);
  });
});

describe('the other columns', () => {
  const long = (characters: number): string => '李'.repeat(characters);
  it.each<[Partial<typeof GOOD>, string[], string]>([
    [{ ref: '' }, ['customer_ref_missing'], 'no customer number'],
    [{ ref: '　' }, ['customer_ref_missing'], 'a full-width space is nothing'],
    [{ ref: 'C'.repeat(64) }, [], 'the longest customer number'],
    [{ ref: 'C'.repeat(65) }, ['customer_ref_too_long'], 'one character more'],
    [{ ref: '6.22E+18' }, ['customer_ref_scientific'], 'rounded: two customers would become one'],
    [{ ref: '13800001111' }, ['attribute_holds_phone'], 'a number as the customer number would be stored in the clear'],
    [{ ref: 'C１３８００００１１１１' }, ['attribute_holds_phone'], 'the same in full width behind a letter'],
    [{ name: long(60) }, [], 'the longest name'],
    [{ name: long(61) }, ['name_too_long'], 'one character more'],
    [{ name: '𠮷'.repeat(60) }, [], 'rare characters count once'],
    [{ name: '李明13800001111' }, ['attribute_holds_phone'], 'a number behind the name'],
    [{ region: long(64) }, [], 'the longest region'],
    [{ region: long(65) }, ['region_too_long'], 'one character more'],
    [{ region: '浦东 138 0000 1111' }, ['attribute_holds_phone'], 'a number in the region'],
    [{ product: long(200) }, [], 'the longest attribute'],
    [{ product: long(201) }, ['attribute_too_long'], 'one character more'],
    [{ product: '请致电+86-13800001111' }, ['attribute_holds_phone'], 'a number in an attribute'],
    [{ product: '021-62223333' }, ['attribute_holds_phone'], 'a landline with its area as an attribute'],
    [{ product: '50000000' }, [], 'an amount of eight digits is no landline'],
    [{ product: '2026-08-15' }, [], 'a date'],
    [{ product: '621380000111122' }, [], 'fifteen digits that hold eleven like a mobile number'],
    [{ priority: '0' }, [], 'the lowest priority'],
    [{ priority: '9' }, [], 'the highest'],
    [{ priority: '10' }, ['priority_invalid'], 'one more'],
    [{ priority: '-1' }, ['priority_invalid'], 'one less'],
    [{ priority: '1.5' }, ['priority_invalid'], 'a fraction'],
    [{ priority: '高级' }, ['priority_invalid'], 'a word nobody taught us'],
    [
      { ref: '', name: long(61), phone: '无', priority: 'x' },
      ['customer_ref_missing', 'name_too_long', 'priority_invalid', 'phone_letters'],
      'every fault is named at once',
    ],
  ])('%j → %j: %s', (changed, codes) => {
    expect(rejectsOf(changed)).toEqual(codes);
  });

  it.each([
    ['高', 8],
    ['中', 5],
    ['低', 2],
    ['HIGH', 8],
    ['３', 3],
    ['', DEFAULT_PRIORITY],
  ])('priority %j is %p', (priority, expected) => {
    expect(prospectOf({ priority }).priority).toBe(expected);
  });

  it.each([
    ['男', 'male', []],
    ['Ｆ', 'female', []],
    ['先生', 'male', []],
    ['女士', 'female', []],
    ['1', 'male', []],
    ['2', 'female', []],
    ['未知', null, []],
    ['', null, []],
    ['企业', null, ['gender_unknown']],
  ])('gender %j is %p', (gender, expected, warnings) => {
    const row = normalised({ gender });
    expect(row.ok && [row.prospect.gender, row.warnings.map(({ code }) => code)]).toEqual([expected, warnings]);
  });

  it('writes text in one form', () => {
    expect(prospectOf({ ref: '　Ｃ００１\u200B', name: ' 李\t明\r\n', region: '浦东  新区' })).toMatchObject({
      customerRef: 'C001',
      name: '李 明',
      region: '浦东 新区',
    });
  });
});

describe('the shape of a row', () => {
  const rejectsOfCells = (cells: string[]): string[] => {
    const row = normaliseRow({ row: 2, cells }, MAPPING);
    return row.ok ? [] : row.rejects.map(({ code }) => code);
  };
  const cells = Object.values(GOOD);
  it.each<[string[], string[], string]>([
    [['', ' ', '　'], ['row_blank'], 'nothing but spaces'],
    [[], ['row_blank'], 'nothing at all'],
    [cells.slice(0, 2), ['row_too_short'], 'it ends before the first phone column'],
    [cells.slice(0, 3), [], 'it ends behind the first phone column'],
    [[...cells, '', ''], [], 'empty cells beyond the heading'],
    [[...cells, 'x'], ['row_too_wide'], 'a comma in an address has shifted everything'],
  ])('%j → %j: %s', (given, codes) => {
    expect(rejectsOfCells(given)).toEqual(codes);
  });

  it('a list of bare numbers has no customer number', () => {
    const mapping: ColumnMapping = { columns: [{ column: 0, heading: 'A', target: 'phone' }], headingCount: 1, customerRefFromPhone: true };
    expect(normaliseRow({ row: 1, cells: ['13800001111'] }, mapping)).toMatchObject({ ok: true, prospect: { customerRef: null } });
  });
});

describe('what a refusal shows', () => {
  it.each([
    ['1380000111a', '13*******1a', 'a number with a letter'],
    ['1234', '****', 'four digits'],
    ['12345', '1***5', 'five'],
    ['62223333', '62****33', 'a landline without its area'],
    ['13800001111/139', '138**********39', 'long values show five'],
    ['无', '无', 'a short word is no secret'],
  ])('%j as %j: %s', (value, masked) => {
    expect(maskValue(value)).toBe(masked);
  });

  it('never shows more than half of the digits, whatever the row', () => {
    const digits = (text: string): number => text.replace(/\D/g, '').length;
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 -]{1,30}$/), (value) => {
        const row = normalised({ phone: value });
        const seen = row.ok ? row.warnings : row.rejects;
        for (const reject of seen) expect(digits(reject.masked)).toBeLessThanOrEqual(Math.max(digits(value) / 2, reject.masked.length / 2));
        expect(digits(maskValue(value.replace(/\D/g, '')))).toBeLessThanOrEqual(digits(value) / 2);
      }),
    );
  });

  it('never holds a whole number that the row had', () => {
    const mobile = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String);
    fc.assert(
      fc.property(
        mobile,
        fc.string({ maxLength: 8 }),
        fc.constantFrom('ref', 'name', 'phone', 'region', 'product'),
        (number, around, field) => {
          const row = normalised({ [field]: `${around}${number}` });
          expect(JSON.stringify(row.ok ? row.warnings : row.rejects)).not.toContain(number);
        },
      ),
    );
  });
});

describe('the sentences', () => {
  it.each(Object.keys(REJECT_CODES) as (keyof typeof REJECT_CODES)[])('%s is told in both languages', (code) => {
    expect(rejectSentence(code, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(rejectSentence(code, 'en')).toMatch(/^[A-Z][ -~]+$/);
  });
});
