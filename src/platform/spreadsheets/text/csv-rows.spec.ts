import { Readable } from 'node:stream';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { allOf, refusalOf } from '../../../../test/support/refusal.js';
import { LIMITS } from '../limits.js';
import { bufferSource, streamOf } from '../source.js';
import { type CsvOptions, readCsvRows } from './csv-rows.js';

/** The bytes in pieces of a given size, so that characters and line ends fall across chunks. */
function inPieces(bytes: Buffer, size: number): Readable {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  return Readable.from(pieces);
}

const cellsOf = async (bytes: Buffer | string, options: CsvOptions = {}, size = 64 * 1024): Promise<string[][]> =>
  (await allOf(readCsvRows(inPieces(Buffer.from(bytes), size), options))).map((row) => row.cells);

describe('reading', () => {
  const rows = [
    ['姓名', '手机号'],
    ['𠮷永㛃', '13800001111'],
    ['欧阳娜', '１３９０００１２２２２'],
  ];
  const text = rows.map((row) => row.join(',') + '\r\n').join('');

  it.each([
    ['plain UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF' + text)],
    ['GB18030 with characters of four bytes', iconv.encode(text, 'gb18030')],
    ['GB18030 with its own byte order mark', iconv.encode('\uFEFF' + text, 'gb18030', { addBOM: false })],
    ['UTF-16 little endian, as "Unicode text" of a spreadsheet', iconv.encode(text, 'utf16-le', { addBOM: true })],
    ['UTF-16 big endian', iconv.encode(text, 'utf16-be', { addBOM: true })],
  ])('%s, whole and byte by byte', async (_why, bytes) => {
    expect(await cellsOf(bytes, { delimiter: ',' })).toEqual(rows);
    expect(await cellsOf(bytes, { delimiter: ',' }, 1)).toEqual(rows);
    expect(await cellsOf(bytes, { delimiter: ',' }, 7)).toEqual(rows);
  });

  it.each([
    [
      'a quoted line break keeps one row',
      'a,b\n"x\ny",z\n',
      [
        ['a', 'b'],
        ['x\ny', 'z'],
      ],
    ],
    ['a doubled quotation mark is one', 'a\n"say ""hi"""\n', [['a'], ['say "hi"']]],
    [
      'mixed line ends are all line ends',
      'a,b\r\nc,d\ne,f\rg,h',
      [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
        ['g', 'h'],
      ],
    ],
    ['a missing last line end loses nothing', 'a\nb', [['a'], ['b']]],
    ['rows of different length stay as they are', 'a,b,c\nd\ne,f,g,h\n', [['a', 'b', 'c'], ['d'], ['e', 'f', 'g', 'h']]],
    ['blank rows keep their place', 'a\n\nb\n', [['a'], [''], ['b']]],
    [
      'semicolons',
      'a;b\nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'tabs',
      'a\tb\nc\td\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a full-width bar, commas in addresses',
      '名｜址\n李｜上海,浦东\n',
      [
        ['名', '址'],
        ['李', '上海,浦东'],
      ],
    ],
  ])('%s', async (_why, given, expected) => {
    expect(await cellsOf(given)).toEqual(expected);
  });

  it('numbers rows as a spreadsheet does, blank ones included', async () => {
    const read = await allOf(readCsvRows(Readable.from([Buffer.from('h\n\n"two\nlines"\nx\n')])));
    expect(read.map((row) => row.row)).toEqual([1, 2, 3, 4]);
  });

  it('tells how many bytes are consumed, up to the size of the file', async () => {
    const bytes = Buffer.from('号码\n' + '13800001111\n'.repeat(50_000));
    const seen: number[] = [];
    for await (const _ of readCsvRows(streamOf(bufferSource(bytes)), { onBytes: (sum) => seen.push(sum) }));
    expect(seen.length).toBeGreaterThan(5);
    expect(seen.at(-1)).toBe(bytes.length);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  });

  it('stops reading when the reader stops', async () => {
    let given = 0;
    const endless = async function* (): AsyncGenerator<Buffer> {
      for (;;) yield Buffer.from(`${(given += 1)},x\n`.repeat(1000));
    };
    for await (const row of readCsvRows(endless())) if (row.row === 10) break;
    expect(given).toBeLessThan(5);
  });

  it('reads back whatever is written with quotation marks', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replace(/[\uFFFD\uFEFF]/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('utf8', 'gb18030'),
        fc.integer({ min: 1, max: 40 }),
        async (table, encoding, size) => {
          const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + '\r\n').join('');
          // A few Chinese words first: two stray bytes alone are valid in both encodings, and no reader could tell.
          const bytes = iconv.encode('"客户姓名","联系电话"\r\n' + text, encoding);
          expect(await cellsOf(bytes, { delimiter: ',' }, size)).toEqual([['客户姓名', '联系电话'], ...table]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('encodings that show late', () => {
  const ascii = 'C1,13800001111\n'.repeat(200_000);

  it.each([
    ['UTF-8 after 3 MB of ASCII', Buffer.from(ascii + 'C2,李小明\n'), '李小明'],
    ['GB18030 after 3 MB of ASCII', Buffer.concat([Buffer.from(ascii), iconv.encode('C2,李小明\n', 'gb18030')]), '李小明'],
  ])('%s', async (_why, bytes, name) => {
    const rows = await cellsOf(bytes);
    expect(rows).toHaveLength(200_001);
    expect(rows.at(-1)).toEqual(['C2', name]);
  });

  const chinese = '客户甲乙丙,13800001111\n';
  it.each([
    [
      'a GB18030 row pasted into UTF-8',
      Buffer.concat([Buffer.from(chinese.repeat(99)), iconv.encode('李小明\n', 'gb18030')]),
      100,
      'utf-8',
    ],
    [
      'the same beyond the first mebibyte',
      Buffer.concat([Buffer.from(chinese.repeat(60_000)), iconv.encode('李小明\n', 'gb18030')]),
      60_001,
      'utf-8',
    ],
    ['a fault in the middle of a row', Buffer.concat([Buffer.from(chinese.repeat(99) + 'C9,'), Buffer.from([0xff, 0x0a])]), 100, 'utf-8'],
    [
      'a byte that GB18030 does not know',
      Buffer.concat([iconv.encode(chinese.repeat(60_000), 'gb18030'), Buffer.from([0xff, 0x0a])]),
      60_001,
      'gb18030',
    ],
    ['a character cut off at the end', Buffer.from(chinese.repeat(99) + '李').subarray(0, -1), 100, 'utf-8'],
    [
      'half a character in UTF-16',
      Buffer.concat([iconv.encode('客户\n', 'utf16-le', { addBOM: true }), Buffer.from([0x3d, 0xd8, 0x0a, 0x00])]),
      2,
      'utf-16le',
    ],
    ['neither the one nor the other', Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a]), 2, null],
  ])('%s is refused with its row', async (_why, bytes, row, encoding) => {
    expect(await refusalOf(() => cellsOf(bytes))).toEqual({ code: 'file_encoding', facts: { row, encoding } });
  });
});

describe('broken quotation marks', () => {
  const line = (row: number, name: string): string => `C${row},${name},13800001111\n`;
  const listWith = (broken: string): string =>
    Array.from({ length: 2000 }, (_, index) => line(index + 1, index + 1 === 900 ? broken : '李明')).join('');

  it.each([
    ['never closed, no other mark in the file', listWith('"李明')],
    ['never closed, and more than 64 KiB follow', listWith('"李明') + line(2001, '李明').repeat(10_000)],
    ['closed by the next quoted cell', listWith('"李明').replace(line(905, '李明'), line(905, '"李明"'))],
    ['text after the closing mark', listWith('"李"明')],
    ['a mark in the middle of a bare cell', listWith('李"明')],
    [
      'every cell is quoted, one mark is missing',
      listWith('李明')
        .replace(line(900, '李明'), 'C900,"李明,13800001111\n')
        .replace(/李明(?=,)/g, '"李明"')
        .replace('""李明""', '"李明'),
    ],
  ])('%s: refused with row 900', async (_why, text) => {
    expect(await refusalOf(() => cellsOf(text))).toEqual({ code: 'file_broken_quote', facts: { row: 900 } });
  });

  it('hands on the rows before it', async () => {
    const rows: number[] = [];
    await refusalOf(async () => {
      for await (const row of readCsvRows(Readable.from([Buffer.from(listWith('"李"明'))]))) rows.push(row.row);
    });
    expect(rows.at(-1)).toBe(899);
  });
});

describe('limits', () => {
  const wide = (columns: number): string => Array.from({ length: columns }, () => 'x').join(',');
  it.each([
    ['300 columns are read', `${wide(300)}\n`, null],
    ['301 columns are too many', `a\n${wide(301)}\n`, { code: 'file_too_wide', facts: { row: 2, limit: 300 } }],
    ['empty columns beyond the 300th do not count', `a${','.repeat(16_000)}\n`, null],
    ['two million empty columns', `a\n${','.repeat(2_000_000)}\n`, { code: 'file_too_wide', facts: { row: 2, limit: 300 } }],
    ['two million filled columns', `a\n${wide(2_000_000)}\n`, { code: 'file_too_wide', facts: { row: 2, limit: 300 } }],
    ['a cell of 60,000 characters', `a,b\n${'x'.repeat(60_000)},b\n`, null],
    ['a row longer than 64 KiB', `a,b\n${'x'.repeat(70_000)},b\n`, { code: 'file_too_long', facts: { row: 2, limitBytes: 65_536 } }],
    ['nothing at all', '', { code: 'file_empty', facts: {} }],
    ['a byte order mark and nothing else', '\uFEFF', { code: 'file_empty', facts: {} }],
  ])('%s', async (_why, text, refusal) => {
    expect(await refusalOf(() => cellsOf(text, { delimiter: ',' }))).toEqual(refusal);
  });

  it('drops the empty columns beyond the limit', async () => {
    expect((await cellsOf(`a${','.repeat(16_000)}\n`, { delimiter: ',' }))[0]).toHaveLength(LIMITS.columns);
  });

  it('refuses a row without end while it is still coming', async () => {
    let given = 0;
    const commas = async function* (): AsyncGenerator<Buffer> {
      for (;;) {
        given += 1;
        yield Buffer.alloc(65_536, ',');
      }
    };
    expect(await refusalOf(() => allOf(readCsvRows(commas(), { delimiter: ',' })))).toMatchObject({ code: 'file_too_wide' });
    expect(given).toBeLessThan(4);
  });
});
