import type ExcelJS from 'exceljs';
import { workbookLibrary } from '../../platform/index.js';
import { formulaSafe } from '../../shared/index.js';
import type { StatementDocument } from '../rules/statement-document.js';
import { headOf, LINE_HEADINGS, lineTitle, percent, reasonOf, TITLE, totalsOf, yuan } from './statement-words.js';

const MONEY = '#,##0.00;[Red]-#,##0.00';
/** A cell for people to calculate with; what is agreed stands in the document, in whole fen. */
const amount = (fen: string): number => Number(yuan(fen));

/** The statement as a workbook: totals, lines with their reasons, months, attended days. */
export async function statementWorkbook(document: StatementDocument, sha256: string): Promise<Buffer> {
  const book = new (await workbookLibrary()).Workbook();
  totalsSheet(book, document, sha256);
  linesSheet(book, document);
  monthsSheet(book, document);
  daysSheet(book, document);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function totalsSheet(book: ExcelJS.Workbook, document: StatementDocument, sha256: string): void {
  const sheet = book.addWorksheet('结算单');
  sheet.columns = [{ width: 30 }, { width: 70 }];
  sheet.addRow([TITLE]).font = { bold: true, size: 14 };
  for (const [label, value] of headOf(document, sha256)) sheet.addRow([label, formulaSafe(value)]);
  sheet.addRow([]);
  for (const [label, fen] of totalsOf(document)) {
    const cell = sheet.addRow([label, amount(fen)]).getCell(2);
    Object.assign(cell, { numFmt: MONEY, alignment: { horizontal: 'left' } });
  }
  sheet.lastRow!.font = { bold: true };
}

function linesSheet(book: ExcelJS.Workbook, { lines, provisional }: StatementDocument): void {
  const sheet = headed(book, '明细', LINE_HEADINGS, [8, 28, 12, 90, 14, 14, 14]);
  lines.forEach((line, index) => {
    const row = [index + 1, lineTitle(line), line.period, formulaSafe(reasonOf(line))];
    sheet.addRow([...row, amount(line.owedFen), amount(line.settledFen), amount(line.amountFen)]);
  });
  for (const column of [5, 6, 7]) sheet.getColumn(column).numFmt = MONEY;
  for (const { key, period, amountFen, why } of provisional) {
    const reason = reasonOf({ key, why: { fee: null, falsification: why, complaint: null } });
    sheet.addRow(['', '可申诉，未计入 Open to appeal', period, reason, amount(amountFen), '', '']);
  }
}

function monthsSheet(book: ExcelJS.Workbook, { months }: StatementDocument): void {
  const headings = ['月份', '服务日', '计费席位日', '超席位日', '人日', '成功', '重复', '不实', '系数'];
  const sheet = headed(book, '月度', headings, [10, 10, 12, 12, 10, 10, 10, 10, 24]);
  for (const month of months) {
    const { serviceDays, paidSeatDays, unpaidSeatDays, headDays, successes, duplicates, falseSuccesses, coefficients } = month;
    const shown = coefficients.map(({ termsVersion, coefficientBps }) => `${percent(coefficientBps)} (v${termsVersion})`).join(', ');
    sheet.addRow([month.month, serviceDays, paidSeatDays, unpaidSeatDays, headDays, successes, duplicates, falseSuccesses, shown]);
  }
}

function daysSheet(book: ExcelJS.Workbook, { lines }: StatementDocument): void {
  const sheet = headed(book, '出勤', ['项目', '席位', '日期', '条款版本'], [30, 14, 14, 12]);
  for (const { key, why } of lines) {
    for (const { termsVersion, attendedOn } of why.fee?.parts ?? [])
      for (const day of attendedOn) sheet.addRow([formulaSafe(key), formulaSafe(why.fee!.seat), day, termsVersion]);
  }
}

function headed(book: ExcelJS.Workbook, name: string, headings: readonly string[], widths: readonly number[]): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = widths.map((width) => ({ width }));
  sheet.addRow([...headings]).font = { bold: true };
  return sheet;
}
