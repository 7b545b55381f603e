import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, type IdempotentRequest, KeyStore, Protector, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { AppError, Clock } from '../../../shared/index.js';
import { CallingScopes } from '../registry/calling-scopes.js';
import { entryContext } from '../registry/entry-writer.js';
import { DoNotCallExport } from './do-not-call-export.entity.js';
import type { ExportedKey } from './export-file.js';
import { EXPORT_STATES, type ExportAction } from './export-states.js';

type AccountActor = Actor & { kind: 'account' };
export type ExportFormat = 'csv' | 'xlsx';

/** How long an agreed export may be downloaded. */
const AVAILABLE_MS = 24 * 3_600_000;
const KEYS_A_PAGE = 2000;
const SHOWN = 30;

interface KeyRow {
  id: string;
  entry_id: string;
  kind: 'number' | 'customer';
  sealed: Buffer | null;
  mask: string;
  level: string;
  scope: string | null;
  expires_at: Date | null;
  source: string;
  reason: string;
  created_at: Date;
}

/** The registry as a file: masked for any manager, with full numbers only after a second one agreed; every download is written down first. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly protector: Protector,
    private readonly scopes: CallingScopes,
    private readonly clock: Clock,
  ) {}

  async request(actor: AccountActor, bankId: string, reason: string, key?: IdempotentRequest): Promise<string> {
    return this.unitOfWork.run({ actor, action: 'do-not-call.export.request', key }, async (tx) => {
      const id = await tx.insert(DoNotCallExport, {
        ...{ bankId, state: 'requested', reason, requestedBy: actor.accountId, requestedAt: tx.at },
        ...{ decidedBy: null, decidedAt: null, decisionReason: null, availableUntil: null, downloads: 0 },
      });
      tx.audit(`do-not-call-export:${id}`);
      tx.publish('do-not-call', null);
      return id;
    });
  }

  async approve(actor: AccountActor, bankId: string, id: string): Promise<void> {
    await this.step(actor, bankId, id, 'approve', async (tx, row) => {
      if (row.requestedBy === actor.accountId) throw new AppError('four_eyes', { subject: 'do_not_call_export' });
      const availableUntil = new Date(tx.at.getTime() + AVAILABLE_MS);
      await tx.manager.update(DoNotCallExport, { id }, { decidedBy: actor.accountId, decidedAt: tx.at, availableUntil });
    });
  }

  async refuse(actor: AccountActor, bankId: string, id: string, reason: string): Promise<void> {
    await this.step(actor, bankId, id, 'refuse', async (tx, row) => {
      if (row.requestedBy === actor.accountId) throw new AppError('four_eyes', { subject: 'do_not_call_export' });
      await tx.manager.update(DoNotCallExport, { id }, { decidedBy: actor.accountId, decidedAt: tx.at, decisionReason: reason });
    });
  }

  async withdraw(actor: AccountActor, bankId: string, id: string): Promise<void> {
    await this.step(actor, bankId, id, 'withdraw', async (_tx, row) => {
      if (row.requestedBy !== actor.accountId) throw new AppError('forbidden');
    });
  }

  async list(bankId: string): Promise<DoNotCallExport[]> {
    return this.source.manager.find(DoNotCallExport, { where: { bankId }, order: { id: 'DESC' }, take: SHOWN });
  }

  async find(bankId: string, id: string): Promise<DoNotCallExport> {
    const found = await this.source.manager.findOneBy(DoNotCallExport, { id, bankId });
    if (!found) throw new AppError('not_found', { export: id });
    return found;
  }

  actionsFor(row: DoNotCallExport, accountId: string): string[] {
    const mine = row.requestedBy === accountId;
    if (row.state === 'requested') return mine ? ['withdraw'] : ['approve', 'refuse'];
    return mine && isAvailable(row, this.clock.now()) ? ['download'] : [];
  }

  /** Everything that binds now, with full numbers, for whoever asked, until its time is over. The download stands in the trail before it begins. */
  async full(actor: AccountActor, bankId: string, id: string, format: ExportFormat): Promise<AsyncGenerator<ExportedKey>> {
    await this.unitOfWork.run({ actor, action: 'do-not-call.export.download' }, async (tx) => {
      const row = await this.held(tx, bankId, id);
      if (row.requestedBy !== actor.accountId) throw new AppError('forbidden');
      if (!isAvailable(row, tx.at))
        throw new AppError('state_conflict', {
          subject: 'do_not_call_export',
          state: row.state === 'approved' ? 'over' : row.state,
          action: 'download',
        });
      await tx.change('UPDATE do_not_call_export SET downloads = downloads + 1 WHERE id = ?', [id]);
      tx.audit(`do-not-call-export:${id}`, { format, entries: await this.count(bankId) });
      tx.publish('do-not-call', null);
    });
    return this.allKeys(bankId, false);
  }

  /** The same without a whole number or reference. */
  async masked(actor: AccountActor, bankId: string, format: ExportFormat): Promise<AsyncGenerator<ExportedKey>> {
    await this.unitOfWork.run({ actor, action: 'do-not-call.export.masked' }, async (tx) =>
      tx.audit(`bank:${bankId}`, { format, entries: await this.count(bankId) }),
    );
    return this.allKeys(bankId, true);
  }

  private async count(bankId: string): Promise<number> {
    const [row] = (await this.source.query(
      "SELECT COUNT(*) AS entries FROM do_not_call_entry WHERE bank_id = ? AND state IN ('active', 'removal_requested')",
      [bankId],
    )) as { entries: string }[];
    return Number(row!.entries);
  }

  /** Every key that binds, by id. A customer of which only the index is known has a line of its own only when it has no number. */
  private async *allKeys(bankId: string, masked: boolean): AsyncGenerator<ExportedKey> {
    const titles = new Map((await this.scopes.campaigns(bankId)).map(({ id, title }) => [id, title]));
    const keyId = this.keys.single('do-not-call');
    for (let cursor = '0'; ;) {
      const rows = (await this.source.query(
        `SELECT k.id, k.entry_id, k.kind, k.sealed, k.mask, e.level, e.scope, e.expires_at, e.source, e.reason, e.created_at
           FROM do_not_call_key k JOIN do_not_call_entry e ON e.id = k.entry_id
          WHERE k.id > ? AND k.bank_id = ? AND k.active = 1 AND (k.expires_at IS NULL OR k.expires_at > ?)
            AND (k.sealed IS NOT NULL OR NOT EXISTS (SELECT 1 FROM do_not_call_key o WHERE o.entry_id = k.entry_id AND o.sealed IS NOT NULL))
          ORDER BY k.id LIMIT ?`,
        [cursor, bankId, this.clock.now(), KEYS_A_PAGE],
      )) as KeyRow[];
      for (const row of rows) {
        const plain = masked
          ? null
          : row.sealed === null
            ? ''
            : this.protector.unseal(keyId, row.sealed, entryContext(String(row.entry_id)));
        yield {
          ...{ entryId: String(row.entry_id), level: row.level, source: row.source, reason: row.reason },
          number: row.kind === 'number' ? (plain?.replace(/^\+/, '') ?? row.mask) : '',
          customerRef: row.kind === 'customer' ? (plain ?? '***') : '',
          scope: row.level === 'campaign' ? (titles.get(row.scope ?? '') ?? row.scope ?? '') : (row.scope ?? ''),
          ...{ enteredAt: row.created_at.toISOString(), expiresAt: row.expires_at?.toISOString() ?? '' },
        };
      }
      if (rows.length < KEYS_A_PAGE) return;
      cursor = String(rows.at(-1)!.id);
    }
  }

  private async step(
    actor: AccountActor,
    bankId: string,
    id: string,
    action: ExportAction,
    work: (tx: Transaction, row: DoNotCallExport) => Promise<void>,
  ): Promise<void> {
    await this.unitOfWork.run({ actor, action: `do-not-call.export.${action}`, subject: `do-not-call-export:${id}` }, async (tx) => {
      const row = await this.held(tx, bankId, id);
      const state = EXPORT_STATES.apply(row.state, action);
      await work(tx, row);
      await tx.manager.update(DoNotCallExport, { id }, { state });
      tx.publish('do-not-call', null);
    });
  }

  private async held(tx: Transaction, bankId: string, id: string): Promise<DoNotCallExport> {
    const row = await tx.manager.findOne(DoNotCallExport, { where: { id, bankId }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new AppError('not_found', { export: id });
    return row;
  }
}

/** Until that instant, not at it. */
function isAvailable({ state, availableUntil }: DoNotCallExport, now: Date): boolean {
  return state === 'approved' && availableUntil !== null && now < availableUntil;
}
