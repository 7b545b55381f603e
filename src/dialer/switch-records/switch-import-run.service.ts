import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { FileStore, PoisonCounter, Sweeper, systemActor, UnitOfWork } from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import { importSwitchRecordsJob } from './import-switch-records.job.js';
import { type Claim, Stopped } from './steps/claim.js';
import { SwitchImportSteps } from './steps/switch-import-steps.service.js';
import { SwitchImport } from './switch-import.entity.js';
import { SWITCH_IMPORT_STATES } from './switch-import-states.js';

const SYSTEM = systemActor('switch-records');
const CLAIM_MS = 60_000;
const SWEEP_MS = 2000;

/** The background import: rows, matching, recordings, each from its last commit on, nothing lost and nothing double. */
@Injectable()
export class SwitchImportRun implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly steps: SwitchImportSteps,
    private readonly sweeper: Sweeper,
    private readonly poison: PoisonCounter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'switch-imports', everyMs: SWEEP_MS, run: () => this.resumeUnclaimed() });
  }

  /** Goes on with an import to its end. Harmless when another worker has it or it is over. */
  async run(importId: string): Promise<void> {
    const claim: Claim = { importId, holder: randomUUID(), ms: CLAIM_MS };
    if (!(await this.claim(claim))) return;
    try {
      await this.steps.run(claim);
      await this.finish(claim);
    } catch (error) {
      if (error instanceof Stopped) Logger.log(`switch import ${importId} stopped`, 'SwitchRecords');
      else if (error instanceof AppError) await this.fail(claim, error);
      else throw error;
    } finally {
      await this.source.query('UPDATE switch_import SET claimed_until = NULL, claimed_by = NULL WHERE id = ? AND claimed_by = ?', [
        importId,
        claim.holder,
      ]);
    }
    await this.forgetFiles(importId);
  }

  /** Imports that nobody works on: a worker died, or the queue lost the job (P2, P4). */
  private async resumeUnclaimed(): Promise<number> {
    const rows = (await this.source.query(
      "SELECT id FROM switch_import WHERE state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)",
      [this.clock.now()],
    )) as { id: string }[];
    for (const { id } of rows) {
      const subject = importSwitchRecordsJob.subject({ importId: String(id) });
      if (await this.poison.isParked(importSwitchRecordsJob.name, subject)) continue;
      await this.run(String(id)).catch((error: Error) => this.poison.count(importSwitchRecordsJob, subject, error));
    }
    return rows.length;
  }

  private async claim({ importId, holder, ms }: Claim): Promise<boolean> {
    const now = this.clock.now();
    const result = (await this.source.query(
      "UPDATE switch_import SET claimed_by = ?, claimed_until = ? WHERE id = ? AND state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)",
      [holder, new Date(now.getTime() + ms), importId, now],
    )) as { affectedRows: number };
    return result.affectedRows === 1;
  }

  private async finish({ importId, holder }: Claim): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.done', subject: `switch-import:${importId}` }, async (tx) => {
      const row = await tx.manager.findOne(SwitchImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
      if (row?.state !== 'importing' || row.claimedBy !== holder) throw new Stopped();
      const state = SWITCH_IMPORT_STATES.apply(row.state, 'finish');
      await tx.manager.update(SwitchImport, { id: importId }, { state, endedAt: tx.at });
      const { rowsRead: rows, rowsTaken: taken, rowsKnown: known, rowsRefused: refused, clockAheadMs } = row;
      tx.audit(`switch-import:${importId}`, { rows, taken, known, refused, clockAheadMs });
      tx.publish('switch-import', importId);
    });
  }

  private async fail({ importId, holder }: Claim, error: AppError): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.failed', subject: `switch-import:${importId}` }, async (tx) => {
      const row = await tx.manager.findOne(SwitchImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
      if (row?.state !== 'importing' || row.claimedBy !== holder) return tx.nothingDone();
      const state = SWITCH_IMPORT_STATES.apply(row.state, 'fail');
      await tx.manager.update(
        SwitchImport,
        { id: importId },
        // A file that failed may be tried again.
        { ...{ state, endedAt: tx.at, problemCode: error.code }, problemFacts: error.facts as never, knownKey: null as never },
      );
      // What was handed over stays; the rest would be known to the mended file and would never find its call.
      const dropped = await tx.change('DELETE FROM switch_record WHERE import_id = ? AND settled_as IS NULL', [importId]);
      tx.audit(`switch-import:${importId}`, { problem: error.code, phase: row.phase, dropped });
      tx.publish('switch-import', importId);
    });
  }

  /** The records stand in the database and the recordings in the store; the files they came in are not kept. */
  private async forgetFiles(importId: string): Promise<void> {
    const { state, fileId, recordingsFileId } = await this.source.manager.findOneByOrFail(SwitchImport, { id: importId });
    if (state !== 'done' && state !== 'failed') return;
    await this.files.destroy(fileId);
    if (recordingsFileId) await this.files.destroy(recordingsFileId);
  }
}
