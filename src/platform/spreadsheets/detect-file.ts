import { AppError } from '../../shared/index.js';
import { LIMITS } from './limits.js';
import type { RandomAccessSource } from './source.js';
import { type Delimiter, delimiterOf } from './text/delimiter.js';
import { beginningOf, byteOrderMark, encodingOf, type TextEncoding } from './text/text-encoding.js';
import { workbookOf, type Workbook } from './workbook/workbook.js';
import { ZipParts } from './workbook/zip-parts.js';

export type DetectedFile =
  | { kind: 'xlsx'; sheets: string[] }
  /** The encoding is that of the first 1 MiB: a file that is ASCII until then is read as what its first other byte begins. */
  | { kind: 'text'; encoding: TextEncoding; delimiter: Delimiter };

/** First bytes of what people upload by mistake. Order matters only where one is the beginning of another. */
const SIGNATURES: readonly [string, Buffer][] = [
  ['pdf', Buffer.from('%PDF-')],
  ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['gif', Buffer.from('GIF8')],
  ['bmp', Buffer.from('BM')],
  ['tiff', Buffer.from([0x49, 0x49, 0x2a, 0x00])],
  ['tiff', Buffer.from([0x4d, 0x4d, 0x00, 0x2a])],
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
  ['rar', Buffer.from('Rar!')],
  ['rtf', Buffer.from('{\\rtf')],
  ['exe', Buffer.from([0x4d, 0x5a, 0x90, 0x00])],
];
const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/**
 * What a file is by its bytes; its name only helps to say what the person probably meant.
 * @throws AppError file_empty, file_not_recognised {seen, extension}, file_broken, file_encoding
 */
export async function detectFile(source: RandomAccessSource, name: string): Promise<DetectedFile> {
  const { file } = await openFile(source, name);
  return file;
}

/** The same, keeping the open workbook for whoever reads on. */
export async function openFile(source: RandomAccessSource, name: string): Promise<{ file: DetectedFile; workbook: Workbook | null }> {
  if (source.size === 0) throw new AppError('file_empty');
  const head = await source.read(0, LIMITS.encodingSampleBytes);
  const refuse = (seen: string): never => {
    throw new AppError('file_not_recognised', { seen, extension: extensionOf(name) });
  };
  const signature = SIGNATURES.find(([, bytes]) => head.subarray(0, bytes.length).equals(bytes));
  // "BM" is a bitmap only in binary company; a heading may begin with it.
  if (signature && !(signature[0] === 'bmp' && !head.includes(0))) refuse(signature[0]);
  if (head.subarray(0, OLE.length).equals(OLE)) refuse(await oleKind(source));
  if (head.subarray(0, ZIP.length).equals(ZIP)) {
    const parts = await ZipParts.open(source);
    if (!parts.has('[Content_Types].xml') || !parts.has('xl/workbook.xml')) refuse(zipKind(parts));
    const workbook = await workbookOf(parts);
    return { file: { kind: 'xlsx', sheets: workbook.sheets.map((sheet) => sheet.name) }, workbook };
  }
  return { file: detectText(head, head.length === source.size, refuse), workbook: null };
}

function detectText(head: Buffer, complete: boolean, refuse: (seen: string) => never): DetectedFile {
  const mark = byteOrderMark(head);
  if (!mark && head.includes(0)) refuse('binary');
  const encoding = mark?.encoding ?? encodingOf(head, complete);
  if (!encoding) throw new AppError('file_encoding', { encoding: null });
  const text = beginningOf(head.subarray(0, 256 * 1024), encoding, mark?.bytes ?? 0);
  if (text.trim() === '') throw new AppError('file_empty');
  const markup = /^\s*(<!doctype|<html|<table|<\?xml|<[a-z]|[{[]\s*["{[])/i.exec(text);
  if (markup) refuse(markup[1]!.startsWith('<') ? (markup[1]!.toLowerCase() === '<?xml' ? 'xml' : 'html') : 'json');
  return { kind: 'text', encoding, delimiter: delimiterOf(text) };
}

/** Old .xls, .doc and password-protected workbooks share one container; the names in its directory tell which. */
async function oleKind(source: RandomAccessSource): Promise<string> {
  const bytes = Buffer.concat([await source.read(0, 1024 * 1024), await source.read(Math.max(0, source.size - 65_536), 65_536)]);
  const holds = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'encrypted_workbook';
  if (holds('WordDocument')) return 'doc';
  return holds('Workbook') || holds('Book') ? 'xls' : 'ole';
}

function zipKind(parts: ZipParts): string {
  if (parts.has('xl/workbook.bin')) return 'xlsb';
  if (parts.has('word/document.xml')) return 'docx';
  if (parts.has('ppt/presentation.xml')) return 'pptx';
  if (parts.has('META-INF/manifest.xml') && parts.has('content.xml')) return 'ods';
  if (parts.has('[Content_Types].xml')) return 'incomplete_workbook';
  return 'zip';
}

/** Lower case, at most eight letters: enough for a sentence, too little to carry a name. */
function extensionOf(name: string): string | null {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}
