import { Injectable } from '@nestjs/common';
import { Protector, type Transaction } from '../../../platform/index.js';
import { DoNotCallService } from '../do-not-call.service.js';
import { CallingScopes } from '../registry/calling-scopes.js';
import { EntryWriter, type NewEntry } from '../registry/entry-writer.js';
import { standingEntries } from '../registry/standing-entries.js';
import type { GivenKeys } from '../registry/whole-customer.js';
import { covers, type Reach } from '../rules/index.js';
import type { DoNotCallImport } from './do-not-call-import.entity.js';
import type { GivenRow, ReadRow } from './rules/import-row.js';

export interface PreparedRow {
  row: number;
  read: ReadRow;
}

export interface BatchCounts {
  rows: number;
  written: number;
  alreadyThere: number;
  rejected: number;
  withdrawn: number;
}

interface Subject {
  row: number;
  given: GivenRow;
  keys: GivenKeys;
}

/** Writes a batch of rows: what is covered already is counted, the rest becomes entries that take effect in the same transaction. */
@Injectable()
export class BatchEntries {
  constructor(
    private readonly protector: Protector,
    private readonly registry: DoNotCallService,
    private readonly scopes: CallingScopes,
    private readonly writer: EntryWriter,
  ) {}

  async write(tx: Transaction, from: DoNotCallImport, rows: readonly PreparedRow[]): Promise<BatchCounts> {
    const { bankId, id: importId } = from;
    const reach: Reach = { level: from.level, scope: from.scope, expiresAt: from.expiresAt };
    const subjects = rows.flatMap(({ row, read }) => (read.given ? [this.subject(bankId, row, read.given)] : []));
    const keys = await this.registry.lock(
      tx,
      bankId,
      subjects.map((subject) => subject.keys),
    );
    const isCovered = await this.coverage(tx, bankId, reach, subjects);
    const entries: (NewEntry & { row: number })[] = [];
    subjects.forEach(({ row, given, keys: written }, at) => {
      if (isCovered.all(written)) return;
      const reference = written.customer && given.customerRef ? { index: written.customer, written: given.customerRef } : null;
      const reason = given.reason ?? from.reason;
      entries.push({ row, keys: keys[at]!, reference, source: 'import', reason, evidenceCallId: null });
      isCovered.add([...keys[at]!.customers, ...keys[at]!.numbers.map(({ index }) => index)]);
    });
    await this.writer.ofImport(tx, { bankId, importId, createdBy: from.uploadedBy }, reach, entries);
    const withdrawn = await this.registry.takeEffect(
      tx,
      bankId,
      entries.map((entry) => entry.keys),
      reach,
    );
    await insertRejects(tx, importId, rows);
    return {
      rows: rows.filter(({ read }) => !read.blank).length,
      ...{ written: entries.length, alreadyThere: subjects.length - entries.length, withdrawn },
      rejected: rows.filter(({ read }) => !read.blank && !read.given).length,
    };
  }

  private subject(bankId: string, row: number, given: GivenRow): Subject {
    const customer = given.customerRef ? this.registry.customerIndex(bankId, given.customerRef) : null;
    const numbers = given.numbers.map((e164) => ({ e164, index: this.protector.index('number', e164) }));
    return { row, given, keys: { customer, numbers } };
  }

  /** Which keys are covered by what stands, read under the locks, and by what this batch adds. */
  private async coverage(
    tx: Transaction,
    bankId: string,
    reach: Reach,
    subjects: readonly Subject[],
  ): Promise<{ all: (keys: GivenKeys) => boolean; add: (indexes: readonly Buffer[]) => void }> {
    const asked = subjects.flatMap(({ keys }) => indexesOf(keys));
    const standing = await standingEntries((sql, values) => tx.rows(sql, values), bankId, asked);
    const product =
      reach.level === 'campaign' ? ((await this.scopes.campaigns(bankId)).find(({ id }) => id === reach.scope)?.product ?? null) : null;
    const covered = new Set(
      standing.filter((entry) => covers(entry, reach, tx.at, product)).map(({ keyIndex }) => keyIndex.toString('hex')),
    );
    return {
      all: (keys) => indexesOf(keys).every((index) => covered.has(index.toString('hex'))),
      add: (indexes) => indexes.forEach((index) => covered.add(index.toString('hex'))),
    };
  }
}

const indexesOf = ({ customer, numbers }: GivenKeys): Buffer[] => [...(customer ? [customer] : []), ...numbers.map(({ index }) => index)];

async function insertRejects(tx: Transaction, importId: string, rows: readonly PreparedRow[]): Promise<void> {
  const lost = rows.flatMap(({ row, read }) => read.problems.map((problem) => ({ row, taken: read.given !== null, ...problem })));
  if (lost.length === 0) return;
  await tx.change(
    `INSERT INTO do_not_call_import_reject (import_id, file_row, code, row_taken, heading, masked) VALUES ${lost.map(() => '(?, ?, ?, ?, ?, ?)').join(',')}`,
    lost.flatMap(({ row, code, taken, heading, masked }) => [
      ...[importId, row, code, taken ? 1 : 0, heading?.slice(0, 120) ?? null, masked.slice(0, 60)],
    ]),
  );
}
