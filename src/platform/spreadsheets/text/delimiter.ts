/** What may stand between two cells. The full-width bar is what some Chinese systems export, because commas stand in addresses. */
export const DELIMITERS = [',', '\t', ';', '|', '｜'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const LINES_LOOKED_AT = 50;

/**
 * The delimiter of a text: the one that occurs equally often in most lines, quotation marks respected. Without any it is a comma: a
 * list of bare numbers is a table with one column.
 */
export function delimiterOf(text: string): Delimiter {
  const lines = outsideQuotes(text)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_LOOKED_AT);
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = scoreOf(lines.map((line) => line.split(delimiter).length - 1));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** Share of lines with the commonest count above zero, plus a little for more columns so that ties go to the finer table. */
function scoreOf(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const count of counts) if (count > 0) seen.set(count, (seen.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, lines] of seen) best = Math.max(best, lines / counts.length + Math.min(count, 50) / 1000);
  return best;
}

function outsideQuotes(text: string): string {
  return text.replace(/"(?:[^"]|"")*"/g, '');
}
