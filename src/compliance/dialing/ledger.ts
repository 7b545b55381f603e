import type { Transaction } from '../../platform/index.js';
import type { LedgerKind } from './dialing.entity.js';

export interface LedgerKey {
  kind: LedgerKind;
  keyIndex: Buffer;
}

export interface LedgerRow extends LedgerKey {
  lastDialledAt: Date | null;
  dialledOn: string | null;
  dialsOnDay: number;
}

/**
 * Locks the ledger rows of numbers and customers, made if missing, always in the same order. A dial and a do-not-call write both begin
 * here, so one waits for the other and then sees what it committed (P7).
 */
export async function lockLedger(tx: Transaction, bankId: string, keys: readonly LedgerKey[]): Promise<LedgerRow[]> {
  const locked: LedgerRow[] = [];
  for (const { kind, keyIndex } of inOrder(keys)) {
    let row = await lockOne(tx, bankId, kind, keyIndex);
    if (!row) {
      await tx.change('INSERT IGNORE INTO dial_ledger (bank_id, kind, key_index, dials_on_day) VALUES (?, ?, ?, 0)', [
        bankId,
        kind,
        keyIndex,
      ]);
      row = await lockOne(tx, bankId, kind, keyIndex);
    }
    if (!row) throw new Error('a ledger row vanished while it was being locked');
    locked.push(row);
  }
  return locked;
}

const ROWS_A_STATEMENT = 1000;

/**
 * Locks the same rows for whoever writes no figure of them: a do-not-call entry, a card that opens. One statement for many keys; a row that
 * exists is locked by the duplicate it makes, one that does not is made.
 */
export async function takeLedger(tx: Transaction, bankId: string, keys: readonly LedgerKey[]): Promise<void> {
  const ordered = inOrder(keys);
  for (let at = 0; at < ordered.length; at += ROWS_A_STATEMENT) {
    const rows = ordered.slice(at, at + ROWS_A_STATEMENT);
    await tx.change(
      `INSERT INTO dial_ledger (bank_id, kind, key_index, dials_on_day) VALUES ${rows.map(() => '(?, ?, ?, 0)').join(',')}
       ON DUPLICATE KEY UPDATE dials_on_day = dials_on_day`,
      rows.flatMap(({ kind, keyIndex }) => [bankId, kind, keyIndex]),
    );
  }
}

function inOrder(keys: readonly LedgerKey[]): LedgerKey[] {
  return [...keys].sort((a, b) => (a.kind === b.kind ? a.keyIndex.compare(b.keyIndex) : a.kind < b.kind ? -1 : 1));
}

async function lockOne(tx: Transaction, bankId: string, kind: LedgerKind, keyIndex: Buffer): Promise<LedgerRow | null> {
  const row = await tx.row<{ last_dialled_at: Date | null; dialled_on: string | null; dials_on_day: number }>(
    'SELECT last_dialled_at, dialled_on, dials_on_day FROM dial_ledger WHERE bank_id = ? AND kind = ? AND key_index = ? FOR UPDATE',
    [bankId, kind, keyIndex],
  );
  return row && { kind, keyIndex, lastDialledAt: row.last_dialled_at, dialledOn: row.dialled_on, dialsOnDay: Number(row.dials_on_day) };
}
