import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../platform/index.js';
import { Clock } from '../../../shared/index.js';
import type { DoNotCallDetails, DoNotCallMatches, DoNotCallScope, DoNotCallView } from '../dialing.dto.js';
import { CallingScopes } from './calling-scopes.js';
import { EntryReader, type EntryRow } from './entry-reader.js';
import { RemovalsService } from './removals.service.js';

const STANDING = ['active', 'removal_requested'];

/** Entries as people see them: a campaign by its title, a lapsed one as lapsed from the very instant. */
@Injectable()
export class EntryViews {
  constructor(
    private readonly reader: EntryReader,
    private readonly removals: RemovalsService,
    private readonly scopes: CallingScopes,
    private readonly clock: Clock,
  ) {}

  async of(me: Principal, bankId: string, rows: readonly EntryRow[]): Promise<DoNotCallView[]> {
    const limited = rows.some(({ level }) => level === 'campaign');
    const titles = new Map(limited ? (await this.scopes.campaigns(bankId)).map(({ id, title }) => [id, title]) : []);
    return rows.map((row) => {
      const lapsed = row.expires_at !== null && this.clock.now() >= row.expires_at && STANDING.includes(row.state);
      const state = lapsed ? 'lapsed' : row.state;
      return {
        ...{ id: String(row.id), masked: row.masks ? row.masks.split(',') : [], level: row.level, state },
        scope: row.level === 'campaign' ? (titles.get(row.scope ?? '') ?? row.scope) : row.scope,
        ...{ expiresAt: row.expires_at?.toISOString() ?? null, source: row.source, reason: row.reason },
        ...{ by: row.created_name ?? '', at: row.created_at.toISOString() },
        removalReason: state === 'lapsed' ? null : row.removal_reason,
        removalRequestedBy: row.removal_requested_name,
        evidenceCallId: row.evidence_call_id === null ? null : String(row.evidence_call_id),
        actions: actionsFor(me, { ...row, state }),
      };
    });
  }

  async one(me: Principal, bankId: string, id: string): Promise<DoNotCallView> {
    return (await this.of(me, bankId, [await this.reader.entry(bankId, id)]))[0]!;
  }

  async details(me: Principal, bankId: string, id: string): Promise<DoNotCallDetails> {
    const row = await this.reader.entry(bankId, id);
    const [view] = await this.of(me, bankId, [row]);
    const returnable = await this.removals.returnable(bankId, id);
    const history = await this.reader.history(row);
    return {
      ...view!,
      actions: [...view!.actions, ...(me.role === 'bank_manager' && returnable > 0 ? ['put_back'] : [])],
      returnable,
      history: history.map(({ kind, at, by_name: by, reason, customers }) => ({ kind, at: at.toISOString(), by, reason, customers })),
      importId: row.import_id === null ? null : String(row.import_id),
      importRow: row.import_row,
    };
  }

  /** The answer to "may we ring?": at which levels somebody is blocked now. */
  async matches(me: Principal, bankId: string, rows: readonly EntryRow[]): Promise<DoNotCallMatches> {
    const items = await this.of(me, bankId, rows);
    const standing = items.filter(({ state }) => STANDING.includes(state));
    const scopesOf = (level: DoNotCallView['level']): string[] => [
      ...new Set(standing.filter((item) => item.level === level).map(({ scope }) => scope ?? '')),
    ];
    return {
      items,
      everywhere: standing.some(({ level }) => level === 'global'),
      products: scopesOf('product'),
      campaigns: scopesOf('campaign'),
    };
  }

  async scopeChoices(bankId: string): Promise<DoNotCallScope[]> {
    const products = await this.scopes.products(bankId);
    const campaigns = await this.scopes.campaigns(bankId);
    return [
      ...products.map(({ product, expiryDays }) => ({ level: 'product' as const, scope: product, title: product, expiryDays })),
      ...campaigns.map(({ id, title, expiryDays }) => ({ level: 'campaign' as const, scope: id, title, expiryDays })),
    ];
  }
}

function actionsFor(me: Principal, row: Pick<EntryRow, 'state' | 'removal_requested_by'>): string[] {
  if (me.role !== 'bank_manager') return [];
  if (row.state === 'active') return ['request_removal'];
  if (row.state !== 'removal_requested') return [];
  return String(row.removal_requested_by) === me.accountId ? ['withdraw_removal'] : ['approve_removal', 'refuse_removal'];
}
