import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import {
  detectFile,
  FileStore,
  type OpenFile,
  PoisonCounter,
  readRows,
  type SheetRow,
  Sweeper,
  systemActor,
  type Transaction,
  UnitOfWork,
} from '../../platform/index.js';
import { AppError, Clock, localDateOf } from '../../shared/index.js';
import { Campaign } from '../campaign.entity.js';
import { normaliseRow, type Reject } from '../intake/index.js';
import { BatchWriter } from './batch-writer.js';
import { fileOf } from './list-file.js';
import { importListJob } from './import-list.job.js';
import { LIST_STATES } from './list-states.js';
import { TargetList } from './target-list.entity.js';

const SYSTEM = systemActor('intake');
const BATCH_ROWS = 1000;
const CLAIM_MS = 60_000;
const SWEEP_MS = 2000;

/** Raised inside the loop when somebody pressed Cancel or another worker has taken over. */
class Stopped extends Error {}

/**
 * The background import. Each batch of rows is committed together with the checkpoint, so that after a crash the next worker goes on
 * behind the last committed batch: nothing lost, nothing double.
 */
@Injectable()
export class ListImportService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly contracts: ContractsService,
    private readonly batches: BatchWriter,
    private readonly sweeper: Sweeper,
    private readonly poison: PoisonCounter,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'imports', everyMs: SWEEP_MS, run: () => this.resumeUnclaimed() });
  }

  /** Imports a list from its checkpoint to its end. Harmless when another worker has it or it is over. */
  async run(listId: string): Promise<void> {
    const claim = randomUUID();
    if (!(await this.claim(listId, claim))) return;
    const list = await this.source.manager.findOneByOrFail(TargetList, { id: listId });
    const file = await this.files.open(fileOf(list));
    try {
      await this.read(list, file, claim);
      await this.finish(listId, claim);
    } catch (error) {
      if (error instanceof Stopped) Logger.log(`import of list ${listId} stopped`, 'Intake');
      else if (error instanceof AppError) await this.fail(listId, claim, error);
      else throw error;
    } finally {
      await file.close();
      await this.source.query('UPDATE target_list SET claimed_until = NULL, claimed_by = NULL WHERE id = ? AND claimed_by = ?', [
        listId,
        claim,
      ]);
    }
    await this.removeLeftovers(listId);
  }

  /** Imports that nobody works on: a worker died, or the queue lost the job (P2, P4). */
  private async resumeUnclaimed(): Promise<number> {
    const rows = (await this.source.query(
      "SELECT id FROM target_list WHERE state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)",
      [this.clock.now()],
    )) as { id: string }[];
    for (const { id } of rows) {
      const subject = importListJob.subject({ listId: String(id) });
      if (await this.poison.isParked(importListJob.name, subject)) continue;
      await this.run(String(id)).catch((error: Error) => this.poison.count(importListJob, subject, error));
    }
    const stopped = (await this.source.query(
      "SELECT l.id FROM target_list l WHERE l.state IN ('failed', 'cancelled') AND EXISTS (SELECT 1 FROM prospect p WHERE p.list_id = l.id)",
    )) as { id: string }[];
    for (const { id } of stopped) await this.removeLeftovers(String(id));
    return rows.length;
  }

  private async claim(listId: string, claim: string): Promise<boolean> {
    const now = this.clock.now();
    const result = (await this.source.query(
      "UPDATE target_list SET claimed_by = ?, claimed_until = ? WHERE id = ? AND state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)",
      [claim, new Date(now.getTime() + CLAIM_MS), listId, now],
    )) as { affectedRows: number };
    return result.affectedRows === 1;
  }

  private async read(list: TargetList, file: OpenFile, claim: string): Promise<void> {
    const detected = await detectFile(file, list.fileName);
    const campaign = await this.source.manager.findOneByOrFail(Campaign, { id: list.campaignId });
    const { zone } = await this.contracts.contract(campaign.contractId);
    const { document } = await this.contracts.termsOn(campaign.contractId, localDateOf(this.clock.now(), zone));
    const writer = this.batches.forList(list, document.dialling.coolingDays);
    let bytes = 0;
    let batch: SheetRow[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length === 0) return;
      const rows = batch;
      batch = [];
      await this.commitBatch(list, claim, rows, bytes, writer);
    };
    for await (const row of readRows(file, detected, { onBytes: (done) => (bytes = done) })) {
      if (row.row <= Math.max(list.headingRow, list.checkpointRow)) continue;
      batch.push(row);
      if (batch.length >= BATCH_ROWS) await flush();
    }
    await flush();
  }

  private async commitBatch(
    list: TargetList,
    claim: string,
    rows: SheetRow[],
    bytes: number,
    writer: ReturnType<BatchWriter['forList']>,
  ): Promise<void> {
    const mapping = list.mapping!;
    const lastRow = rows.at(-1)!.row;
    const prepared = rows.map((row) => ({ row: row.row, result: normaliseRow(row, mapping) }));
    await this.unitOfWork.run({ actor: SYSTEM, action: 'list.import.batch', subject: `list:${list.id}` }, async (tx) => {
      await this.holdClaim(tx, list.id, claim);
      const counts = await writer.write(tx, prepared);
      const current = await tx.manager.findOneByOrFail(TargetList, { id: list.id });
      await tx.manager.update(
        TargetList,
        { id: list.id },
        {
          checkpointRow: lastRow,
          rowsRead: current.rowsRead + rows.length - counts.blank,
          accepted: current.accepted + counts.accepted,
          rejected: current.rejected + counts.rejected,
          losses: addLosses(current.losses, counts.losses) as never,
          bytesDone: String(bytes),
          claimedUntil: new Date(tx.at.getTime() + CLAIM_MS),
        },
      );
      tx.nothingDone();
      tx.publish('list', list.id);
    });
  }

  /** Locks the list row and goes on only if it is still importing and still ours. */
  private async holdClaim(tx: Transaction, listId: string, claim: string): Promise<void> {
    const row = await tx.row<{ state: string; claimed_by: string | null }>(
      'SELECT state, claimed_by FROM target_list WHERE id = ? FOR UPDATE',
      [listId],
    );
    if (row?.state !== 'importing' || row.claimed_by !== claim) throw new Stopped();
  }

  private async finish(listId: string, claim: string): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'list.imported', subject: `list:${listId}` }, async (tx) => {
      await this.holdClaim(tx, listId, claim);
      const list = await tx.manager.findOneByOrFail(TargetList, { id: listId });
      if (list.rowsRead === 0) throw new AppError('list_empty_file');
      const state = LIST_STATES.apply(list.state, 'finish');
      await tx.manager.update(TargetList, { id: listId }, { state, importEndedAt: tx.at, bytesDone: list.sizeBytes });
      tx.audit(`list:${listId}`, { rows: list.rowsRead, accepted: list.accepted, rejected: list.rejected });
      tx.publish('list', listId);
      tx.publish('campaign', list.campaignId);
    });
  }

  private async fail(listId: string, claim: string, error: AppError): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'list.failed', subject: `list:${listId}` }, async (tx) => {
      const list = await tx.manager.findOne(TargetList, { where: { id: listId }, lock: { mode: 'pessimistic_write' } });
      if (list?.state !== 'importing' || list.claimedBy !== claim) return tx.nothingDone();
      const state = LIST_STATES.apply(list.state, 'fail');
      await tx.manager.update(
        TargetList,
        { id: listId },
        { state, importEndedAt: tx.at, problemCode: error.code, problemFacts: error.facts as never, ...zeroCounts() },
      );
      tx.audit(`list:${listId}`, { problem: error.code });
      tx.publish('list', listId);
    });
  }

  /** A failed or cancelled list keeps nothing of what it had read: nothing half done. In slices, so that others are not held up. */
  private async removeLeftovers(listId: string): Promise<void> {
    const list = await this.source.manager.findOneByOrFail(TargetList, { id: listId });
    if (list.state !== 'failed' && list.state !== 'cancelled') return;
    for (const table of ['prospect_phone', 'prospect', 'list_reject']) {
      for (let removed = 1; removed > 0;) {
        const result = (await this.source.query(`DELETE FROM ${table} WHERE list_id = ? LIMIT 2000`, [listId])) as { affectedRows: number };
        removed = result.affectedRows;
      }
    }
  }

  /** Clears what an earlier, stopped import left before a new one begins. */
  async clear(listId: string): Promise<void> {
    await this.removeLeftovers(listId);
  }
}

export function zeroCounts(): Pick<TargetList, 'checkpointRow' | 'rowsRead' | 'accepted' | 'rejected' | 'bytesDone'> & { losses: never } {
  return { checkpointRow: 0, rowsRead: 0, accepted: 0, rejected: 0, bytesDone: '0', losses: [] as never };
}

/** The losses of a list with those of one more batch. */
export function addLosses(
  before: TargetList['losses'],
  rejects: Map<Reject['code'], { count: number; example: string | null }>,
): TargetList['losses'] {
  const losses = new Map(before.map((loss) => [loss.code, { ...loss }]));
  for (const [code, { count, example }] of rejects) {
    const known = losses.get(code);
    if (known) known.count += count;
    else losses.set(code, { code, count, example });
  }
  return [...losses.values()].sort((a, b) => b.count - a.count);
}
