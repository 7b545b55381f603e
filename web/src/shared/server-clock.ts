import { useEffect, useState } from 'react';

/** Timers run on the server's clock: a seat's own clock may be minutes off. */
let offsetMs = 0;
const TOLERANCE_MS = 250;

/** Takes a `serverNow` from an answer. Small differences are network time and would make timers jump. */
export function learnServerTime(serverNow: string | undefined): void {
  if (!serverNow) return;
  const next = Date.parse(serverNow) - Date.now();
  if (Number.isFinite(next) && Math.abs(next - offsetMs) > TOLERANCE_MS) offsetMs = next;
}

export function serverNow(): number {
  return Date.now() + offsetMs;
}

/** The server's time in milliseconds, renewed while the component is shown. */
export function useServerNow(everyMs = 1000): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
