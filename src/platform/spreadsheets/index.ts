// Reads the tables people upload: what a file is by its bytes, its rows one by one as a person sees them. Hostile files are refused while they are
// read. Knows no framework and nothing of what the rows mean, so that a worker thread can load it alone.
export * from './limits.js';
export * from './source.js';
export { detectFile, type DetectedFile, openFile } from './detect-file.js';
export { DELIMITERS, type Delimiter } from './text/delimiter.js';
export type { TextEncoding } from './text/text-encoding.js';
export { type CsvOptions, readCsvRows } from './text/csv-rows.js';
export { openWorkbook, type Sheet, type Workbook } from './workbook/workbook.js';
export { readSheetRows, readXlsxRows, sheetOf, type XlsxOptions } from './workbook/xlsx-rows.js';
export { ZipParts } from './workbook/zip-parts.js';
export { readRows } from './read-rows.js';
export { ReadingThread } from './thread/reading-thread.js';
export { ThreadFile } from './thread/thread-file.js';
export { yieldToOthers } from './thread/yield-to-others.js';
export { workbookLibrary } from './workbook-library.js';
