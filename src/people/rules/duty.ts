/** A stretch of time in which an agent may work: a shift, or a dated permit outside it (L12). Begins with its first instant, ends before its last. */
export interface DutySpan {
  by: 'shift' | 'permit';
  startsAt: Date;
  endsAt: Date;
}

/**
 * The span an agent works in at an instant, or is about to within `aheadMinutes`; null when none. What is under way comes before what is
 * about to begin; of those, a shift before a permit, because it says which day its calls count for; of several permits the longest.
 */
export function dutyOf<T extends DutySpan>(spans: readonly T[], at: Date, aheadMinutes = 0): T | null {
  const horizon = at.getTime() + aheadMinutes * 60_000;
  const coming = ({ startsAt }: T): number => (startsAt > at ? 1 : 0);
  const [first] = spans
    .filter(({ startsAt, endsAt }) => startsAt.getTime() <= horizon && endsAt > at)
    .sort((a, b) => coming(a) - coming(b) || turnOf(a) - turnOf(b) || b.endsAt.getTime() - a.endsAt.getTime());
  return first ?? null;
}

const turnOf = ({ by }: DutySpan): number => (by === 'shift' ? 0 : 1);
