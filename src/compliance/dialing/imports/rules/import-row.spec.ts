import { headingRowOf, type ImportMapping, readImportRow, suggestColumns } from './import-row.js';

const MAPPING: ImportMapping = { numbers: [0], customerRef: 1, reason: 2, headings: ['手机号', '客户号', '原因'] };
const PHONE = '13900000107';

describe('a row of a do-not-call file', () => {
  it.each<[string[], string[] | null, string | null, string[], string]>([
    [[PHONE, '', ''], [`+86${PHONE}`], null, [], 'a number alone'],
    [['', 'C1', ''], [], 'C1', [], 'a reference alone'],
    [[PHONE, ' C1 ', ''], [`+86${PHONE}`], 'C1', [], 'both, the reference without spaces around'],
    [[`${PHONE}/13900000207`, '', ''], [`+86${PHONE}`, '+8613900000207'], null, [], 'two numbers in one cell'],
    [[`${PHONE}/${PHONE}`, '', ''], [`+86${PHONE}`], null, [], 'the same twice'],
    [['12345', 'C1', ''], [], 'C1', ['phone_length'], 'a bad number costs only itself beside a reference'],
    [['12345', '', ''], null, null, ['phone_length'], 'a bad number alone costs the row'],
    [['1.39E+10', '', ''], null, null, ['phone_scientific'], 'a number that a spreadsheet has rounded'],
    [['', '1.2E+15', ''], null, null, ['customer_ref_scientific'], 'a reference that a spreadsheet has rounded'],
    [['', 'x'.repeat(60), ''], [], 'x'.repeat(60), [], 'the longest reference'],
    [['', 'x'.repeat(61), ''], null, null, ['customer_ref_too_long'], 'a sign more'],
    [['', '', 'complained'], null, null, ['nothing_given'], 'a reason for nobody'],
    [['', 'C1', `call ${PHONE}`], [], 'C1', ['reason_dropped'], 'a number in the reason is not kept in the clear'],
    [['', 'C1', 'x'.repeat(255)], [], 'C1', [], 'the longest reason'],
    [['', 'C1', 'x'.repeat(256)], [], 'C1', ['reason_dropped'], 'a sign more'],
    [[PHONE], [`+86${PHONE}`], null, [], 'a row that ends early'],
  ])('%j: %j %j %j: %s', (cells, numbers, customerRef, codes) => {
    const read = readImportRow(cells, MAPPING);
    expect(read.given && [read.given.numbers, read.given.customerRef]).toEqual(numbers && [numbers, customerRef]);
    expect(read.problems.map(({ code }) => code)).toEqual(codes);
    expect(JSON.stringify(read.problems)).not.toContain(PHONE);
  });

  it('a blank row is nothing at all', () => {
    expect(readImportRow(['', ' ', ''], MAPPING)).toEqual({ given: null, problems: [], blank: true });
  });
});

describe('what the columns seem to be', () => {
  it.each<[string[], string[][], ReturnType<typeof suggestColumns>, string]>([
    [['手机号', '客户号', '原因'], [], { numbers: [0], customerRef: 1, reason: 2 }, 'Chinese headings'],
    [['Customer No', 'Phone', 'Remark'], [], { numbers: [1], customerRef: 0, reason: 2 }, 'English headings'],
    [['1', '2'], [[PHONE, 'x']], { numbers: [0], customerRef: null, reason: null }, 'no headings: what is a number by its content'],
    [['姓名'], [['王']], { numbers: [], customerRef: null, reason: null }, 'what nobody needs is left out'],
  ])('%j %j: %j (%s)', (headings, sample, expected) => expect(suggestColumns(headings, sample)).toEqual(expected));

  it.each<[string[], number, string]>([
    [['手机号'], 1, 'words are a heading'],
    [[PHONE], 0, 'a number is not'],
    [['x', `${PHONE}/13900000207`], 0, 'nor are two in one cell'],
  ])('the first row %j: heading in row %i (%s)', (cells, expected) => expect(headingRowOf({ row: 1, cells })).toBe(expected));
});
