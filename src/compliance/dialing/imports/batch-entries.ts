import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/index.js';
import { DoNotCallService } from '../do-not-call.service.js';
import { CallingScopes } from '../registry/calling-scopes.js';
import { EntryWriter, type NewEntry } from '../registry/entry-writer.js';
import { standingEntries } from '../registry/standing-entries.js';
import type { GivenKeys } from '../registry/whole-customer.js';
import { covers, type Reach } from '../rules/index.js';
import type { DoNotCallImport } from './do-not-call-import.entity.js';
import type { ReadEntry, ReadImportBatch, ReadProblem } from './reader/reader-messages.js';

export interface BatchCounts {
  rows: number;
  written: number;
  alreadyThere: number;
  rejected: number;
  withdrawn: number;
}

interface Subject {
  given: ReadEntry;
  keys: GivenKeys;
}

const HASH_BYTES = 32;
const REJECTS_A_STATEMENT = 1000;

/** Writes a batch of rows: what is covered already is counted, the rest becomes entries that take effect in the same transaction. */
@Injectable()
export class BatchEntries {
  constructor(
    private readonly registry: DoNotCallService,
    private readonly scopes: CallingScopes,
    private readonly writer: EntryWriter,
  ) {}

  async write(tx: Transaction, from: DoNotCallImport, batch: ReadImportBatch): Promise<BatchCounts> {
    const { bankId, id: importId } = from;
    const reach: Reach = { level: from.level, scope: from.scope, expiresAt: from.expiresAt };
    const subjects = subjectsOf(batch);
    const keys = await this.registry.lock(
      tx,
      bankId,
      subjects.map((subject) => subject.keys),
    );
    const isCovered = await this.coverage(tx, bankId, reach, subjects);
    const entries: (NewEntry & { row: number })[] = [];
    subjects.forEach(({ given, keys: written }, at) => {
      if (isCovered.all(written)) return;
      const reference = written.customer && given.customerRef ? { index: written.customer, written: given.customerRef } : null;
      const reason = given.reason ?? from.reason;
      entries.push({ row: given.row, keys: keys[at]!, reference, source: 'import', reason, evidenceCallId: null });
      isCovered.add([...keys[at]!.customers, ...keys[at]!.numbers.map(({ index }) => index)]);
    });
    await this.writer.ofImport(tx, { bankId, importId, createdBy: from.uploadedBy }, reach, entries);
    const withdrawn = await this.registry.takeEffect(
      tx,
      bankId,
      entries.map((entry) => entry.keys),
      reach,
    );
    await insertRejects(tx, importId, batch.problems);
    return {
      ...{ rows: batch.rows, written: entries.length, alreadyThere: subjects.length - entries.length, withdrawn },
      rejected: batch.rows - subjects.length,
    };
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

/** What was read with its hashes, which lie one behind the other in the order of the rows. */
function subjectsOf({ entries, hashes }: ReadImportBatch): Subject[] {
  let at = 0;
  const next = (): Buffer => {
    const hash = Buffer.from(hashes.buffer, hashes.byteOffset + at, HASH_BYTES);
    at += HASH_BYTES;
    return hash;
  };
  return entries.map((given) => ({
    given,
    keys: { customer: given.customerRef ? next() : null, numbers: given.numbers.map((e164) => ({ e164, index: next() })) },
  }));
}

async function insertRejects(tx: Transaction, importId: string, problems: readonly ReadProblem[]): Promise<void> {
  for (let at = 0; at < problems.length; at += REJECTS_A_STATEMENT) {
    const lost = problems.slice(at, at + REJECTS_A_STATEMENT);
    await tx.change(
      `INSERT INTO do_not_call_import_reject (import_id, file_row, code, row_taken, heading, masked) VALUES ${lost.map(() => '(?, ?, ?, ?, ?, ?)').join(',')}`,
      lost.flatMap(({ row, code, taken, heading, masked }) => [
        ...[importId, row, code, taken ? 1 : 0, heading?.slice(0, 120) ?? null, masked.slice(0, 60)],
      ]),
    );
  }
}
