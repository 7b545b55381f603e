/** Runs a statement in the caller's transaction, or without one. */
type Query = (sql: string, values: unknown[]) => Promise<unknown>;

/**
 * Whether the rows of a list (alias `l`) are what an import has left behind: it failed or was cancelled, or it begins anew and has taken
 * nothing yet. Such rows only wait to be removed; a list never comes back to them, because each import starts without any.
 */
export const LEFT_BEHIND = "(l.state IN ('failed', 'cancelled') OR (l.state = 'importing' AND l.checkpoint_row = 0))";

/** Removes customers with their numbers. Numbers first: a customer that is still there is how they are found. */
export async function removeCustomers(query: Query, ids: readonly string[]): Promise<void> {
  const marks = ids.map(() => '?').join(',');
  await query(`DELETE FROM prospect_phone WHERE prospect_id IN (${marks})`, [...ids]);
  await query(`DELETE FROM prospect WHERE id IN (${marks})`, [...ids]);
}
