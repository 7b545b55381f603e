const leavers = new Set<() => void>();

/** Runs when the person signs out or the session ends; never at a lock. */
export function whenLeaving(run: () => void): void {
  leavers.add(run);
}

export function leave(): void {
  leavers.forEach((run) => run());
}
