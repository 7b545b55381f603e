import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import type { DemoList } from './customers.js';

const PHONE_COLUMN = 3;
const AMOUNT_COLUMN = 8;
const CONSENT_COLUMN = 9;

/** The list as a GB18030 text with commas and CRLF, as a Chinese spreadsheet saves it. */
export function csvFile(list: Pick<DemoList, 'headings' | 'rows'>): Buffer {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\r\n';
  return iconv.encode([list.headings, ...list.rows].map(line).join(''), 'gb18030');
}

/** The list as a workbook the way people keep one: half of the plain numbers stored as numbers, amounts as numbers, dates as dates. */
export async function xlsxFile(list: DemoList): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = new Date(Date.UTC(2026, 8, 1));
  const sheet = book.addWorksheet('营销名单', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(list.headings).font = { bold: true };
  sheet.columns.forEach((column) => (column.width = 14));
  list.rows.forEach((cells, index) => {
    const values = cells.map((cell, column) => cellValue(cell, column, index));
    sheet.addRow(values).getCell(CONSENT_COLUMN + 1).numFmt = 'yyyy-mm-dd';
  });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function cellValue(cell: string, column: number, index: number): ExcelJS.CellValue {
  if (cell === '') return null;
  if (column === AMOUNT_COLUMN) return Number(cell);
  if (column === CONSENT_COLUMN) return new Date(`${cell}T00:00:00Z`);
  return column === PHONE_COLUMN && index % 2 === 0 && /^\d{11}$/.test(cell) ? Number(cell) : cell;
}
