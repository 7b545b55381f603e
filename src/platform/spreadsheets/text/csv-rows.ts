import type { Readable } from 'node:stream';
import { type CsvError, type Parser, parse } from 'csv-parse';
import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';
import type { SheetRow } from '../source.js';
import { type Delimiter, delimiterOf } from './delimiter.js';
import { decodeText, EncodingFault } from './text-encoding.js';

export interface CsvOptions {
  /** Found out from the first bytes when missing. */
  delimiter?: Delimiter;
  /** Called as bytes of the file are consumed, with their sum so far. */
  onBytes?: (bytes: number) => void;
}

/** The unfinished record, which csv-parse keeps on its public `state` though its types do not tell. A test notices if it goes. */
interface ParserState {
  quoting: boolean;
  record: unknown[];
}

/** So much text goes into the parser at once; a hostile row grows by no more than this before it is looked at. */
const SLICE_BYTES = 64 * 1024;

/**
 * The rows of a text table, one by one, blank ones included. Quotation marks are strict: a stray one would silently swallow rows.
 * @throws AppError file_broken_quote {row}, file_too_wide {row, limit}, file_too_long {row, limit}, file_encoding {row, encoding},
 * file_empty. `row` is the row in which the trouble begins.
 */
export async function* readCsvRows(source: Readable | AsyncIterable<Buffer>, options: CsvOptions = {}): AsyncGenerator<SheetRow> {
  const rows: SheetRow[] = [];
  const progress = { count: 0 };
  const plain = { delimiter: options.delimiter, rest: Buffer.alloc(0) as Buffer };
  let parser: Parser | null = null;
  let lastByte = 0;
  const parse = async (text: Buffer): Promise<void> => {
    parser ??= parserOf(plain.delimiter ?? delimiterOf(text.toString('utf8', 0, SLICE_BYTES)), rows, progress);
    await written(parser, text);
  };
  try {
    for await (const text of decodeText(counted(source, options.onBytes))) {
      lastByte = text[text.length - 1]!;
      plain.delimiter ??= delimiterOf(text.toString('utf8', 0, SLICE_BYTES));
      const strict = parser ? text : takePlainRows(plain, text, rows, progress);
      yield* rows.splice(0);
      for (let at = 0; at < strict.length; at += SLICE_BYTES) {
        await parse(strict.subarray(at, at + SLICE_BYTES));
        yield* rows.splice(0);
        refuseEndlessRow(parser!, progress.count + 1);
      }
    }
    if (lastByte === 0 && !parser && plain.rest.length === 0 && progress.count === 0) throw new AppError('file_empty');
    await parse(plain.rest);
    await ended(parser!);
    yield* rows.splice(0);
  } catch (error) {
    yield* rows.splice(0);
    if (!(error instanceof EncodingFault)) throw refusalOf(error, parser, progress.count + 1);
    if (plain.rest.length > 0) await parse(plain.rest).catch(() => undefined);
    if (parser) await ended(parser).catch(() => undefined);
    // The rows before the fault are all counted now, and the row it stands in too unless the fault is its very first byte.
    const row = lastByte === 0x0a || lastByte === 0x0d ? progress.count + 1 : Math.max(1, progress.count);
    throw new AppError('file_encoding', { row, encoding: error.encoding });
  } finally {
    (parser as Parser | null)?.destroy();
  }
}

interface PlainText {
  delimiter: Delimiter | undefined;
  /** The row that has not ended yet. */
  rest: Buffer;
}

/**
 * Most lists have no quotation mark at all; their lines need no parser, which would take as long as everything else. From the first mark,
 * lone carriage return or endless line on the parser has the word: answers what it is to read, nothing while the text is plain.
 */
function takePlainRows(plain: PlainText, text: Buffer, rows: SheetRow[], progress: { count: number }): Buffer {
  const whole = plain.rest.length > 0 ? Buffer.concat([plain.rest, text]) : text;
  plain.rest = Buffer.alloc(0);
  const end = whole.lastIndexOf(0x0a);
  const lines = whole.toString('utf8', 0, Math.max(0, end));
  const isPlain = whole.length - end <= LIMITS.rowBytes && !whole.includes(0x22) && !/\r(?!\n|$)/.test(lines);
  if (!isPlain) return whole;
  plain.rest = Buffer.from(whole.subarray(end + 1));
  if (end < 0) return Buffer.alloc(0);
  for (const line of lines.split('\n')) {
    const row = line.endsWith('\r') ? line.slice(0, -1) : line;
    // Characters are fewer than bytes, at most three times: what may be too long is looked at closely.
    if (row.length > LIMITS.rowBytes / 4 && Buffer.byteLength(row) > LIMITS.rowBytes)
      throw new AppError('file_too_long', { row: progress.count + 1, limitBytes: LIMITS.rowBytes });
    progress.count += 1;
    if (progress.count > LIMITS.textRows) throw new AppError('file_too_long', { row: progress.count, limit: LIMITS.textRows });
    rows.push({ row: progress.count, cells: withinWidth(row.split(plain.delimiter!), progress.count) });
  }
  return Buffer.alloc(0);
}

async function* counted(source: AsyncIterable<Buffer>, onBytes: CsvOptions['onBytes']): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield chunk;
  }
}

function parserOf(delimiter: Delimiter, rows: SheetRow[], progress: { count: number }): Parser {
  const parser = parse({
    delimiter,
    // All three are given, because a file pasted together from two systems mixes them and guessing by the first line merges rows.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LIMITS.rowBytes,
    on_record: (cells: string[]) => {
      progress.count += 1;
      if (progress.count > LIMITS.textRows) throw new AppError('file_too_long', { row: progress.count, limit: LIMITS.textRows });
      rows.push({ row: progress.count, cells: withinWidth(cells, progress.count) });
      return null;
    },
  });
  // Failures reach us through the write they belong to; without a listener the same error would end the process.
  parser.on('error', () => undefined);
  parser.resume();
  return parser;
}

function withinWidth(cells: string[], row: number): string[] {
  if (cells.length <= LIMITS.columns) return cells;
  if (cells.slice(LIMITS.columns).some((cell) => cell.trim() !== '')) throw new AppError('file_too_wide', { row, limit: LIMITS.columns });
  return cells.slice(0, LIMITS.columns);
}

function written(parser: Parser, text: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function ended(parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.once('error', reject);
    parser.once('end', resolve);
    parser.end();
  });
}

function stateOf(parser: Parser): ParserState {
  return (parser as unknown as { state: ParserState }).state;
}

/** csv-parse counts the text of a row, not its delimiters: a row of commas alone would grow for ever. */
function refuseEndlessRow(parser: Parser, row: number): void {
  if (stateOf(parser).record.length > LIMITS.writtenColumns) throw new AppError('file_too_wide', { row, limit: LIMITS.columns });
}

function refusalOf(error: unknown, parser: Parser | null, row: number): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error;
  switch ((error as CsvError).code) {
    case 'CSV_QUOTE_NOT_CLOSED':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new AppError('file_broken_quote', { row });
    case 'CSV_MAX_RECORD_SIZE':
      // An open quote runs on into the next rows; that is where the row limit strikes first.
      if (parser && stateOf(parser).quoting) return new AppError('file_broken_quote', { row });
      return new AppError('file_too_long', { row, limitBytes: LIMITS.rowBytes });
    default:
      return error;
  }
}
