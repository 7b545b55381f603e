import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sweeper, systemActor, UnitOfWork } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { examineCallJob } from './examination/examine-call.job.js';

const SYSTEM = systemActor('record-wait');
const SWEEP_MS = 60_000;
const BATCH = 200;
/**
 * So long an outcome of a call dialled by hand waits for the exchange's record. Exchanges are exported by the week at the longest, and a
 * week leaves the auditors time before any quarter is settled; a record that comes later is examined anew, unless somebody has decided.
 */
export const RECORD_DUE_DAYS = 8;

/** Ends the wait for records that have not come: the outcome is judged without a call. */
@Injectable()
export class RecordWait implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'record-wait', everyMs: SWEEP_MS, run: () => this.endWaits() });
  }

  private async endWaits(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - RECORD_DUE_DAYS * 86_400_000);
    const rows = (await this.source.query(
      "SELECT id FROM evidence_case WHERE state = 'waiting_for_record' AND created_at < ? ORDER BY id LIMIT ?",
      [before, BATCH],
    )) as { id: string }[];
    for (const { id } of rows) {
      await this.unitOfWork.run({ actor: SYSTEM, action: 'evidence.record-missing', subject: `case:${id}` }, async (tx) => {
        const changed = await tx.change(
          "UPDATE evidence_case SET state = 'ready', ready_at = ? WHERE id = ? AND state = 'waiting_for_record'",
          [tx.at, id],
        );
        if (changed === 0) return tx.nothingDone();
        tx.enqueue(examineCallJob, { caseId: String(id) });
      });
    }
    return rows.length;
  }
}
