import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, type IdempotentRequest, KeyStore, Protector, type Transaction, UnitOfWork } from '../../platform/index.js';
import { AppError, maskPhone, normalisePhone } from '../../shared/index.js';
import { DoNotCallEntry, DoNotCallKey, type DoNotCallSource } from './dialing.entity.js';
import { type LedgerKey, lockLedger } from './ledger.js';

/** Who must not be called: a customer reference, numbers, or both. */
export interface DoNotCallSubject {
  bankId: string;
  customerIndex: Buffer | null;
  numbers: { e164: string }[];
}

export interface DoNotCallReason {
  source: DoNotCallSource;
  reason: string;
  evidenceCallId: string | null;
}

/** What a new entry takes effect on, in the same transaction: lists, cards. Registered by the features that own them. */
export type DoNotCallEffect = (tx: Transaction, bankId: string, keys: { customers: Buffer[]; numbers: Buffer[] }) => Promise<void>;
/** More of a customer that the entry must cover: every known number of a customer, the customers of a number. */
export type DoNotCallExpansion = (
  tx: Transaction,
  bankId: string,
  keys: { customers: Buffer[]; numbers: Buffer[] },
) => Promise<{ customers: Buffer[]; numbers: string[] }>;

const PAGE = 50;

export interface EntryRow {
  id: string;
  source: DoNotCallSource;
  reason: string;
  created_name: string | null;
  created_at: Date;
  state: DoNotCallEntry['state'];
  removal_reason: string | null;
  removal_requested_by: string | null;
  removal_requested_name: string | null;
  evidence_call_id: string | null;
  masks: string | null;
}

/** The do-not-call registry by customer and number. An entry binds at once: it takes effect in the transaction that writes it (L15, P7). */
@Injectable()
export class DoNotCallService {
  private readonly effects: DoNotCallEffect[] = [];
  private expansion: DoNotCallExpansion | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: KeyStore,
    private readonly protector: Protector,
  ) {}

  addEffect(effect: DoNotCallEffect): void {
    this.effects.push(effect);
  }

  setExpansion(expansion: DoNotCallExpansion): void {
    this.expansion = expansion;
  }

  /** Writes an entry inside the caller's transaction. The ledger rows are locked first, so no dial is granted after the commit. */
  async add(tx: Transaction, subject: DoNotCallSubject, why: DoNotCallReason): Promise<string> {
    const { bankId } = subject;
    const all = await this.expand(tx, subject);
    const ledgerKeys: LedgerKey[] = [
      ...all.customers.map((keyIndex) => ({ kind: 'customer' as const, keyIndex })),
      ...[...all.numbers.values()].map(({ keyIndex }) => ({ kind: 'number' as const, keyIndex })),
    ];
    await lockLedger(tx, bankId, ledgerKeys);
    const entryId = await tx.insert(DoNotCallEntry, {
      ...{ bankId, ...why, createdBy: tx.actor.kind === 'account' ? tx.actor.accountId : null, createdAt: tx.at, state: 'active' },
      ...{ level: 'global', scope: null, expiresAt: null },
      ...{ removalReason: null, removalRequestedBy: null, removalApprovedBy: null, removedAt: null },
    });
    for (const keyIndex of all.customers) {
      await tx.insert(DoNotCallKey, {
        entryId,
        bankId,
        kind: 'customer',
        keyIndex,
        sealed: null,
        mask: '',
        active: true,
        level: 'global',
        scope: null,
        expiresAt: null,
      });
    }
    const keyId = this.keys.single('do-not-call');
    for (const [e164, { keyIndex }] of all.numbers) {
      const sealed = this.protector.seal(keyId, e164, `do-not-call:${entryId}`);
      await tx.insert(DoNotCallKey, {
        entryId,
        bankId,
        kind: 'number',
        keyIndex,
        sealed,
        mask: maskPhone(e164),
        active: true,
        level: 'global',
        scope: null,
        expiresAt: null,
      });
    }
    const indexes = { customers: all.customers, numbers: [...all.numbers.values()].map(({ keyIndex }) => keyIndex) };
    for (const effect of this.effects) await effect(tx, bankId, indexes);
    tx.publish('do-not-call', entryId);
    return entryId;
  }

  /** A manager's entry, by number or customer reference. */
  async addByHand(
    actor: Actor,
    bankId: string,
    given: { number?: string; customerRef?: string; reason: string },
    key?: IdempotentRequest,
  ): Promise<string> {
    const subject = this.subjectOf(bankId, given);
    // The input of the key holds the blind indexes instead of the number itself.
    const input = {
      number: subject.numbers.map(({ e164 }) => this.protector.index('number', e164).toString('hex')),
      customer: subject.customerIndex?.toString('hex') ?? null,
      reason: given.reason,
    };
    return this.unitOfWork.run({ actor, action: 'do-not-call.add', key: key && { key: key.key, input } }, async (tx) => {
      const id = await this.add(tx, subject, { source: 'manual', reason: given.reason, evidenceCallId: null });
      tx.audit(`do-not-call:${id}`, { source: 'manual' });
      return id;
    });
  }

  async requestRemoval(actor: Actor & { kind: 'account' }, bankId: string, id: string, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'do-not-call.removal.request', subject: `do-not-call:${id}` }, async (tx) => {
      const changed = await tx.change(
        "UPDATE do_not_call_entry SET state = 'removal_requested', removal_reason = ?, removal_requested_by = ? WHERE id = ? AND bank_id = ? AND state = 'active'",
        [reason, actor.accountId, id, bankId],
      );
      if (changed === 0) await this.refuse(tx, bankId, id, 'request_removal');
      tx.publish('do-not-call', id);
    });
  }

  /** The second person's yes: from its commit on the keys no longer block (four eyes). */
  async approveRemoval(actor: Actor & { kind: 'account' }, bankId: string, id: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'do-not-call.removal.approve', subject: `do-not-call:${id}` }, async (tx) => {
      const entry = await tx.row<{ state: string; removal_requested_by: string | null }>(
        'SELECT state, removal_requested_by FROM do_not_call_entry WHERE id = ? AND bank_id = ? FOR UPDATE',
        [id, bankId],
      );
      if (entry?.state !== 'removal_requested') await this.refuse(tx, bankId, id, 'approve_removal');
      if (String(entry?.removal_requested_by) === actor.accountId) throw new AppError('four_eyes', { subject: 'do_not_call_removal' });
      await tx.change("UPDATE do_not_call_entry SET state = 'removed', removal_approved_by = ?, removed_at = ? WHERE id = ?", [
        actor.accountId,
        tx.at,
        id,
      ]);
      await tx.change('UPDATE do_not_call_key SET active = 0 WHERE entry_id = ?', [id]);
      tx.publish('do-not-call', id);
    });
  }

  /** Newest first. */
  async list(bankId: string, cursor: string | null): Promise<{ items: EntryRow[]; next: string | null }> {
    const rows = await this.entries('e.bank_id = ? AND (? IS NULL OR e.id < ?)', [bankId, cursor, cursor], PAGE + 1);
    return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? String(rows[PAGE - 1]!.id) : null };
  }

  /** Entries that hold a number or a customer reference. The search itself goes to the audit trail, hashed. */
  async search(actor: Actor, bankId: string, given: { number?: string; customerRef?: string }): Promise<EntryRow[]> {
    const subject = this.subjectOf(bankId, given);
    const indexes = [
      ...(subject.customerIndex ? [subject.customerIndex] : []),
      ...subject.numbers.map(({ e164 }) => this.protector.index('number', e164)),
    ];
    await this.unitOfWork.run({ actor, action: 'do-not-call.search', subject: `bank:${bankId}` }, async (tx) => {
      tx.audit(`bank:${bankId}`, { keys: indexes.map((index) => index.toString('hex').slice(0, 16)) });
    });
    return this.entries(
      `e.bank_id = ? AND e.id IN (SELECT k.entry_id FROM do_not_call_key k WHERE k.bank_id = ? AND k.key_index IN (${indexes.map(() => '?').join(',')}))`,
      [bankId, bankId, ...indexes],
      PAGE,
    );
  }

  async entry(bankId: string, id: string): Promise<EntryRow> {
    const [row] = await this.entries('e.bank_id = ? AND e.id = ?', [bankId, id], 1);
    if (!row) throw new AppError('not_found', { entry: id });
    return row;
  }

  private async entries(where: string, values: unknown[], limit: number): Promise<EntryRow[]> {
    return (await this.source.query(
      `SELECT e.id, e.source, e.reason, e.created_at, e.state, e.removal_reason, e.removal_requested_by, e.evidence_call_id,
              c.display_name AS created_name, r.display_name AS removal_requested_name,
              (SELECT GROUP_CONCAT(k.mask ORDER BY k.id SEPARATOR ',') FROM do_not_call_key k WHERE k.entry_id = e.id AND k.kind = 'number') AS masks
         FROM do_not_call_entry e LEFT JOIN account c ON c.id = e.created_by LEFT JOIN account r ON r.id = e.removal_requested_by
        WHERE ${where} ORDER BY e.id DESC LIMIT ?`,
      [...values, limit],
    )) as EntryRow[];
  }

  private subjectOf(bankId: string, given: { number?: string; customerRef?: string }): DoNotCallSubject {
    const numbers: { e164: string }[] = [];
    if (given.number) {
      const phone = normalisePhone(given.number);
      if (!phone.ok) throw new AppError('validation_failed', { errors: [{ field: 'number', reason: phone.problem }] });
      numbers.push({ e164: phone.e164 });
    }
    if (numbers.length === 0 && !given.customerRef) {
      throw new AppError('validation_failed', { errors: [{ field: 'number', reason: 'a number or a customer reference is needed' }] });
    }
    return {
      bankId,
      numbers,
      customerIndex: given.customerRef ? this.protector.index('customer', `${bankId}:${given.customerRef.trim()}`) : null,
    };
  }

  private async expand(
    tx: Transaction,
    subject: DoNotCallSubject,
  ): Promise<{ customers: Buffer[]; numbers: Map<string, { keyIndex: Buffer }> }> {
    const customers = new Map<string, Buffer>();
    if (subject.customerIndex) customers.set(subject.customerIndex.toString('hex'), subject.customerIndex);
    const numbers = new Map(subject.numbers.map(({ e164 }) => [e164, { keyIndex: this.protector.index('number', e164) }]));
    const more = await this.expansion?.(tx, subject.bankId, {
      customers: [...customers.values()],
      numbers: [...numbers.values()].map(({ keyIndex }) => keyIndex),
    });
    for (const customer of more?.customers ?? []) customers.set(customer.toString('hex'), customer);
    for (const e164 of more?.numbers ?? []) numbers.set(e164, { keyIndex: this.protector.index('number', e164) });
    return { customers: [...customers.values()], numbers };
  }

  private async refuse(tx: Transaction, bankId: string, id: string, action: string): Promise<never> {
    const entry = await tx.row<{ state: string }>('SELECT state FROM do_not_call_entry WHERE id = ? AND bank_id = ?', [id, bankId]);
    if (!entry) throw new AppError('not_found', { entry: id });
    throw new AppError('state_conflict', { subject: 'do_not_call', state: entry.state, action });
  }
}
