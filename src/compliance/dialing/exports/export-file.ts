import ExcelJS from 'exceljs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { LIMITS } from '../../../platform/index.js';
import { formulaSafe } from '../../../shared/index.js';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.js';

export type ExportLanguage = 'zh-CN' | 'en';

/** One key of an entry that binds: a number or a written customer reference. */
export interface ExportedKey {
  entryId: string;
  number: string;
  customerRef: string;
  level: string;
  scope: string;
  source: string;
  reason: string;
  enteredAt: string;
  expiresAt: string;
}

const COLUMNS: readonly { heading: Readonly<Record<ExportLanguage, string>>; width: number; cell: (key: ExportedKey) => string }[] = [
  { heading: { 'zh-CN': '登记编号', en: 'Entry' }, width: 12, cell: ({ entryId }) => entryId },
  { heading: { 'zh-CN': '号码', en: 'Number' }, width: 18, cell: ({ number }) => number },
  { heading: { 'zh-CN': '客户号', en: 'Customer reference' }, width: 20, cell: ({ customerRef }) => customerRef },
  { heading: { 'zh-CN': '范围', en: 'Level' }, width: 12, cell: ({ level }) => level },
  { heading: { 'zh-CN': '产品或活动', en: 'Product or campaign' }, width: 24, cell: ({ scope }) => scope },
  { heading: { 'zh-CN': '来源', en: 'Source' }, width: 16, cell: ({ source }) => source },
  { heading: { 'zh-CN': '原因', en: 'Reason' }, width: 40, cell: ({ reason }) => reason },
  { heading: { 'zh-CN': '登记时间', en: 'Entered' }, width: 26, cell: ({ enteredAt }) => enteredAt },
  { heading: { 'zh-CN': '有效至', en: 'Binds until' }, width: 26, cell: ({ expiresAt }) => expiresAt },
];
const SHEET: Readonly<Record<ExportLanguage, string>> = { 'zh-CN': '停拨名单', en: 'Do-not-call' };
const ROWS_A_CHUNK = 1000;

/** A number is written without its plus sign: a spreadsheet takes what begins with one for a formula (S12). */
const cellsOf = (key: ExportedKey): string[] => COLUMNS.map(({ cell }) => formulaSafe(cell(key)));

export async function* exportCsv(keys: AsyncIterable<ExportedKey>, language: ExportLanguage): AsyncGenerator<Buffer> {
  let lines = [BYTE_ORDER_MARK + csvLine(COLUMNS.map(({ heading }) => heading[language]))];
  for await (const key of keys) {
    lines.push(csvLine(cellsOf(key)));
    if (lines.length < ROWS_A_CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

/** The same as a workbook, streamed into `out`, which it ends. What does not fit on one sheet goes on on the next. */
export async function writeExportXlsx(keys: AsyncIterable<ExportedKey>, language: ExportLanguage, out: Writable): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  let sheets = 0;
  let rows = 0;
  const nextSheet = (): ExcelJS.Worksheet => {
    sheets += 1;
    rows = 1;
    const sheet = book.addWorksheet(`${SHEET[language]}${sheets === 1 ? '' : ` ${sheets}`}`, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = COLUMNS.map(({ width }) => ({ width }));
    sheet.addRow(COLUMNS.map(({ heading }) => heading[language])).commit();
    return sheet;
  };
  let sheet = nextSheet();
  for await (const key of keys) {
    if (rows >= LIMITS.sheetRows) {
      sheet.commit();
      sheet = nextSheet();
    }
    sheet.addRow(cellsOf(key)).commit();
    rows += 1;
    if (rows % ROWS_A_CHUNK === 0 && out.writableNeedDrain) await once(out, 'drain');
  }
  sheet.commit();
  await book.commit();
}
