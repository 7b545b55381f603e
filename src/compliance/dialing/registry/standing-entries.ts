import type { DoNotCallLevel, Reach } from '../rules/reach.js';

export interface StandingEntry extends Reach {
  entryId: string;
  keyIndex: Buffer;
}

type Query = (sql: string, values: unknown[]) => Promise<unknown>;

const KEYS_A_STATEMENT = 1000;

/** The entries that hold any of these keys and were neither removed nor found lapsed, oldest first. What they reach is a rule's question. */
export async function standingEntries(query: Query, bankId: string, indexes: readonly Buffer[]): Promise<StandingEntry[]> {
  const found: StandingEntry[] = [];
  for (let at = 0; at < indexes.length; at += KEYS_A_STATEMENT) {
    const some = indexes.slice(at, at + KEYS_A_STATEMENT);
    const rows = (await query(
      `SELECT entry_id, key_index, level, scope, expires_at FROM do_not_call_key
        WHERE bank_id = ? AND key_index IN (${some.map(() => '?').join(',')}) AND active = 1 ORDER BY entry_id`,
      [bankId, ...some],
    )) as { entry_id: string; key_index: Buffer; level: DoNotCallLevel; scope: string | null; expires_at: Date | null }[];
    for (const { entry_id: entryId, key_index: keyIndex, level, scope, expires_at: expiresAt } of rows)
      found.push({ entryId: String(entryId), keyIndex, level, scope, expiresAt });
  }
  return found;
}
