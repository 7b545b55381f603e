import { refusalOf } from '../../../test/support/refusal.js';
import { columnLetters, type ColumnMapping, headingRowOf, suggestMapping, validateMapping } from './columns.js';
import { meaningOf } from './heading-words.js';
import type { SheetRow } from '../../platform/spreadsheets/index.js';

const rowsOf = (...cells: string[][]): SheetRow[] => cells.map((row, index) => ({ row: index + 1, cells: row }));

describe('headings', () => {
  it.each([
    [
      'customerRef',
      ['客户号', '客户编号', '核心客户号', '编号', 'Customer ID', 'cust_no', 'CIF', 'ECIF号', '客户号*', 'customer reference'],
    ],
    ['name', ['客户姓名', '姓名', '客户名称', '联系人', 'Name', 'Customer Name', 'full_name']],
    [
      'phone',
      [
        '手机号',
        '手机号码',
        '联系电话',
        '电话1',
        '电话2',
        '备用电话',
        '手机号(必填)',
        '移动电话',
        '联系方式',
        '客户手机号',
        'Phone',
        'Mobile No.',
        'phone_2',
        'Contact Phone',
        '办公电话',
      ],
    ],
    ['region', ['地区', '区域', '机构', '网点', '开户网点', '所属支行', 'Branch', 'Region', '支行名称']],
    ['priority', ['优先级', '外呼优先级', 'Priority']],
    ['gender', ['性别', 'Gender', 'sex']],
    [
      'attribute',
      ['产品', '贷款产品', 'Product', '授信额度', '预授信额度（元）', 'amount', '授权日期', 'consent date', '是否同意', '利率', '客群'],
    ],
    [
      'ignore',
      ['身份证号', '证件号码', '银行卡号', '账号', 'ID Card', '紧急联系人电话', '配偶手机', '客户经理', '客户经理电话', '序号', 'password'],
    ],
  ])('%s', (target, headings) => {
    expect(headings.map((heading) => [heading, meaningOf(heading)?.target])).toEqual(headings.map((heading) => [heading, target]));
  });

  it.each(['手机型号', '电话会议', '备注', 'phone model', '', '13800001111', 'iphone'])('%j means nothing we know', (heading) => {
    expect(meaningOf(heading)).toBeNull();
  });
});

describe('headingRowOf', () => {
  it.each([
    [1, rowsOf(['客户号', '手机号'], ['1', '13800001111']), 'the first row'],
    [3, rowsOf(['第三季度名单'], [''], ['客户号', '手机号'], ['1', '13800001111']), 'a title and a blank row above'],
    [1, rowsOf(['甲', '乙'], ['1', '13800001111']), 'words nobody knows'],
    [0, rowsOf(['李明', '13800001111'], ['王芳', '13900001111']), 'no heading at all'],
    [0, [], 'no rows'],
  ])('%p for %j: %s', (expected, rows) => {
    expect(headingRowOf(rows)).toBe(expected);
  });
});

describe('suggestMapping', () => {
  const suggested = (headings: string[], sample: SheetRow[] = []): [string, string][] =>
    suggestMapping(headings, sample).columns.map(({ target, reason }) => [target, reason]);

  it('takes several phone columns, the fifth as the last', () => {
    expect(suggested(['手机号', '电话1', '电话2', '备用电话', '办公电话', '家庭电话'])).toEqual([
      ...Array<[string, string]>(5).fill(['phone', 'heading']),
      ['ignore', 'too_many_phones'],
    ]);
  });

  const numbers = (share: number): SheetRow[] =>
    rowsOf(...Array.from({ length: 100 }, (_, index) => [index < share ? `1380000${1000 + index}` : '无']));
  it.each([
    ['未知列', 80, ['phone', 'content'], 'four fifths are numbers'],
    ['未知列', 79, ['ignore', 'unknown'], 'one less'],
    ['客户号', 80, ['phone', 'content'], 'numbers under a heading that promises a reference must not be stored as one'],
    ['客户号', 79, ['customerRef', 'heading'], 'one less'],
    ['手机号', 0, ['phone', 'heading'], 'the heading says so, whatever stands in it'],
    ['紧急联系人电话', 100, ['ignore', 'other_person'], 'numbers of somebody who is not the customer'],
    ['身份证号', 100, ['ignore', 'sensitive'], 'papers are left out'],
  ])('%s with %p in a hundred numbers: %p, because %s', (heading, share, expected) => {
    expect(suggested([heading], numbers(share))).toEqual([expected]);
  });

  it('tells the share of valid numbers in each column', () => {
    expect(suggestMapping(['甲'], numbers(80)).columns[0]?.validPhoneShare).toBeCloseTo(0.8);
  });

  it('two cells are too few to judge a column by', () => {
    expect(suggested(['甲'], rowsOf(['13800001111'], ['13900001111']))).toEqual([['ignore', 'unknown']]);
  });

  it('takes the first of its kind only', () => {
    expect(suggested(['客户号', '客户编号', '分行', '网点', '产品', '产品名称'])).toEqual([
      ['customerRef', 'heading'],
      ['ignore', 'second_of_its_kind'],
      ['region', 'heading'],
      ['ignore', 'second_of_its_kind'],
      ['attribute', 'heading'],
      ['ignore', 'second_of_its_kind'],
    ]);
  });

  it('what it suggests is valid', () => {
    const headings = ['客户号', '姓名', '手机号', '备用电话', '产品', '授信额度', '备注'];
    expect(validateMapping(suggestMapping(headings, []), headings).columns).toHaveLength(7);
  });
});

describe('validateMapping', () => {
  const headings = ['客户号', '姓名', '手机号', '产品'];
  const column = (index: number, target: string, more: object = {}): object => ({
    column: index,
    heading: headings[index],
    target,
    ...more,
  });
  const good = [column(0, 'customerRef'), column(1, 'name'), column(2, 'phone'), column(3, 'attribute', { attributeName: 'product' })];

  it('gives back plain data, without what it does not know', () => {
    const mapping: ColumnMapping = validateMapping({ columns: [...good.slice(0, 3), { ...good[3], extra: 1 }], more: 2 }, headings);
    expect(mapping).toEqual({ columns: good, headingCount: 4, customerRefFromPhone: false });
    expect(structuredClone(mapping)).toEqual(mapping);
  });

  it.each<[string, unknown, string, Record<string, unknown>]>([
    ['nothing', null, 'mapping_invalid', { reason: 'not_a_mapping' }],
    ['a list', [], 'mapping_invalid', { reason: 'not_a_mapping' }],
    ['a column that is no object', { columns: ['phone'] }, 'mapping_invalid', { reason: 'not_a_mapping' }],
    [
      'an unknown column type',
      { columns: [column(2, 'telephone')] },
      'mapping_invalid',
      {
        reason: 'unknown_column_type',
        column: 2,
        heading: '手机号',
        target: 'telephone',
        allowed: expect.arrayContaining(['phone', 'ignore']),
      },
    ],
    ['an inherited word as a type', { columns: [column(2, 'constructor')] }, 'mapping_invalid', { reason: 'unknown_column_type' }],
    [
      'a column the file does not have',
      { columns: [{ column: 9, heading: 'x', target: 'phone' }] },
      'mapping_invalid',
      { reason: 'column_missing', column: 9 },
    ],
    [
      'a column that is no number',
      { columns: [{ column: '2', heading: '手机号', target: 'phone' }] },
      'mapping_invalid',
      { reason: 'column_missing' },
    ],
    [
      'a mapping made for another file',
      { columns: [{ column: 2, heading: '电话', target: 'phone' }] },
      'mapping_invalid',
      { reason: 'heading_differs', column: 2, heading: '手机号', expected: '电话' },
    ],
    ['one column twice', { columns: [column(2, 'phone'), column(2, 'ignore')] }, 'mapping_invalid', { reason: 'column_twice', column: 2 }],
    [
      'two names',
      { columns: [column(0, 'name'), column(1, 'name'), column(2, 'phone')] },
      'mapping_invalid',
      { reason: 'target_twice', column: 1, heading: '姓名' },
    ],
    [
      'an attribute without a name',
      { columns: [column(3, 'attribute')] },
      'mapping_invalid',
      { reason: 'attribute_name_missing', column: 3 },
    ],
    [
      'an attribute name of another kind',
      { columns: [column(3, 'attribute', { attributeName: '__proto__.x' })] },
      'mapping_invalid',
      { reason: 'attribute_name_invalid' },
    ],
    [
      'two attributes of one name',
      { columns: [column(2, 'phone'), column(1, 'attribute', { attributeName: 'a' }), column(3, 'attribute', { attributeName: 'a' })] },
      'mapping_invalid',
      { reason: 'attribute_name_twice', column: 3 },
    ],
    ['no phone column', { columns: [column(0, 'customerRef')] }, 'file_no_phone_column', {}],
    ['no customer number', { columns: [column(2, 'phone')] }, 'mapping_invalid', { reason: 'customer_ref_missing' }],
    [
      'a truthy word is no choice',
      { columns: [column(2, 'phone')], customerRefFromPhone: 'yes' },
      'mapping_invalid',
      { reason: 'customer_ref_missing' },
    ],
    [
      'a customer number twice over',
      { columns: good, customerRefFromPhone: true },
      'mapping_invalid',
      { reason: 'customer_ref_twice_defined' },
    ],
  ])('refuses %s', async (_why, mapping, code, facts) => {
    expect(await refusalOf(async () => validateMapping(mapping, headings))).toMatchObject({ code, facts });
  });

  it('refuses a sixth phone column', async () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'];
    const columns = six.map((heading, index) => ({ column: index, heading, target: 'phone' }));
    expect(await refusalOf(async () => validateMapping({ columns, customerRefFromPhone: true }, six))).toMatchObject({
      facts: { reason: 'too_many_phones' },
    });
  });

  it('accepts a list of bare numbers when that is chosen', () => {
    expect(validateMapping({ columns: [column(2, 'phone')], customerRefFromPhone: true }, headings).customerRefFromPhone).toBe(true);
  });
});

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %p is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});
