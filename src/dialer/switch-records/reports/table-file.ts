import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { LIMITS, workbookLibrary } from '../../../platform/index.js';
import { formulaSafe } from '../../../shared/index.js';

export type ReportLanguage = 'zh-CN' | 'en';

/** A table to be downloaded: texts as they are, made safe to open here (S12). */
export interface ReportTable {
  sheet: string;
  headings: readonly string[];
  rows: AsyncIterable<readonly string[]>;
}

const BYTE_ORDER_MARK = '\uFEFF';
const CHUNK_CHARACTERS = 32_768;
/** So many rows are written before the file behind is given time to take them. */
const BREATH_ROWS = 2000;
const COLUMN_WIDTH = 22;

/** As CSV: UTF-8 with a byte order mark, because spreadsheets would guess the local encoding. */
export async function* tableCsv({ headings, rows }: ReportTable): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK + csvLine(headings);
  for await (const row of rows) {
    text += csvLine(row);
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** The same as a workbook, streamed into `out`, which it ends. What a sheet cannot hold goes on on the next. */
export async function writeTableXlsx({ sheet: name, headings, rows }: ReportTable, out: Writable): Promise<void> {
  const book = new (await workbookLibrary()).stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  let sheets = 0;
  let written = 0;
  const nextSheet = (): ExcelJS.Worksheet => {
    sheets += 1;
    written = 1;
    const sheet = book.addWorksheet(sheets === 1 ? name : `${name} ${sheets}`, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = headings.map(() => ({ width: COLUMN_WIDTH }));
    const heading = sheet.addRow([...headings]);
    heading.font = { bold: true };
    heading.commit();
    return sheet;
  };
  let sheet = nextSheet();
  for await (const row of rows) {
    if (written >= LIMITS.sheetRows) {
      sheet.commit();
      sheet = nextSheet();
    }
    sheet.addRow(row.map(formulaSafe)).commit();
    written += 1;
    // exceljs does not wait for whoever reads the file: without this a long report piles up in memory.
    if (written % BREATH_ROWS === 0 && out.writableNeedDrain) await once(out, 'drain');
  }
  sheet.commit();
  await book.commit();
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => quoted(formulaSafe(cell))).join(',') + '\r\n';
}

const quoted = (cell: string): string => (/[",\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
