import type { Span } from '../audio-features.js';

export const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, [from, to]) => sum + to - from, 0);

/** Ordered spans without overlaps; gaps shorter than `gapMs` are closed. */
export function merged(spans: readonly Span[], gapMs = 0): Span[] {
  const result: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1] + gapMs) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** What of `spans` is not in `taken`; both ordered and without overlaps. Pieces shorter than `shortestMs` are dropped. */
export function without(spans: readonly Span[], taken: readonly Span[], shortestMs = 1): Span[] {
  const result: Span[] = [];
  for (const [from, to] of spans) {
    let at = from;
    for (const [start, end] of taken) {
      if (end <= at || start >= to) continue;
      if (start > at) result.push([at, start]);
      at = Math.max(at, end);
    }
    if (at < to) result.push([at, to]);
  }
  return result.filter(([from, to]) => to - from >= shortestMs);
}

/** What two lists of ordered spans have in common. */
export function overlapOf(some: readonly Span[], others: readonly Span[]): Span[] {
  return some.flatMap(([from, to]) =>
    others.flatMap(([start, end]): Span[] => (start < to && end > from ? [[Math.max(from, start), Math.min(to, end)]] : [])),
  );
}
