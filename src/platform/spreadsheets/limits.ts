/**
 * How big a target list may be. Every figure is generous for a real list (a million customers, ten columns) and small enough that a
 * hostile file is refused within a second and without a rise in memory worth naming (promise S10).
 */
export const LIMITS = {
  /** Columns that hold something; empty ones beyond are dropped silently, because spreadsheets write them by the thousand. */
  columns: 300,
  /** Columns a row may have at all, filled or not: the last column of a spreadsheet is XFD. */
  writtenColumns: 16_384,
  /** Text of one row, in bytes (in characters for a workbook). */
  rowBytes: 64 * 1024,
  textRows: 5_000_000,
  /** What the workbook format itself allows. */
  sheetRows: 1_048_576,
  /** How many bytes are looked at before an encoding is decided. */
  encodingSampleBytes: 1024 * 1024,
  zipEntries: 10_000,
  /** Inflated bytes before the ratio is judged: short parts of equal bytes compress well and harm nobody. */
  ratioFreeBytes: 1024 * 1024,
  /** A real sheet compresses 5 to 40 times, a bomb several hundred times. */
  inflateRatio: 100,
  sheetInflatedBytes: 3 * 1024 ** 3,
  stringsInflatedBytes: 1.5 * 1024 ** 3,
  /** Styles, relations, the sheet index. */
  partInflatedBytes: 64 * 1024 ** 2,
  /** Text of the shared strings kept in memory: absolutely, and against the compressed bytes it came from. */
  stringTableBytes: 256 * 1024 ** 2,
  stringTableFreeBytes: 8 * 1024 ** 2,
  stringTableRatio: 20,
  stringTableItems: 16_000_000,
  /** Strings before each must have cost a compressed byte; real ones cost three and more. */
  stringTableFreeItems: 1_000_000,
  cellFormats: 65_536,
  /** XML without a single tag or text event for this long is one giant token. */
  xmlTokenBytes: 384 * 1024,
  xmlDepth: 32,
  sheets: 255,
} as const;
