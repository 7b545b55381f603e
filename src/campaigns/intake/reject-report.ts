import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { formulaSafe } from '../../shared/index.js';
import { LIMITS, workbookLibrary } from '../../platform/spreadsheets/index.js';
import { columnLetters } from './columns.js';
import { type Reject, REJECT_CODES, type RejectLanguage, rejectSentence } from './reject-codes.js';

/** A refused value with the row it stands in, counted as a person counts in the file. */
export interface ReportedReject extends Reject {
  row: number;
}

type Rejects = Iterable<ReportedReject> | AsyncIterable<ReportedReject>;

const HEADINGS: Record<RejectLanguage, readonly string[]> = {
  zh: ['行号', '列', '代码', '说明', '内容（已脱敏）'],
  en: ['Row', 'Column', 'Code', 'Reason', 'Value (masked)'],
};
const SHEET_NAMES: Record<RejectLanguage, string> = { zh: '未导入', en: 'Not imported' };
const WIDTHS = [10, 16, 30, 70, 28];
const BYTE_ORDER_MARK = '\uFEFF';
const CHUNK_CHARACTERS = 32_768;
/** So many rows are written before the file behind is given time to take them. */
const BREATH_ROWS = 2000;

/** The report as CSV: UTF-8 with a byte order mark (spreadsheets would guess the local encoding), CRLF, safe to open (S12). */
export async function* rejectReportCsv(rejects: Rejects, language: RejectLanguage): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK + csvLine(HEADINGS[language]);
  for await (const reject of rejects) {
    if (!isReported(reject)) continue;
    text += csvLine(cellsOf(reject, language));
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** The same as a workbook, streamed into `out`, which it ends. What does not fit on one sheet goes on on the next. */
export async function writeRejectReportXlsx(
  rejects: Rejects,
  language: RejectLanguage,
  out: Writable,
  rowsASheet: number = LIMITS.sheetRows,
): Promise<void> {
  const book = new (await workbookLibrary()).stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  let sheets = 0;
  let sheet: ExcelJS.Worksheet | null = null;
  let rows = 0;
  const nextSheet = (): ExcelJS.Worksheet => {
    sheet?.commit();
    sheets += 1;
    rows = 1;
    return headedSheet(book, language, sheets);
  };
  sheet = nextSheet();
  for await (const reject of rejects) {
    if (!isReported(reject)) continue;
    if (rows >= rowsASheet) sheet = nextSheet();
    sheet.addRow([reject.row, ...cellsOf(reject, language).slice(1)]).commit();
    rows += 1;
    if (rows % BREATH_ROWS === 0) await takenBy(out);
  }
  sheet.commit();
  await book.commit();
}

function headedSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, language: RejectLanguage, number: number): ExcelJS.Worksheet {
  const name = number === 1 ? SHEET_NAMES[language] : `${SHEET_NAMES[language]} ${number}`;
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = WIDTHS.map((width) => ({ width }));
  const heading = sheet.addRow([...HEADINGS[language]]);
  heading.font = { bold: true };
  heading.commit();
  return sheet;
}

/** exceljs does not wait for whoever reads the file: without this a long report piles up in memory. */
async function takenBy(out: Writable): Promise<void> {
  if (out.writableNeedDrain) await once(out, 'drain');
  await new Promise((resolve) => setImmediate(resolve));
}

function isReported(reject: ReportedReject): boolean {
  return REJECT_CODES[reject.code].loses !== 'silent';
}

function cellsOf(reject: ReportedReject, language: RejectLanguage): string[] {
  const column = reject.heading ?? (reject.column === null ? '' : columnLetters(reject.column));
  return [String(reject.row), formulaSafe(column), reject.code, rejectSentence(reject.code, language), formulaSafe(reject.masked)];
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\r\n';
}
