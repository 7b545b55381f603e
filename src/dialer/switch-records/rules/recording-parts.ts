export interface RecordingPart {
  segment: 'before_answer' | 'talk';
  fromMs: number;
  toMs: number;
  /** When the part begins, by the exchange's clock. */
  startedAtMs: number;
}

/** A ringing shorter than this is not cut off: the exchange's seconds are rounded. */
const SHORTEST_RING_MS = 1000;

/**
 * Where a recording of an exchange begins nobody says; its length does. As long as the whole call: it begins with the dialling and is cut
 * at the answer. As long as the talk: it begins with the answer. Of a call nobody answered all of it lies before the answer.
 */
export function recordingParts(
  recordingMs: number,
  { startedAtMs, answeredAtMs, endedAtMs }: { startedAtMs: number; answeredAtMs: number | null; endedAtMs: number },
): RecordingPart[] {
  if (answeredAtMs === null) return [{ segment: 'before_answer', fromMs: 0, toMs: recordingMs, startedAtMs }];
  const ringMs = answeredAtMs - startedAtMs;
  const fitsWhole = Math.abs(recordingMs - (endedAtMs - startedAtMs)) < Math.abs(recordingMs - (endedAtMs - answeredAtMs));
  if (!fitsWhole || ringMs < SHORTEST_RING_MS || recordingMs <= ringMs)
    return [{ segment: 'talk', fromMs: 0, toMs: recordingMs, startedAtMs: answeredAtMs }];
  return [
    { segment: 'before_answer', fromMs: 0, toMs: ringMs, startedAtMs },
    { segment: 'talk', fromMs: ringMs, toMs: recordingMs, startedAtMs: answeredAtMs },
  ];
}
