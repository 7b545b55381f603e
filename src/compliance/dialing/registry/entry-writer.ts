import { Injectable } from '@nestjs/common';
import { KeyStore, Protector, type Transaction } from '../../../platform/index.js';
import { maskPhone } from '../../../shared/index.js';
import { DoNotCallEntry, type DoNotCallSource } from '../dialing.entity.js';
import type { Reach } from '../rules/index.js';
import type { EntryKeys } from './whole-customer.js';

export interface NewEntry {
  keys: EntryKeys;
  /** The customer reference as written, where somebody wrote one. */
  reference: { index: Buffer; written: string } | null;
  source: DoNotCallSource;
  reason: string;
  evidenceCallId: string | null;
}

const ROWS_A_STATEMENT = 1000;
const KEY_COLUMNS = '(entry_id, bank_id, kind, key_index, sealed, mask, active, level, scope, expires_at)';

/** The context that binds a sealed value to its entry. */
export const entryContext = (entryId: string): string => `do-not-call:${entryId}`;

/** Writes entries with their keys; locks and effects are its caller's. */
@Injectable()
export class EntryWriter {
  constructor(
    private readonly keys: KeyStore,
    private readonly protector: Protector,
  ) {}

  async one(tx: Transaction, bankId: string, reach: Reach, entry: NewEntry): Promise<string> {
    const { source, reason, evidenceCallId } = entry;
    const id = await tx.insert(DoNotCallEntry, {
      ...{ bankId, source, reason, evidenceCallId, ...reach, importId: null, importRow: null },
      ...{ createdBy: tx.actor.kind === 'account' ? tx.actor.accountId : null, createdAt: tx.at, state: 'active' },
      ...{ removalReason: null, removalRequestedBy: null, removalApprovedBy: null, removedAt: null },
    });
    await this.writeKeys(tx, bankId, reach, [{ id, entry }]);
    return id;
  }

  /** Entries of a file. The row of each is unique with the import, so that a row that was written cannot be written again. */
  async ofImport(
    tx: Transaction,
    from: { bankId: string; importId: string; createdBy: string },
    reach: Reach,
    entries: readonly (NewEntry & { row: number })[],
  ): Promise<void> {
    const { bankId, importId, createdBy } = from;
    for (let at = 0; at < entries.length; at += ROWS_A_STATEMENT) {
      const some = entries.slice(at, at + ROWS_A_STATEMENT);
      await tx.change(
        `INSERT INTO do_not_call_entry (bank_id, source, reason, created_by, created_at, level, scope, expires_at, state, import_id, import_row)
         VALUES ${some.map(() => "(?, 'import', ?, ?, ?, ?, ?, ?, 'active', ?, ?)").join(',')}`,
        some.flatMap(({ reason, row }) => [bankId, reason, createdBy, tx.at, reach.level, reach.scope, reach.expiresAt, importId, row]),
      );
      const ids = await tx.rows<{ id: string; import_row: number }>(
        'SELECT id, import_row FROM do_not_call_entry WHERE import_id = ? AND import_row BETWEEN ? AND ?',
        [importId, some[0]!.row, some.at(-1)!.row],
      );
      const byRow = new Map(ids.map((row) => [row.import_row, String(row.id)]));
      await this.writeKeys(
        tx,
        bankId,
        reach,
        some.map((entry) => ({ id: byRow.get(entry.row)!, entry })),
      );
    }
  }

  private async writeKeys(tx: Transaction, bankId: string, reach: Reach, entries: { id: string; entry: NewEntry }[]): Promise<void> {
    const keyId = this.keys.single('do-not-call');
    const standing = [1, reach.level, reach.scope, reach.expiresAt];
    const rows = entries.flatMap(({ id, entry: { keys, reference } }) => {
      const seal = (plain: string): Buffer => this.protector.seal(keyId, plain, entryContext(id));
      return [
        ...keys.customers.map((index) => {
          const written = reference?.index.equals(index) ? seal(reference.written) : null;
          return [id, bankId, 'customer', index, written, '', ...standing];
        }),
        ...keys.numbers.map(({ e164, index }) => [id, bankId, 'number', index, seal(e164), maskPhone(e164), ...standing]),
      ];
    });
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
      const some = rows.slice(at, at + ROWS_A_STATEMENT);
      await tx.change(
        `INSERT INTO do_not_call_key ${KEY_COLUMNS} VALUES ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(',')}`,
        some.flat(),
      );
    }
  }
}
