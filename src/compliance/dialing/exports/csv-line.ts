/** Without it spreadsheets guess the local encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + '\r\n';
}
