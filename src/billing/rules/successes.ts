import type { Falsification, RecordedSuccess } from './period-facts.js';

export type SuccessState = 'counted' | 'duplicate' | 'false';

/**
 * Each recorded success of an order's period: false when a review finally confirmed that it is; else counted for the customer's earliest
 * record, and a duplicate for every later one (L16: distinct customers).
 */
export function judgeSuccesses<S extends RecordedSuccess>(
  successes: readonly S[],
  falsifications: readonly Falsification[],
): { success: S; state: SuccessState }[] {
  const falsified = new Set(falsifications.filter(({ state }) => state === 'final').map(({ outcomeId }) => outcomeId));
  const customers = new Set<string>();
  return [...successes].sort(byRecord).map((success) => {
    if (falsified.has(success.outcomeId)) return { success, state: 'false' };
    if (customers.has(success.customer)) return { success, state: 'duplicate' };
    customers.add(success.customer);
    return { success, state: 'counted' };
  });
}

/** Earliest first; ids decide within a millisecond. Ids are digits without leading zeros. */
function byRecord(a: RecordedSuccess, b: RecordedSuccess): number {
  return byText(a.recordedAt, b.recordedAt) || a.outcomeId.length - b.outcomeId.length || byText(a.outcomeId, b.outcomeId);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
