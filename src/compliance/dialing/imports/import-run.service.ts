import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FileStore, type OpenFile, PoisonCounter, Sweeper, systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { AppError, Clock } from '../../../shared/index.js';
import { BatchEntries } from './batch-entries.js';
import { DoNotCallImport } from './do-not-call-import.entity.js';
import { importDoNotCallJob } from './import-do-not-call.job.js';
import { IMPORT_STATES } from './import-states.js';
import { ImportReaders } from './reader/import-readers.js';
import type { ReadImportBatch } from './reader/reader-messages.js';

const SYSTEM = systemActor('do-not-call-import');
const CLAIM_MS = 60_000;
const SWEEP_MS = 2000;

/** Raised inside the loop when somebody pressed Stop or another worker has taken over. */
class Stopped extends Error {}

/**
 * The background import. A batch of entries, its effects and the checkpoint commit together: after a crash or a stop the next run goes on
 * behind the last committed row, nothing lost, nothing double, and every entry that was counted binds.
 */
@Injectable()
export class ImportRun implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly readers: ImportReaders,
    private readonly batches: BatchEntries,
    private readonly sweeper: Sweeper,
    private readonly poison: PoisonCounter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'do-not-call-imports', everyMs: SWEEP_MS, run: () => this.resumeUnclaimed() });
  }

  /** Imports a file from its checkpoint to its end. Harmless when another worker has it or it is over. */
  async run(importId: string): Promise<void> {
    const claim = randomUUID();
    if (!(await this.claim(importId, claim))) return;
    const given = await this.source.manager.findOneByOrFail(DoNotCallImport, { id: importId });
    const file = await this.files.open(given.fileId);
    try {
      await this.read(given, file, claim);
      await this.finish(importId, claim);
    } catch (error) {
      if (error instanceof Stopped) Logger.log(`do-not-call import ${importId} stopped`, 'DoNotCallImport');
      else if (error instanceof AppError) await this.fail(importId, claim, error);
      else throw error;
    } finally {
      await file.close();
      await this.source.query('UPDATE do_not_call_import SET claimed_until = NULL, claimed_by = NULL WHERE id = ? AND claimed_by = ?', [
        importId,
        claim,
      ]);
    }
    await this.forgetFile(importId);
  }

  /** Imports that nobody works on: a worker died, or the queue lost the job (P2, P4). */
  private async resumeUnclaimed(): Promise<number> {
    const rows = (await this.source.query(
      "SELECT id FROM do_not_call_import WHERE state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)",
      [this.clock.now()],
    )) as { id: string }[];
    for (const { id } of rows) {
      const subject = importDoNotCallJob.subject({ importId: String(id) });
      if (await this.poison.isParked(importDoNotCallJob.name, subject)) continue;
      await this.run(String(id)).catch((error: Error) => this.poison.count(importDoNotCallJob, subject, error));
    }
    return rows.length;
  }

  private async claim(importId: string, claim: string): Promise<boolean> {
    const now = this.clock.now();
    const result = (await this.source.query(
      "UPDATE do_not_call_import SET claimed_by = ?, claimed_until = ? WHERE id = ? AND state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)",
      [claim, new Date(now.getTime() + CLAIM_MS), importId, now],
    )) as { affectedRows: number };
    return result.affectedRows === 1;
  }

  private async read(given: DoNotCallImport, file: OpenFile, claim: string): Promise<void> {
    const reader = this.readers.of(given, file);
    try {
      // The next batch is read while the one before is stored.
      let coming = reader.next();
      for (;;) {
        const batch = await coming;
        if (!batch) return;
        coming = reader.next();
        coming.catch(() => undefined);
        await this.commitBatch(given, claim, batch);
      }
    } finally {
      await reader.close();
    }
  }

  private async commitBatch(given: DoNotCallImport, claim: string, batch: ReadImportBatch): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'do-not-call.import.batch' }, async (tx) => {
      await this.holdClaim(tx, given.id, claim);
      const counts = await this.batches.write(tx, given, batch);
      await tx.change(
        `UPDATE do_not_call_import SET checkpoint_row = ?, bytes_done = ?, rows_read = rows_read + ?, written = written + ?,
                already_there = already_there + ?, rejected = rejected + ?, withdrawn = withdrawn + ?, claimed_until = ? WHERE id = ?`,
        [
          ...[batch.lastRow, batch.bytes, counts.rows, counts.written, counts.alreadyThere, counts.rejected, counts.withdrawn],
          ...[new Date(tx.at.getTime() + CLAIM_MS), given.id],
        ],
      );
      tx.nothingDone();
      tx.publish('do-not-call', null);
    });
  }

  /** Locks the import's row and goes on only if it is still importing and still ours. */
  private async holdClaim(tx: Transaction, importId: string, claim: string): Promise<DoNotCallImport> {
    const row = await tx.manager.findOne(DoNotCallImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
    if (row?.state !== 'importing' || row.claimedBy !== claim) throw new Stopped();
    return row;
  }

  private async finish(importId: string, claim: string): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'do-not-call.imported' }, async (tx) => {
      const row = await this.holdClaim(tx, importId, claim);
      if (row.rowsRead === 0) throw new AppError('list_empty_file');
      const state = IMPORT_STATES.apply(row.state, 'finish');
      await tx.manager.update(DoNotCallImport, { id: importId }, { state, endedAt: tx.at, bytesDone: row.sizeBytes });
      const { rowsRead: rows, written, alreadyThere, rejected, withdrawn } = row;
      tx.audit(`do-not-call-import:${importId}`, { rows, written, alreadyThere, rejected, withdrawn });
      tx.publish('do-not-call', null);
    });
  }

  private async fail(importId: string, claim: string, error: AppError): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'do-not-call.import.failed' }, async (tx) => {
      const row = await tx.manager.findOne(DoNotCallImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
      if (row?.state !== 'importing' || row.claimedBy !== claim) return tx.nothingDone();
      const state = IMPORT_STATES.apply(row.state, 'fail');
      await tx.manager.update(
        DoNotCallImport,
        { id: importId },
        { state, endedAt: tx.at, problemCode: error.code, problemFacts: error.facts as never },
      );
      tx.audit(`do-not-call-import:${importId}`, { problem: error.code, written: row.written });
      tx.publish('do-not-call', null);
    });
  }

  /** The numbers stand in the registry now; the file they came in is not kept. */
  private async forgetFile(importId: string): Promise<void> {
    const { state, fileId } = await this.source.manager.findOneByOrFail(DoNotCallImport, { id: importId });
    if (state === 'done' || state === 'failed') await this.files.destroy(fileId);
  }
}
