import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { refusalOf } from '../../../test/support/refusal.js';
import { workbookFile } from '../../../test/support/workbook-file.js';
import { zipFile } from '../../../test/support/zip-file.js';
import { detectFile } from './detect-file.js';
import { bufferSource } from './source.js';

const detect = (bytes: Buffer, name = 'list.xlsx'): ReturnType<typeof detectFile> => detectFile(bufferSource(bytes), name);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ole = (entry: string): Buffer => Buffer.concat([OLE, Buffer.alloc(500), Buffer.from(entry, 'utf16le'), Buffer.alloc(500)]);

describe('what a file is', () => {
  const text = '客户号,姓名,手机号\nC1,李明,13800001111\n';
  it.each([
    ['a workbook', workbookFile({ rows: '' }), { kind: 'xlsx', sheets: ['名单'] }],
    ['a workbook of LibreOffice', readFileSync('test/fixtures/lists/made-by-libreoffice.xlsx'), { kind: 'xlsx', sheets: ['名单'] }],
    ['UTF-8', Buffer.from(text), { kind: 'text', encoding: 'utf-8', delimiter: ',' }],
    ['UTF-8 with a mark', Buffer.from('\uFEFF' + text), { kind: 'text', encoding: 'utf-8', delimiter: ',' }],
    [
      'GB18030 with rare characters',
      iconv.encode(text.replace('李明', '𠮷㛃'), 'gb18030'),
      { kind: 'text', encoding: 'gb18030', delimiter: ',' },
    ],
    [
      'UTF-16 of a spreadsheet',
      iconv.encode(text.replaceAll(',', '\t'), 'utf16-le', { addBOM: true }),
      { kind: 'text', encoding: 'utf-16le', delimiter: '\t' },
    ],
    ['pure ASCII', Buffer.from('id;phone\n1;13800001111\n'), { kind: 'text', encoding: 'utf-8', delimiter: ';' }],
    ['a heading that begins like a bitmap', Buffer.from('BM,phone\n1,13800001111\n'), { kind: 'text', encoding: 'utf-8', delimiter: ',' }],
    ['one column of numbers', Buffer.from('13800001111\n'), { kind: 'text', encoding: 'utf-8', delimiter: ',' }],
  ])('%s, whatever its name says', async (_why, bytes, expected) => {
    expect(await detect(bytes, '名单.dat')).toEqual(expected);
  });
});

describe('what is refused', () => {
  it.each([
    ['pdf', 'a PDF renamed', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3', 'latin1')],
    ['xls', 'an old workbook', ole('Workbook')],
    ['doc', 'an old letter', ole('WordDocument')],
    ['encrypted_workbook', 'a workbook with a password', ole('EncryptedPackage')],
    ['ole', 'something else in the same container', OLE],
    ['png', 'a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['jpeg', 'a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['bmp', 'a bitmap', Buffer.concat([Buffer.from('BM'), Buffer.alloc(20)])],
    ['gzip', 'a packed file', Buffer.from([0x1f, 0x8b, 8, 0])],
    ['zip', 'another archive', zipFile([{ name: 'a.txt', content: 'x' }])],
    ['docx', 'a letter', zipFile([{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }])],
    ['xlsb', 'a binary workbook', zipFile([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.bin' }])],
    ['ods', 'a workbook of LibreOffice in its own format', zipFile([{ name: 'META-INF/manifest.xml' }, { name: 'content.xml' }])],
    ['incomplete_workbook', 'a package without an index', zipFile([{ name: '[Content_Types].xml' }])],
    ['html', 'a web page that a system calls .xls', Buffer.from('<html xmlns:o="urn"><table><tr><td>1')],
    ['xml', 'an XML document', Buffer.from('<?xml version="1.0"?><a/>')],
    ['json', 'JSON', Buffer.from('[{"phone":"13800001111"}]')],
    ['binary', 'bytes that mean nothing', Buffer.from([1, 2, 3, 0, 4])],
  ])('%s: %s', async (seen, _why, bytes) => {
    expect(await refusalOf(() => detect(bytes))).toEqual({ code: 'file_not_recognised', facts: { seen, extension: 'xlsx' } });
  });

  it.each([
    ['nothing', Buffer.alloc(0), { code: 'file_empty', facts: {} }],
    ['blanks only', Buffer.from(' \r\n\r\n'), { code: 'file_empty', facts: {} }],
    ['a byte order mark only', Buffer.from('\uFEFF'), { code: 'file_empty', facts: {} }],
    ['neither encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), { code: 'file_encoding', facts: { encoding: null } }],
    ['an archive cut short', workbookFile({ rows: '' }).subarray(0, 200), { code: 'file_broken', facts: { reason: 'not_a_zip' } }],
  ])('%s', async (_why, bytes, refusal) => {
    expect(await refusalOf(() => detect(bytes))).toEqual(refusal);
  });

  it('never repeats the name of the file, which may hold a person', async () => {
    expect(await refusalOf(() => detect(Buffer.from('%PDF-1.7'), '李明13800001111'))).toEqual({
      code: 'file_not_recognised',
      facts: { seen: 'pdf', extension: null },
    });
  });
});
