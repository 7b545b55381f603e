import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, UnitOfWork } from '../../../platform/index.js';
import { AppError } from '../../../shared/index.js';
import type { DoNotCallEventKind, DoNotCallSource } from '../dialing.entity.js';
import { DoNotCallService } from '../do-not-call.service.js';
import type { DoNotCallLevel } from '../rules/index.js';
import type { EntryState } from './entry-states.js';

export interface EntryRow {
  id: string;
  source: DoNotCallSource;
  reason: string;
  created_by: string | null;
  created_name: string | null;
  created_at: Date;
  level: DoNotCallLevel;
  scope: string | null;
  expires_at: Date | null;
  import_id: string | null;
  import_row: number | null;
  state: EntryState;
  removal_reason: string | null;
  removal_requested_by: string | null;
  removal_requested_name: string | null;
  evidence_call_id: string | null;
  masks: string | null;
}

export interface EventRow {
  kind: DoNotCallEventKind | 'created' | 'imported';
  at: Date;
  by_name: string | null;
  reason: string | null;
  customers: number | null;
}

export interface EntryFilter {
  level?: DoNotCallLevel;
  source?: DoNotCallSource;
  state?: EntryState;
}

const PAGE = 50;

/** Reads the registry: pages of it, one entry with its history, and whether somebody may be called. */
@Injectable()
export class EntryReader {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: DoNotCallService,
  ) {}

  /** Newest first. */
  async list(bankId: string, filter: EntryFilter, cursor: string | null): Promise<{ items: EntryRow[]; next: string | null }> {
    const wanted = Object.entries({ level: filter.level, source: filter.source, state: filter.state }).filter(([, value]) => value);
    const where = ['e.bank_id = ?', ...wanted.map(([column]) => `e.${column} = ?`), ...(cursor ? ['e.id < ?'] : [])].join(' AND ');
    const values = [bankId, ...wanted.map(([, value]) => value), ...(cursor ? [cursor] : [])];
    const rows = await this.entries(where, values, PAGE + 1);
    return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? String(rows[PAGE - 1]!.id) : null };
  }

  /**
   * Entries of every level that say whether a number or a customer may be called: also those of other numbers of the same customer. The
   * search itself goes to the audit trail, hashed.
   */
  async search(actor: Actor, bankId: string, given: { number?: string; customerRef?: string }): Promise<EntryRow[]> {
    const subject = this.registry.subjectOf(bankId, given);
    const indexes = await this.unitOfWork.run({ actor, action: 'do-not-call.search', subject: `bank:${bankId}` }, async (tx) => {
      const keys = await this.registry.keysOf(tx, subject);
      tx.audit(`bank:${bankId}`, { keys: keys.slice(0, 20).map((index) => index.toString('hex').slice(0, 16)) });
      return keys;
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

  /** What happened to an entry, oldest first, from its writing on. */
  async history(entry: EntryRow): Promise<EventRow[]> {
    const later = (await this.source.query(
      `SELECT v.kind, v.at, a.display_name AS by_name, v.reason, v.customers FROM do_not_call_event v LEFT JOIN account a ON a.id = v.by_account
        WHERE v.entry_id = ? ORDER BY v.id`,
      [entry.id],
    )) as EventRow[];
    const kind = entry.source === 'import' ? 'imported' : 'created';
    return [{ kind, at: entry.created_at, by_name: entry.created_name, reason: entry.reason, customers: null }, ...later];
  }

  private async entries(where: string, values: unknown[], limit: number): Promise<EntryRow[]> {
    return (await this.source.query(
      `SELECT e.id, e.source, e.reason, e.created_by, e.created_at, e.level, e.scope, e.expires_at, e.import_id, e.import_row, e.state,
              e.removal_reason, e.removal_requested_by, e.evidence_call_id,
              c.display_name AS created_name, r.display_name AS removal_requested_name,
              (SELECT GROUP_CONCAT(k.mask ORDER BY k.id SEPARATOR ',') FROM do_not_call_key k WHERE k.entry_id = e.id AND k.kind = 'number') AS masks
         FROM do_not_call_entry e LEFT JOIN account c ON c.id = e.created_by LEFT JOIN account r ON r.id = e.removal_requested_by
        WHERE ${where} ORDER BY e.id DESC LIMIT ?`,
      [...values, limit],
    )) as EntryRow[];
  }
}
