import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { allOf } from '../../../test/support/refusal.js';
import { formulaSafe } from '../../shared/index.js';
import type { RejectLanguage } from './reject-codes.js';
import { type ReportedReject, rejectReportCsv, writeRejectReportXlsx } from './reject-report.js';
import { bufferSource, readCsvRows, readXlsxRows } from '../../platform/spreadsheets/index.js';

const REJECTS: ReportedReject[] = [
  { row: 5, code: 'phone_length', column: 2, heading: '手机号', masked: '13*******1' },
  { row: 6, code: 'row_blank', column: null, heading: null, masked: '' },
  { row: 7, code: 'priority_invalid', column: 27, heading: null, masked: '=HYPERLINK("http://x","y")' },
  { row: 8, code: 'row_too_short', column: null, heading: null, masked: '' },
  { row: 9, code: 'do_not_call', column: 2, heading: '@SUM(1)', masked: '138****1111' },
];

async function csv(rejects: Iterable<ReportedReject>, language: RejectLanguage): Promise<Buffer> {
  return Buffer.concat(await allOf(rejectReportCsv(rejects, language)));
}
async function xlsx(rejects: Iterable<ReportedReject>, language: RejectLanguage, rowsASheet?: number): Promise<Buffer> {
  const out = new PassThrough();
  const [file] = await Promise.all([buffer(out), writeRejectReportXlsx(rejects, language, out, rowsASheet)]);
  return file;
}

const ZH = [
  ['行号', '列', '代码', '说明', '内容（已脱敏）'],
  ['5', '手机号', 'phone_length', '号码位数不对', '13*******1'],
  ['7', 'AB', 'priority_invalid', '优先级应为 0 至 9 的整数', '\'=HYPERLINK("http://x","y")'],
  ['8', '', 'row_too_short', '该行列数不足', ''],
  ['9', "'@SUM(1)", 'do_not_call', '该客户在禁呼名单中', '138****1111'],
];

describe('the reject report', () => {
  it('as CSV begins with a byte order mark and reads back as written, without blank rows', async () => {
    const bytes = await csv(REJECTS, 'zh');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect((await allOf(readCsvRows(allBytes(bytes)))).map((row) => row.cells)).toEqual(ZH);
  });

  it('as a workbook says the same, with row numbers as numbers', async () => {
    const file = await xlsx(REJECTS, 'zh');
    expect((await allOf(readXlsxRows(bufferSource(file)))).map((row) => row.cells)).toEqual(ZH);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    expect(book.worksheets[0]?.getCell('A2').type).toBe(ExcelJS.ValueType.Number);
    expect(book.worksheets[0]?.getCell('E3').type).toBe(ExcelJS.ValueType.String);
  });

  it('speaks English too', async () => {
    expect((await csv(REJECTS, 'en')).toString()).toContain(
      '5,手机号,phone_length,The number has too few or too many digits,13*******1\r\n',
    );
  });

  it('goes on on another sheet when one is full', async () => {
    const rejects = Array.from({ length: 25 }, (_, index) => ({ ...REJECTS[0]!, row: index + 2 }));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await xlsx(rejects, 'en', 11)) as unknown as ArrayBuffer);
    expect(book.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toEqual([
      ['Not imported', 11],
      ['Not imported 2', 11],
      ['Not imported 3', 6],
    ]);
  });

  it('streams: a hundred thousand rows come in many pieces', async () => {
    const many = function* (): Generator<ReportedReject> {
      for (let row = 2; row < 100_002; row += 1) yield { ...REJECTS[0]!, row };
    };
    const pieces = await allOf(rejectReportCsv(many(), 'zh'));
    expect(pieces.length).toBeGreaterThan(100);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(128 * 1024);
  });
});

async function* allBytes(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

describe('formulaSafe (promise S12)', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1+1', "'＝1+1"],
    ['138****1111', '138****1111'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j → %j', (text, safe) => {
    expect(formulaSafe(text)).toBe(safe);
  });

  it('no cell of a report begins like a formula, whatever stands in the list', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `=${rest}`),
      fc.string().map((rest) => `\t@${rest}`),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (heading, masked) => {
        const rows = await allOf(
          readCsvRows(allBytes(await csv([{ row: 2, code: 'phone_letters', column: 1, heading, masked }], 'en')), { delimiter: ',' }),
        );
        expect(rows).toHaveLength(2);
        for (const cell of rows[1]!.cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
