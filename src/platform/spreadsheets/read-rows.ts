import type { DetectedFile } from './detect-file.js';
import { chunksOf, type RandomAccessSource, type SheetRow } from './source.js';
import { readCsvRows } from './text/csv-rows.js';
import { readXlsxRows } from './workbook/xlsx-rows.js';

/** The rows of a detected file, whichever kind it is. `onBytes` counts toward `source.size`. */
export function readRows(
  source: RandomAccessSource,
  file: DetectedFile,
  options: { sheet?: string; onBytes?: (bytes: number) => void } = {},
): AsyncGenerator<SheetRow> {
  if (file.kind === 'xlsx') return readXlsxRows(source, options);
  return readCsvRows(chunksOf(source), { delimiter: file.delimiter, onBytes: options.onBytes });
}
