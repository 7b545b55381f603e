import { useSyncExternalStore } from 'react';

export interface Connection {
  online: boolean;
  /** When the connection was last known to be good, by this machine's clock. */
  goodAt: number;
}

/** A short gap is normal on reconnect; only a longer one is worth a word. */
const GRACE_MS = 1500;

let state: Connection = { online: true, goodAt: Date.now() };
let failing: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

export function reportReachable(reachable: boolean): void {
  if (reachable) {
    if (failing) clearTimeout(failing);
    failing = null;
    if (state.online) state.goodAt = Date.now();
    else set({ online: true, goodAt: Date.now() });
    return;
  }
  failing ??= setTimeout(() => set({ online: false, goodAt: state.goodAt }), GRACE_MS);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state);
}

function set(next: Connection): void {
  state = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
