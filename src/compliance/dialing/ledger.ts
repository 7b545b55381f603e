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
  const ordered = [...keys].sort((a, b) => (a.kind === b.kind ? a.keyIndex.compare(b.keyIndex) : a.kind < b.kind ? -1 : 1));
  const locked: LedgerRow[] = [];
  for (const { kind, keyIndex } of ordered) {
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

async function lockOne(tx: Transaction, bankId: string, kind: LedgerKind, keyIndex: Buffer): Promise<LedgerRow | null> {
  const row = await tx.row<{ last_dialled_at: Date | null; dialled_on: string | null; dials_on_day: number }>(
    'SELECT last_dialled_at, dialled_on, dials_on_day FROM dial_ledger WHERE bank_id = ? AND kind = ? AND key_index = ? FOR UPDATE',
    [bankId, kind, keyIndex],
  );
  return row && { kind, keyIndex, lastDialledAt: row.last_dialled_at, dialledOn: row.dialled_on, dialsOnDay: Number(row.dials_on_day) };
}
