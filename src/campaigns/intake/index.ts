// Reads a bank's target list: what the file is, its rows, what its columns mean, which rows become customers and why others do not.
// Never touches a database, never keeps a file, never shows or logs a whole number.
export * from './limits.js';
export * from './source.js';
export { detectFile, type DetectedFile } from './detect-file.js';
export { DELIMITERS, type Delimiter } from './text/delimiter.js';
export type { TextEncoding } from './text/text-encoding.js';
export { type CsvOptions, readCsvRows } from './text/csv-rows.js';
export { openWorkbook, type Sheet, type Workbook } from './workbook/workbook.js';
export { readXlsxRows, type XlsxOptions } from './workbook/xlsx-rows.js';
export { readRows } from './read-rows.js';
export { COLUMN_TARGETS, type ColumnTarget, meaningOf } from './heading-words.js';
export * from './columns.js';
export * from './prospect.js';
export * from './normalise-row.js';
export * from './reject-codes.js';
export { type FilePreview, previewFile } from './preview.js';
export { type ReportedReject, rejectReportCsv, writeRejectReportXlsx } from './reject-report.js';
export { type Gender, maskName, surnameAndTitle, surnameOf } from './surname.js';
export { maskValue } from './masked-value.js';
