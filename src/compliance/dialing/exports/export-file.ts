import type ExcelJS from 'exceljs';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { LIMITS, workbookLibrary } from '../../../platform/index.js';
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

const WORDS: Readonly<Record<string, Readonly<Record<ExportLanguage, string>>>> = {
  global: { 'zh-CN': '全行', en: 'All calling' },
  product: { 'zh-CN': '产品', en: 'Product' },
  campaign: { 'zh-CN': '活动', en: 'Campaign' },
  strong_refusal: { 'zh-CN': '强烈拒绝', en: 'Strong refusal' },
  manual: { 'zh-CN': '人工登记', en: 'Entered' },
  import: { 'zh-CN': '导入', en: 'Imported' },
};

/** An entry that a call made carries the outcome's code as its reason. */
function wordFor(code: string, language: ExportLanguage): string {
  return WORDS[code]?.[language] ?? code;
}

const COLUMNS: readonly {
  heading: Readonly<Record<ExportLanguage, string>>;
  width: number;
  cell: (key: ExportedKey, language: ExportLanguage) => string;
}[] = [
  { heading: { 'zh-CN': '登记编号', en: 'Entry' }, width: 12, cell: ({ entryId }) => entryId },
  { heading: { 'zh-CN': '号码', en: 'Number' }, width: 18, cell: ({ number }) => number },
  { heading: { 'zh-CN': '客户号', en: 'Customer reference' }, width: 20, cell: ({ customerRef }) => customerRef },
  { heading: { 'zh-CN': '范围', en: 'Level' }, width: 12, cell: ({ level }, language) => wordFor(level, language) },
  { heading: { 'zh-CN': '产品或活动', en: 'Product or campaign' }, width: 24, cell: ({ scope }) => scope },
  { heading: { 'zh-CN': '来源', en: 'Source' }, width: 16, cell: ({ source }, language) => wordFor(source, language) },
  { heading: { 'zh-CN': '原因', en: 'Reason' }, width: 40, cell: ({ reason }, language) => wordFor(reason, language) },
  { heading: { 'zh-CN': '登记时间', en: 'Entered' }, width: 26, cell: ({ enteredAt }) => enteredAt },
  { heading: { 'zh-CN': '有效至', en: 'Binds until' }, width: 26, cell: ({ expiresAt }) => expiresAt },
];
const SHEET: Readonly<Record<ExportLanguage, string>> = { 'zh-CN': '停拨名单', en: 'Do-not-call' };
const ROWS_A_CHUNK = 1000;

/** A number is written without its plus sign: a spreadsheet takes what begins with one for a formula (S12). */
const cellsOf = (key: ExportedKey, language: ExportLanguage): string[] => COLUMNS.map(({ cell }) => formulaSafe(cell(key, language)));

export async function* exportCsv(keys: AsyncIterable<ExportedKey>, language: ExportLanguage): AsyncGenerator<Buffer> {
  let lines = [BYTE_ORDER_MARK + csvLine(COLUMNS.map(({ heading }) => heading[language]))];
  for await (const key of keys) {
    lines.push(csvLine(cellsOf(key, language)));
    if (lines.length < ROWS_A_CHUNK) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''));
}

/** The same as a workbook, streamed into `out`, which it ends. What does not fit on one sheet goes on on the next. */
export async function writeExportXlsx(keys: AsyncIterable<ExportedKey>, language: ExportLanguage, out: Writable): Promise<void> {
  const book = new (await workbookLibrary()).stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
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
    sheet.addRow(cellsOf(key, language)).commit();
    rows += 1;
    if (rows % ROWS_A_CHUNK === 0 && out.writableNeedDrain) await once(out, 'drain');
  }
  sheet.commit();
  await book.commit();
}
