import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { refusalOf } from '../../../test/support/refusal.js';
import { rowXml, textCell, workbookFile } from '../../../test/support/workbook-file.js';
import { previewFile } from './preview.js';
import { bufferSource } from '../../platform/spreadsheets/index.js';

const preview = (bytes: Buffer | string, options: { sheet?: string } = {}): ReturnType<typeof previewFile> =>
  previewFile(bufferSource(Buffer.from(bytes)), 'list.csv', options);

describe('previewFile', () => {
  const heading = '客户号,姓名,手机号,备用电话,产品,身份证号,备注\n';
  const line = (index: number): string =>
    `C${index},欧阳小明,1380000${1000 + index},021-62223333,消费贷,110101199001011234,请打1380000${1000 + index}\n`;

  it('shows ten rows, numbers masked and names down to the surname', async () => {
    const seen = await preview(heading + Array.from({ length: 30 }, (_, index) => line(index)).join(''));
    expect(seen).toMatchObject({
      kind: 'text',
      encoding: 'utf-8',
      delimiter: ',',
      sheets: [],
      sheet: null,
      headingRow: 1,
      estimatedRows: 30,
    });
    expect(seen.headings).toEqual(['客户号', '姓名', '手机号', '备用电话', '产品', '身份证号', '备注']);
    expect(seen.suggestedMapping.columns.map(({ target }) => target)).toEqual([
      'customerRef',
      'name',
      'phone',
      'phone',
      'attribute',
      'ignore',
      'ignore',
    ]);
    expect(seen.rows).toHaveLength(10);
    expect(seen.rows[0]).toEqual({
      row: 2,
      cells: ['C0', '欧阳*', '138****1000', '021****3333', '消费贷', '110************34', '请打1********00'],
    });
  });

  it('tells nothing whole, wherever it stands', async () => {
    const text = JSON.stringify(await preview(heading + Array.from({ length: 30 }, (_, index) => line(index)).join('')));
    expect(text).not.toMatch(/\d{9,}/);
    expect(text).not.toContain('小明');
  });

  it.each([
    ['UTF-8', 'utf8'],
    ['GB18030', 'gb18030'],
  ])('estimates the rows of a long file within a twentieth (%s)', async (_why, encoding) => {
    const rows = 40_000;
    const bytes = iconv.encode(heading + Array.from({ length: rows }, (_, index) => line(index)).join(''), encoding);
    const { estimatedRows } = await preview(bytes);
    expect(Math.abs(estimatedRows! - rows) / rows).toBeLessThan(0.05);
  });

  it('estimates the rows of a long sheet within a fifth', async () => {
    const rows = 20_000;
    const xml = Array.from({ length: rows }, (_, index) =>
      rowXml(index + 1, [
        textCell(`A${index + 1}`, index ? `1380000${1000 + index}` : '手机号'),
        textCell(`B${index + 1}`, index ? 'x' : '客户号'),
      ]),
    );
    const { estimatedRows } = await preview(workbookFile({ rows: xml.join('') }));
    expect(Math.abs(estimatedRows! - rows) / rows).toBeLessThan(0.2);
  });

  it('finds the heading below a title', async () => {
    const seen = await preview(readFileSync('test/fixtures/lists/made-by-libreoffice.xlsx'));
    expect(seen).toMatchObject({
      kind: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: ['名单'],
      sheet: '名单',
      headingRow: 2,
      estimatedRows: 2,
    });
    expect(seen.rows[0]).toEqual({ row: 3, cells: ['00000042', '𠮷*', '138****1111', '50000', '2026-08-15', '4.35%', '1'] });
  });

  it('gives letters to the columns of a file without a heading', async () => {
    const seen = await preview('李明,13800001111\n王芳,13900002222\n赵军,13700003333\n');
    expect(seen).toMatchObject({ headingRow: 0, headings: ['A', 'B'], estimatedRows: 3 });
    expect(seen.suggestedMapping.columns[1]).toMatchObject({ target: 'phone', reason: 'content', validPhoneShare: 1 });
  });

  it('still shows a file without phones, so that a person sees what it is', async () => {
    const seen = await preview('客户号,姓名\nC1,李明\n');
    expect(seen.suggestedMapping.columns.some(({ target }) => target === 'phone')).toBe(false);
  });

  it.each([
    ['an empty file', '', 'file_empty', {}],
    ['a heading only', '客户号,手机号\n', 'list_empty_file', {}],
    ['a heading and blank rows', '客户号,手机号\n,\n\n', 'list_empty_file', {}],
    ['commas only', ',,,\n,,,\n', 'file_empty', {}],
    ['a PDF', '%PDF-1.7', 'file_not_recognised', { seen: 'pdf' }],
    ['a broken quotation mark', '客户号,手机号\nC1,"138\n', 'file_broken_quote', { row: 2 }],
    ['too many columns', `客户号,手机号${',x'.repeat(300)}\n`, 'file_too_wide', { row: 1 }],
  ])('refuses %s', async (_why, text, code, facts) => {
    expect(await refusalOf(() => preview(text))).toMatchObject({ code, facts });
  });
});
