import { AppError } from '../../../shared/index.js';
import { LIMITS } from '../limits.js';
import type { RandomAccessSource, SheetRow } from '../source.js';
import { readCellFormats } from './cell-format.js';
import { readSharedStrings } from './shared-strings.js';
import { SheetReader } from './sheet-reader.js';
import { openWorkbook, type Sheet, type Workbook } from './workbook.js';
import { readXmlPart } from './xml-part.js';

export interface XlsxOptions {
  /** Name of a visible sheet; the first visible one when missing. */
  sheet?: string;
  /** Called as bytes of the file are consumed, with their sum so far; it stays a little below the size of the file. */
  onBytes?: (bytes: number) => void;
}

/**
 * The rows of one sheet of an .xlsx workbook, one by one, without those that hold nothing. Cells are text as a person sees it.
 * @throws AppError file_broken {reason, part, row}, file_too_wide {row}, file_too_long {row}, mapping_invalid {reason: 'sheet_missing'}
 */
export async function* readXlsxRows(source: RandomAccessSource, options: XlsxOptions = {}): AsyncGenerator<SheetRow> {
  const workbook = await openWorkbook(source);
  yield* readSheetRows(workbook, sheetOf(workbook, options.sheet), options.onBytes);
}

/** The sheet of that name, or the first. */
export function sheetOf(workbook: Workbook, name: string | undefined): Sheet {
  const sheet = name === undefined ? workbook.sheets[0] : workbook.sheets.find((candidate) => candidate.name === name);
  if (!sheet) throw new AppError('mapping_invalid', { reason: 'sheet_missing', sheets: workbook.sheets.map((known) => known.name) });
  return sheet;
}

/** The rows of one sheet of an open workbook. `onInflated` counts the sheet's own bytes, for an estimate of its length. */
export async function* readSheetRows(
  workbook: Workbook,
  sheet: Sheet,
  onBytes?: (bytes: number) => void,
  onInflated?: (bytes: number) => void,
): AsyncGenerator<SheetRow> {
  const { parts, stringsPart, stylesPart, date1904 } = workbook;
  let stringsBytes = 0;
  const strings = stringsPart
    ? await readSharedStrings(parts, stringsPart, (bytes) => {
        stringsBytes = bytes;
        onBytes?.(bytes);
      })
    : null;
  const formats = await readCellFormats(parts, stylesPart);
  const reader = new SheetReader({ strings, formats, date1904, part: sheet.part });
  const chunks = parts.inflate(sheet.part, LIMITS.sheetInflatedBytes, (bytes) => onBytes?.(stringsBytes + bytes));
  for await (const _ of readXmlPart(counted(chunks, onInflated), sheet.part, reader)) yield* reader.rows.splice(0);
}

async function* counted(chunks: AsyncIterable<Buffer>, onBytes?: (bytes: number) => void): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    onBytes?.(bytes);
    yield chunk;
  }
}
