import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, Sweeper, systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { AppError, Clock } from '../../../shared/index.js';
import { DoNotCallEntry, DoNotCallEvent, type DoNotCallEventKind } from '../dialing.entity.js';
import type { Reach } from '../rules/index.js';
import { ENTRY_STATES, type EntryAction } from './entry-states.js';

type AccountActor = Actor & { kind: 'account' };

/** Puts customers back on lists whom an entry had withdrawn and nothing else blocks; `count` only counts them. Registered by who owns lists. */
export interface CustomerReturns {
  count: (bankId: string, keys: Buffer[], reach: Reach) => Promise<number>;
  putBack: (tx: Transaction, bankId: string, keys: Buffer[], reach: Reach) => Promise<number>;
}

const SYSTEM = systemActor('do-not-call');
const SWEEP_MS = 2000;
const LAPSED_A_UNIT = 500;

/** How an entry ends: removed by two people, or lapsed. What it withdrew stays off the lists until somebody puts it back with a reason. */
@Injectable()
export class RemovalsService implements OnModuleInit {
  private returns: CustomerReturns = { count: async () => 0, putBack: async () => 0 };

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'do-not-call-expiry', everyMs: SWEEP_MS, run: () => this.lapseDue() });
  }

  setReturns(returns: CustomerReturns): void {
    this.returns = returns;
  }

  async request(actor: AccountActor, bankId: string, id: string, reason: string): Promise<void> {
    await this.step(actor, bankId, id, 'request_removal', async (tx) => {
      await tx.change('UPDATE do_not_call_entry SET removal_reason = ?, removal_requested_by = ? WHERE id = ?', [
        reason,
        actor.accountId,
        id,
      ]);
      await this.note(tx, id, 'removal_requested', reason);
    });
  }

  /** The second person's yes: from its commit on the keys no longer block (four eyes). */
  async approve(actor: AccountActor, bankId: string, id: string): Promise<void> {
    await this.step(actor, bankId, id, 'approve_removal', async (tx, entry) => {
      requireOther(entry, actor);
      await tx.change('UPDATE do_not_call_entry SET removal_approved_by = ?, removed_at = ? WHERE id = ?', [actor.accountId, tx.at, id]);
      await tx.change('UPDATE do_not_call_key SET active = 0 WHERE entry_id = ?', [id]);
      await this.note(tx, id, 'removed', null);
    });
  }

  /** The second person's no: the entry goes on binding. */
  async refuse(actor: AccountActor, bankId: string, id: string, reason: string): Promise<void> {
    await this.step(actor, bankId, id, 'refuse_removal', async (tx, entry) => {
      requireOther(entry, actor);
      await tx.change('UPDATE do_not_call_entry SET removal_reason = NULL, removal_requested_by = NULL WHERE id = ?', [id]);
      await this.note(tx, id, 'removal_refused', reason);
    });
  }

  /** Whoever asked takes it back. */
  async withdraw(actor: AccountActor, bankId: string, id: string): Promise<void> {
    await this.step(actor, bankId, id, 'withdraw_removal', async (tx, entry) => {
      if (entry.removalRequestedBy !== actor.accountId) throw new AppError('forbidden');
      await tx.change('UPDATE do_not_call_entry SET removal_reason = NULL, removal_requested_by = NULL WHERE id = ?', [id]);
      await this.note(tx, id, 'removal_withdrawn', null);
    });
  }

  /** How many customers an ended entry still keeps off lists although nothing else blocks them. */
  async returnable(bankId: string, id: string): Promise<number> {
    const entry = await this.source.manager.findOneBy(DoNotCallEntry, { id, bankId });
    if (!entry || !ended(entry)) return 0;
    return this.returns.count(bankId, await this.keysOf(id), reachOf(entry));
  }

  /** Puts back on their lists the customers whom an ended entry withdrew and whom nothing blocks. Answers how many. */
  async putBack(actor: AccountActor, bankId: string, id: string, reason: string): Promise<number> {
    return this.unitOfWork.run({ actor, action: 'do-not-call.put-back', subject: `do-not-call:${id}` }, async (tx) => {
      const entry = await this.held(tx, bankId, id);
      if (!ended(entry)) throw new AppError('state_conflict', { subject: 'do_not_call', state: entry.state, action: 'put_back' });
      const customers = await this.returns.putBack(tx, bankId, await this.keysOf(id), reachOf(entry));
      if (customers === 0) throw new AppError('state_conflict', { subject: 'do_not_call', state: 'nothing_withdrawn', action: 'put_back' });
      await this.note(tx, id, 'put_back', reason, customers);
      tx.audit(`do-not-call:${id}`, { customers });
      tx.publish('do-not-call', id);
      return customers;
    });
  }

  /** Entries past their expiry bind no more since that instant; here their state and history come to say so. Answers how many. */
  async lapseDue(): Promise<number> {
    const due = (await this.source.query(
      "SELECT id FROM do_not_call_entry WHERE expires_at <= ? AND state IN ('active', 'removal_requested') ORDER BY expires_at LIMIT ?",
      [this.clock.now(), LAPSED_A_UNIT],
    )) as { id: string }[];
    if (due.length === 0) return 0;
    await this.unitOfWork.run({ actor: SYSTEM, action: 'do-not-call.lapse' }, async (tx) => {
      const marks = due.map(() => '?').join(',');
      const rows = await tx.rows<{ id: string; expires_at: Date }>(
        `SELECT id, expires_at FROM do_not_call_entry WHERE id IN (${marks}) AND state IN ('active', 'removal_requested') ORDER BY id FOR UPDATE`,
        due.map(({ id }) => id),
      );
      if (rows.length === 0) return tx.nothingDone();
      const ids = rows.map(({ id }) => id);
      const held = ids.map(() => '?').join(',');
      await tx.change(`UPDATE do_not_call_entry SET state = 'lapsed' WHERE id IN (${held})`, ids);
      await tx.change(`UPDATE do_not_call_key SET active = 0 WHERE entry_id IN (${held})`, ids);
      await tx.change(
        `INSERT INTO do_not_call_event (entry_id, kind, at) VALUES ${rows.map(() => "(?, 'lapsed', ?)").join(',')}`,
        rows.flatMap((row) => [row.id, row.expires_at]),
      );
      tx.audit(`do-not-call:${rows[0]!.id}`, { lapsed: rows.length });
      tx.publish('do-not-call', null);
    });
    return due.length;
  }

  private async step(
    actor: AccountActor,
    bankId: string,
    id: string,
    action: EntryAction,
    work: (tx: Transaction, entry: DoNotCallEntry) => Promise<void>,
  ): Promise<void> {
    const [verb, noun] = action.split('_');
    await this.unitOfWork.run({ actor, action: `do-not-call.${noun}.${verb}`, subject: `do-not-call:${id}` }, async (tx) => {
      const entry = await this.held(tx, bankId, id);
      const lapsed = entry.expiresAt !== null && tx.at >= entry.expiresAt;
      const state = ENTRY_STATES.apply(lapsed && entry.state !== 'removed' ? 'lapsed' : entry.state, action);
      await tx.change('UPDATE do_not_call_entry SET state = ? WHERE id = ?', [state, id]);
      await work(tx, entry);
      tx.publish('do-not-call', id);
    });
  }

  private async held(tx: Transaction, bankId: string, id: string): Promise<DoNotCallEntry> {
    const entry = await tx.manager.findOne(DoNotCallEntry, { where: { id, bankId }, lock: { mode: 'pessimistic_write' } });
    if (!entry) throw new AppError('not_found', { entry: id });
    return entry;
  }

  private async keysOf(id: string): Promise<Buffer[]> {
    const rows = (await this.source.query('SELECT key_index FROM do_not_call_key WHERE entry_id = ?', [id])) as { key_index: Buffer }[];
    return rows.map((row) => row.key_index);
  }

  private async note(
    tx: Transaction,
    entryId: string,
    kind: DoNotCallEventKind,
    reason: string | null,
    customers: number | null = null,
  ): Promise<void> {
    const byAccount = tx.actor.kind === 'account' ? tx.actor.accountId : null;
    await tx.insert(DoNotCallEvent, { entryId, kind, at: tx.at, byAccount, reason, customers });
  }
}

const ended = ({ state }: DoNotCallEntry): boolean => state === 'removed' || state === 'lapsed';
const reachOf = ({ level, scope, expiresAt }: DoNotCallEntry): Reach => ({ level, scope, expiresAt });

function requireOther(entry: DoNotCallEntry, actor: AccountActor): void {
  if (entry.removalRequestedBy === actor.accountId) throw new AppError('four_eyes', { subject: 'do_not_call_removal' });
}
