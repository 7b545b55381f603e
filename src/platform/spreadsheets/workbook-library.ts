import type ExcelJS from 'exceljs';

/** The library that writes workbooks, loaded with the first one: at the start of a process it would be a fifth of all that is loaded. */
export async function workbookLibrary(): Promise<typeof ExcelJS> {
  return (await import('exceljs')).default;
}
