// Makes customers of a bank's target list: what its columns mean, which rows become customers and why others do not.
// Never touches a database, never keeps a file, never shows or logs a whole number.
export { COLUMN_TARGETS, type ColumnTarget, meaningOf } from './heading-words.js';
export * from './columns.js';
export * from './prospect.js';
export * from './normalise-row.js';
export * from './reject-codes.js';
export * from './row-rules.js';
export { type FilePreview, previewFile } from './preview.js';
export { type ReportedReject, rejectReportCsv, writeRejectReportXlsx } from './reject-report.js';
export { type Gender, maskName, surnameAndTitle, surnameOf } from './surname.js';
export { maskValue } from './masked-value.js';
