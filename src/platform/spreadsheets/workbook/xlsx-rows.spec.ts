import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { allOf, refusalOf } from '../../../../test/support/refusal.js';
import { rowXml, textCell, workbookFile, type HandMadeWorkbook } from '../../../../test/support/workbook-file.js';
import { bufferSource, type RandomAccessSource } from '../source.js';
import { openWorkbook } from './workbook.js';
import { readXlsxRows, type XlsxOptions } from './xlsx-rows.js';

const read = (file: Buffer, options: XlsxOptions = {}): ReturnType<typeof allOf<{ row: number; cells: string[] }>> =>
  allOf(readXlsxRows(bufferSource(file), options));
const cellsOf = async (given: HandMadeWorkbook): Promise<string[][]> => (await read(workbookFile(given))).map((row) => row.cells);

describe('a workbook written by LibreOffice', () => {
  const file = readFileSync('test/fixtures/lists/made-by-libreoffice.xlsx');

  it('reads as its author sees it', async () => {
    expect(await read(file)).toEqual([
      { row: 1, cells: ['第三季度贷款营销名单'] },
      { row: 2, cells: ['客户号', '客户姓名', '手机号码', '授信额度', '授权日期', '利率', '是否同意'] },
      // Padded zeros, rich text with rare characters, a number, a formula, a Chinese date, a percentage, a boolean.
      { row: 3, cells: ['00000042', '𠮷永㛃', '13800001111', '50000', '2026-08-15', '4.35%', '1'] },
      { row: 5, cells: ['C002', '欧阳娜', '１３９ ０００１ ２２２２', '', '', '', ''] },
    ]);
  });

  it('lists its visible sheets only', async () => {
    expect((await openWorkbook(bufferSource(file))).sheets.map((sheet) => sheet.name)).toEqual(['名单']);
  });
});

describe('workbooks written by exceljs', () => {
  async function written(shared: boolean): Promise<Buffer> {
    const out = new PassThrough();
    const file = buffer(out);
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: shared, useStyles: true });
    const sheet = book.addWorksheet('名单');
    sheet.addRow(['客户号', '姓名', '手机号', '授权日期', '同意', '额度']).commit();
    const row = sheet.addRow([
      'C1',
      { richText: [{ text: '欧' }, { font: { bold: true }, text: '阳娜' }] },
      13800001111,
      new Date(Date.UTC(2026, 7, 15)),
      true,
    ]);
    row.getCell(4).numFmt = 'yyyy/m/d';
    row.getCell(6).value = { formula: '100000/2', result: 50000 };
    row.commit();
    sheet.commit();
    await book.commit();
    return file;
  }

  it.each([
    ['shared strings', true],
    ['inline strings', false],
  ])('with %s', async (_why, shared) => {
    expect((await read(await written(shared))).map((row) => row.cells)).toEqual([
      ['客户号', '姓名', '手机号', '授权日期', '同意', '额度'],
      ['C1', '欧阳娜', '13800001111', '2026-08-15', 'TRUE', '50000'],
    ]);
  });

  it('tells how many bytes are consumed, never more than the file has', async () => {
    const file = await written(true);
    const seen: number[] = [];
    await read(file, { onBytes: (bytes) => seen.push(bytes) });
    expect(seen.length).toBeGreaterThan(0);
    expect(Math.max(...seen)).toBeLessThan(file.length);
  });
});

describe('cells', () => {
  it.each<[string, HandMadeWorkbook, string[][]]>([
    ['cells without references stand in order', { rows: '<row><c t="str"><v>a</v></c><c><v>2</v></c></row>' }, [['a', '2']]],
    [
      'gaps between references are empty cells',
      { rows: rowXml(1, [textCell('B1', 'b'), textCell('AB1', 'x')]) },
      [['', 'b', ...Array<string>(25).fill(''), 'x']],
    ],
    [
      'short rows are filled up to the widest so far',
      { rows: rowXml(1, [textCell('C1', 'c')]) + rowXml(2, [textCell('A2', 'a')]) },
      [
        ['', '', 'c'],
        ['a', '', ''],
      ],
    ],
    [
      'phonetic readings are not part of the text',
      { rows: rowXml(1, ['<c r="A1" t="s"><v>0</v></c>']), strings: '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>' },
      [['東京']],
    ],
    [
      'nor in an inline string',
      { rows: '<row><c t="inlineStr"><is><r><t>東</t></r><rPh><t>トウ</t></rPh><r><t>京</t></r></is></c></row>' },
      [['東京']],
    ],
    ['the five entities and numbers of characters', { rows: rowXml(1, [textCell('A1', '&lt;李&amp;&#x1F600;&gt;')]) }, [['<李&😀>']]],
    ['_x000D_ is a control character', { rows: rowXml(1, [textCell('A1', 'a_x000A_b')]) }, [['a\nb']]],
    ['character data sections', { rows: rowXml(1, [textCell('A1', '<![CDATA[a<b]]>')]) }, [['a<b']]],
    ['an error value is shown as it is', { rows: '<row><c t="e"><v>#N/A</v></c></row>' }, [['#N/A']]],
    ['the formula itself is not read', { rows: '<row><c><f>1+1</f><v>2</v></c></row>' }, [['2']]],
    ['a formula without a cached value is empty', { rows: '<row><c t="str"><f>A2</f></c><c><v>1</v></c></row>' }, [['', '1']]],
    [
      'tags with a namespace prefix',
      {
        parts: {
          'xl/worksheets/sheet1.xml': {
            content:
              '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>',
          },
        },
      },
      [['5']],
    ],
    [
      'dates by a style of the workbook',
      {
        rows: '<row><c s="1"><v>46249</v></c></row>',
        styles: '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      },
      [['2026-08-15']],
    ],
    [
      'dates counted from 1904',
      {
        rows: '<row><c s="0"><v>44787</v></c></row>',
        styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
        properties: '<workbookPr date1904="1"/>',
      },
      [['2026-08-15']],
    ],
    ['a style that does not exist is plain', { rows: '<row><c s="9"><v>46249</v></c></row>' }, [['46249']]],
    [
      'formatted empty cells to the last column are nothing',
      { rows: '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>' },
      [['1']],
    ],
    [
      'rows that hold nothing are left out',
      { rows: '<row r="1"/><row r="2"><c r="A2" s="1"/></row><row r="3"><c r="A3"><v>1</v></c></row>' },
      [['1']],
    ],
    ['a text that only looks rounded stays as it is', { rows: rowXml(1, [textCell('A1', '1.38E+10')]) }, [['1.38E+10']]],
    ['archives with the long records of zip64', { rows: '<row><c><v>7</v></c></row>', zip64: true }, [['7']]],
    [
      'a stored part',
      {
        parts: {
          'xl/worksheets/sheet1.xml': { content: '<worksheet><sheetData><row><c><v>8</v></c></row></sheetData></worksheet>', method: 0 },
        },
      },
      [['8']],
    ],
    [
      'part names in another case',
      {
        parts: {
          'xl/worksheets/sheet1.xml': null,
          'XL/Worksheets/Sheet1.XML': { content: '<worksheet><sheetData><row><c><v>9</v></c></row></sheetData></worksheet>' },
        },
      },
      [['9']],
    ],
  ])('%s', async (_why, given, expected) => {
    expect(await cellsOf(given)).toEqual(expected);
  });
});

describe('sheets', () => {
  const two = workbookFile({
    sheets:
      '<sheet name="内部" state="veryHidden" r:id="rId1"/><sheet name="甲" r:id="rId2"/><sheet name="乙" r:id="rId1"/><sheet name="图" r:id="rId99"/>',
    rows: '<row><c><v>1</v></c></row>',
    parts: { 'xl/worksheets/sheet2.xml': { content: '<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>' } },
  });

  it.each([
    ['the first visible one', undefined, [['2']]],
    ['one by its name', '乙', [['1']]],
  ])('%s', async (_why, sheet, expected) => {
    expect((await read(two, { sheet })).map((row) => row.cells)).toEqual(expected);
  });

  it('refuses a hidden or unknown one, naming those there are', async () => {
    expect(await refusalOf(() => read(two, { sheet: '内部' }))).toEqual({
      code: 'mapping_invalid',
      facts: { reason: 'sheet_missing', sheets: ['甲', '乙'] },
    });
  });
});

describe('damaged and hostile workbooks', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const sheet = (content: string | Buffer): HandMadeWorkbook => ({ parts: { 'xl/worksheets/sheet1.xml': { content } } });
  it.each<[string, HandMadeWorkbook, string, Record<string, unknown>]>([
    ['a path that climbs out', { rows: row, parts: { '../../etc/passwd': { content: 'x' } } }, 'file_broken', { reason: 'part_name' }],
    ['an absolute path', { rows: row, parts: { '/etc/passwd': { content: 'x' } } }, 'file_broken', { reason: 'part_name' }],
    ['two parts of one name', { rows: row, parts: { 'XL/workbook.xml': { content: 'x' } } }, 'file_broken', { reason: 'duplicate_part' }],
    ['an encrypted part', { parts: { 'xl/worksheets/sheet1.xml': { content: 'x', flags: 1 } } }, 'file_broken', { reason: 'encrypted' }],
    ['strong encryption', { rows: row, parts: { a: { content: 'x', flags: 0x41 } } }, 'file_broken', { reason: 'encrypted' }],
    [
      'an unknown compression',
      { parts: { 'xl/worksheets/sheet1.xml': { raw: Buffer.from('x'), method: 12 } } },
      'file_broken',
      { reason: 'compression' },
    ],
    [
      'a wrong checksum',
      { parts: { 'xl/worksheets/sheet1.xml': { content: `<worksheet>${row}</worksheet>`, crc: 1 } } },
      'file_broken',
      { reason: 'checksum' },
    ],
    [
      'a damaged stream',
      { parts: { 'xl/worksheets/sheet1.xml': { raw: Buffer.from('this is no deflate stream') } } },
      'file_broken',
      { reason: 'damaged' },
    ],
    ['a missing sheet', { parts: { 'xl/worksheets/sheet1.xml': null } }, 'file_broken', { reason: 'part_missing' }],
    ['a missing index', { parts: { 'xl/workbook.xml': null } }, 'file_broken', { reason: 'part_missing' }],
    ['missing relations', { parts: { 'xl/_rels/workbook.xml.rels': null } }, 'file_broken', { reason: 'part_missing' }],
    ['no visible sheet', { sheets: '<sheet name="a" state="hidden" r:id="rId1"/>' }, 'file_broken', { reason: 'no_visible_sheet' }],
    [
      'a shared string that is not there',
      { rows: '<row r="1"><c t="s"><v>3</v></c></row>', strings: '<si><t>a</t></si>' },
      'file_broken',
      { reason: 'string_missing', row: 1 },
    ],
    ['unclosed XML', sheet('<worksheet><sheetData>'), 'file_broken', { reason: 'xml' }],
    ['XML that is not UTF-8', sheet(Buffer.from('<worksheet>\xff</worksheet>', 'latin1')), 'file_broken', { reason: 'xml_encoding' }],
    [
      'a document type with entities',
      sheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
      'file_broken',
      { reason: 'doctype' },
    ],
    [
      'an unknown entity',
      sheet('<worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>'),
      'file_broken',
      { reason: 'xml' },
    ],
    ['rows that go backwards', { rows: row + row }, 'file_broken', { reason: 'row_order', row: 1 }],
    ['a row beyond the last', { rows: row.replace('r="1"', 'r="1048577"') }, 'file_too_long', { limit: 1_048_576 }],
    ['a value in column 301', { rows: rowXml(7, [textCell('KO7', 'x')]) }, 'file_too_wide', { row: 7, limit: 300 }],
    ['a column beyond XFD', { rows: rowXml(7, [textCell('XFE7', 'x')]) }, 'file_too_wide', { row: 7 }],
    ['no cell reference at all', { rows: rowXml(7, [textCell('7', 'x')]) }, 'file_too_wide', { row: 7 }],
    ['two million cells in a row', { rows: `<row>${'<c/>'.repeat(2_000_000)}</row>` }, 'file_too_wide', { row: 1 }],
    [
      'a row longer than 64 KiB',
      {
        rows: rowXml(
          3,
          ['A', 'B', 'C'].map((letter) => textCell(`${letter}3`, 'x'.repeat(30_000))),
        ),
      },
      'file_too_long',
      { row: 3, limitBytes: 65_536 },
    ],
    ['a cell longer than 64 KiB', { rows: rowXml(3, [textCell('A3', 'x'.repeat(70_000))]) }, 'file_too_long', { row: 3 }],
  ])('%s', async (_why, given, code, facts) => {
    expect(await refusalOf(() => read(workbookFile(given)))).toMatchObject({ code, facts });
  });

  it.each([
    ['cut in half', (file: Buffer) => file.subarray(0, file.length / 2)],
    ['with bytes appended', (file: Buffer) => Buffer.concat([file, Buffer.alloc(100)])],
    ['with its directory overwritten', (file: Buffer) => Buffer.concat([file.subarray(0, -60), Buffer.alloc(60, 1)])],
  ])('a file %s', async (_why, damage) => {
    expect(await refusalOf(() => read(damage(workbookFile({ rows: row }))))).toMatchObject({
      code: 'file_broken',
      facts: { reason: 'not_a_zip' },
    });
  });

  it('keeps a failing store apart from a broken file', async () => {
    const file = workbookFile({ rows: row });
    const failing: RandomAccessSource = { size: file.length, read: () => Promise.reject(new Error('the store is down')) };
    await expect(allOf(readXlsxRows(failing))).rejects.toThrow('the store is down');
  });

  it('survives a flip of any single byte: rows or a refusal, never another error', async () => {
    const file = workbookFile({ rows: row, strings: '<si><t>a</t></si>', styles: '<cellXfs/>' });
    for (let at = 0; at < file.length; at += 1) {
      const flipped = Buffer.from(file);
      flipped[at] = flipped[at]! ^ 0xff;
      await refusalOf(() => read(flipped));
    }
  });
});
