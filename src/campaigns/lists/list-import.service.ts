import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, In } from 'typeorm';
import { PoisonCounter, Sweeper, systemActor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError, Clock } from '../../shared/index.js';
import { BulkImport, type ImportClaim } from './bulk/bulk-import.service.js';
import { DoNotCallScrub } from './bulk/do-not-call-scrub.service.js';
import { importListJob } from './import-list.job.js';
import { removeCustomers } from './leftovers.js';
import { LIST_STATES, type ListState } from './list-states.js';
import { TargetList } from './target-list.entity.js';

const SYSTEM = systemActor('intake');
const CLAIM_MS = 60_000;
const RENEW_MS = 10_000;
const SWEEP_MS = 2000;
/** Slices of what is removed: other transactions get their turn between them. */
const REMOVED_AT_ONCE = 2000;
/** States in which nothing of what a list had read may stay. */
const PUT_ASIDE: readonly ListState[] = ['failed', 'cancelled'];

/** Raised inside the loop when somebody pressed Cancel or another worker has taken over. */
class Stopped extends Error {}

/**
 * The background import. The list's row says whose it is: a worker that dies is followed by another within a minute, behind the last
 * committed batch, so that nothing is lost and nothing double.
 */
@Injectable()
export class ListImportService implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly bulk: BulkImport,
    private readonly scrub: DoNotCallScrub,
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
    const lost = this.keepClaim(listId, claim);
    try {
      await this.begin(listId);
      const list = await this.source.manager.findOneByOrFail(TargetList, { id: listId });
      await this.bulk.store(list, this.claimOf(claim, lost));
      await this.finish(listId, claim);
    } catch (error) {
      if (error instanceof Stopped || lost.isLost) Logger.log(`import of list ${listId} stopped`, 'Intake');
      else if (error instanceof AppError) await this.fail(listId, claim, error);
      else throw error;
    } finally {
      lost.end();
      await this.change(listId, 'UPDATE target_list SET claimed_until = NULL, claimed_by = NULL WHERE id = ? AND claimed_by = ?', [
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
      "SELECT l.id FROM target_list l WHERE l.state IN ('failed', 'cancelled') AND (EXISTS (SELECT 1 FROM prospect p WHERE p.list_id = l.id) OR EXISTS (SELECT 1 FROM list_reject r WHERE r.list_id = l.id))",
    )) as { id: string }[];
    for (const { id } of stopped) await this.removeLeftovers(String(id));
    return rows.length;
  }

  private claimOf(claim: string, lost: KeptClaim): ImportClaim {
    return {
      hold: (tx, listId) => this.holdClaim(tx, listId, claim),
      until: (at) => new Date(at.getTime() + CLAIM_MS),
      onLost: (stop) => lost.onLost(stop),
    };
  }

  /** Before the first row: nothing of an earlier try is left, and what do-not-call knows from here on is known. */
  private async begin(listId: string): Promise<void> {
    const list = await this.source.manager.findOneByOrFail(TargetList, { id: listId });
    if (list.checkpointRow > 0) return;
    await this.removeRows(listId);
    // What another list of the campaign has left would refuse its customers as double: the same file, brought again at once.
    for (const { id } of await this.source.manager.findBy(TargetList, { campaignId: list.campaignId, state: In([...PUT_ASIDE]) }))
      await this.removeLeftovers(id);
    await this.source.manager.update(TargetList, { id: listId }, { phase: 'reading', knownKeyId: await this.scrub.newestKey() });
  }

  /** Renews the claim while rows are read; notices when somebody pressed Cancel. */
  private keepClaim(listId: string, claim: string): KeptClaim {
    return new KeptClaim(async () => {
      const until = new Date(this.clock.now().getTime() + CLAIM_MS);
      const sql = "UPDATE target_list SET claimed_until = ? WHERE id = ? AND claimed_by = ? AND state = 'importing'";
      return (await this.change(listId, sql, [until, listId, claim])) === 1;
    });
  }

  private async claim(listId: string, claim: string): Promise<boolean> {
    const now = this.clock.now();
    const sql =
      "UPDATE target_list SET claimed_by = ?, claimed_until = ? WHERE id = ? AND state = 'importing' AND (claimed_until IS NULL OR claimed_until < ?)";
    return (await this.change(listId, sql, [claim, new Date(now.getTime() + CLAIM_MS), listId, now])) === 1;
  }

  /** One statement about the claim; as a unit of work it is tried again when another worker's claim locks it out. */
  private change(listId: string, sql: string, values: unknown[]): Promise<number> {
    return this.unitOfWork.run({ actor: SYSTEM, action: 'list.claim', subject: `list:${listId}` }, (tx) => {
      tx.nothingDone();
      return tx.change(sql, values);
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
    await this.source.manager.update(TargetList, { id: listId, claimedBy: claim }, { phase: 'checking' });
    await this.unitOfWork.run({ actor: SYSTEM, action: 'list.imported', subject: `list:${listId}` }, async (tx) => {
      await this.holdClaim(tx, listId, claim);
      const list = await tx.manager.findOneByOrFail(TargetList, { id: listId });
      if (list.rowsRead === 0) throw new AppError('list_empty_file');
      const state = LIST_STATES.apply(list.state, 'finish');
      const doNotCall = await this.scrub.again(tx, list);
      const standing = { customers: list.accepted, callable: list.accepted - doNotCall, doNotCall, exhausted: 0 };
      await tx.manager.update(
        TargetList,
        { id: listId },
        {
          ...{ state, importEndedAt: tx.at, bytesDone: list.sizeBytes, phase: null, numbers: list.numbers ?? 0 },
          ...{ standing: standing as never, countedAt: tx.at },
        },
      );
      tx.audit(`list:${listId}`, { rows: list.rowsRead, accepted: list.accepted, rejected: list.rejected });
      tx.publish('list', listId);
      tx.publish('progress', list.campaignId);
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

  /**
   * A failed or cancelled list keeps nothing of what it had read: nothing half done. In slices, so that others are not held up; each holds the
   * list's row and looks at its state, because somebody may have started the import anew meanwhile.
   */
  private async removeLeftovers(listId: string): Promise<void> {
    for (let isLeft = true; isLeft;) {
      isLeft = await this.unitOfWork.run({ actor: SYSTEM, action: 'list.leftovers', subject: `list:${listId}` }, async (tx) => {
        tx.nothingDone();
        const list = await tx.row<{ state: ListState }>('SELECT state FROM target_list WHERE id = ? FOR UPDATE', [listId]);
        if (!list || !PUT_ASIDE.includes(list.state)) return false;
        return (await removeSlice((sql, values) => tx.rows(sql, values), listId)) > 0;
      });
    }
  }

  private async removeRows(listId: string): Promise<void> {
    while ((await removeSlice((sql, values) => this.source.query(sql, values), listId)) > 0);
  }
}

/** Removes some customers of a list with their numbers, or, when none are left, some refused rows. Answers how many. */
async function removeSlice(query: (sql: string, values: unknown[]) => Promise<unknown>, listId: string): Promise<number> {
  const rows = (await query(`SELECT id FROM prospect WHERE list_id = ? LIMIT ${REMOVED_AT_ONCE}`, [listId])) as { id: string }[];
  if (rows.length > 0) {
    const ids = rows.map(({ id }) => id);
    await removeCustomers(query, ids);
    return ids.length;
  }
  const { affectedRows } = (await query(`DELETE FROM list_reject WHERE list_id = ? LIMIT ${REMOVED_AT_ONCE}`, [listId])) as {
    affectedRows: number;
  };
  return affectedRows;
}

/** What a list that is read from its beginning, or not at all, counts. */
export function zeroCounts(): Pick<
  TargetList,
  'checkpointRow' | 'rowsRead' | 'accepted' | 'rejected' | 'numbers' | 'bytesDone' | 'phase'
> & {
  losses: never;
  standing: never;
} {
  return {
    ...{ checkpointRow: 0, rowsRead: 0, accepted: 0, rejected: 0, numbers: null, bytesDone: '0', phase: null },
    ...{ losses: [] as never, standing: null as never },
  };
}

/** A claim that is renewed until it is lost or given up. */
class KeptClaim {
  isLost = false;
  private stop: () => void = () => undefined;
  private readonly timer: NodeJS.Timeout;

  constructor(renew: () => Promise<boolean>) {
    const look = async (): Promise<void> => {
      // A database that is away for a moment does not end the import; its next batch will tell.
      if (await renew().catch(() => true)) return;
      this.isLost = true;
      this.end();
      this.stop();
    };
    this.timer = setInterval(() => void look(), RENEW_MS);
  }

  onLost(stop: () => void): void {
    this.stop = stop;
    if (this.isLost) stop();
  }

  end(): void {
    clearInterval(this.timer);
  }
}
