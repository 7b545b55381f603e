/** A turn of speech before it has a place: the pause that precedes it, its length (whole ms), and how dispensable it is. */
export interface UnplacedTurn {
  gapMs: number;
  durationMs: number;
  rank: number;
}

export interface PlacedTurn<T> {
  turn: T;
  fromMs: number;
  /** Before the natural end when the talk is over earlier. */
  toMs: number;
}

/** People need a moment even in a hurry. */
const SHORTEST_GAP_MS = 150;

/**
 * Places turns one after the other so that the talk takes at most its natural length divided by `speed`. Speech keeps its
 * natural rate: whole turns are left out, the most dispensable first; what is indispensable and still too long is cut by the end.
 */
export function fitTurns<T extends UnplacedTurn>(
  turns: readonly T[],
  tailMs: number,
  speed: number,
): { turns: PlacedTurn<T>[]; endMs: number } {
  const gapOf = (turn: T) => Math.min(turn.gapMs, Math.max(SHORTEST_GAP_MS, Math.floor(turn.gapMs / speed)));
  const natural = turns.reduce((sum, turn) => sum + turn.gapMs + turn.durationMs, tailMs);
  const budget = Math.floor(natural / speed);
  const tail = Math.floor(tailMs / speed);
  const kept = [...turns];
  const length = () => kept.reduce((sum, turn) => sum + gapOf(turn) + turn.durationMs, tail);
  while (length() > budget) {
    const top = Math.max(...kept.map((turn) => turn.rank));
    if (!(top > 0)) break;
    kept.splice(kept.map((turn) => turn.rank).lastIndexOf(top), 1);
  }
  const endMs = Math.min(budget, length());
  const placed: PlacedTurn<T>[] = [];
  let at = 0;
  for (const turn of kept) {
    const fromMs = at + gapOf(turn);
    at = fromMs + turn.durationMs;
    if (fromMs < endMs) placed.push({ turn, fromMs, toMs: Math.min(at, endMs) });
  }
  return { turns: placed, endMs };
}
