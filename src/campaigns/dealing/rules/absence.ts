/** Who has not come so long after the shift began, or has been signed out for so long, is absent: the list goes to others. */
export const ABSENT_AFTER_MS = 20 * 60_000;

/**
 * Whether an agent on duty counts as absent. `thereUntil` is the end of the newest session, which lies in the future while it is open;
 * null: never signed in. Before the shift nobody is absent.
 */
export function absentAt(now: Date, shiftStartsAt: Date, thereUntil: Date | null): boolean {
  const since = Math.max(shiftStartsAt.getTime(), thereUntil?.getTime() ?? 0);
  return now.getTime() - since >= ABSENT_AFTER_MS;
}
