/** How far an exchange's clock is ahead of ours (negative: behind), and how sure that is. */
export interface ClockEstimate {
  aheadMs: number;
  /** Pairs of record and call that leave no choice, from which it was taken. */
  pairs: number;
  /** Half of the pairs lie within so much of it. */
  spreadMs: number;
}

/** Fewer pairs tell nothing; then the exchange's earlier file is believed, or its times are taken as they are. */
export const LEAST_PAIRS = 3;

/**
 * The median of offsets (record's start minus the moment the agent saw the number): one in two may be nonsense without moving it. It
 * contains the seconds that dialling by hand takes, which are the same for all.
 */
export function estimateClock(offsets: readonly number[], before: ClockEstimate | null = null): ClockEstimate {
  if (offsets.length < LEAST_PAIRS) return { aheadMs: before?.aheadMs ?? 0, pairs: offsets.length, spreadMs: before?.spreadMs ?? 0 };
  const aheadMs = median(offsets);
  return { aheadMs, pairs: offsets.length, spreadMs: median(offsets.map((offset) => Math.abs(offset - aheadMs))) };
}

/** The lower middle value, so that it is one that occurred. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;
}
