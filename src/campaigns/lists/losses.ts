import type { Loss } from './target-list.entity.js';

/** The losses of a list with those of one more batch, the most frequent first. */
export function summed(before: readonly Loss[], more: readonly Loss[]): Loss[] {
  const losses = new Map(before.map((loss) => [loss.code, { ...loss }]));
  for (const { code, count, example } of more) {
    const known = losses.get(code);
    if (known) known.count += count;
    else losses.set(code, { code, count, example });
  }
  return [...losses.values()].sort((a, b) => b.count - a.count);
}
