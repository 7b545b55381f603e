import { Injectable } from '@nestjs/common';
import { AccountsService, type Principal } from '../../../platform/index.js';
import { CallingScopes } from '../registry/calling-scopes.js';
import type { DoNotCallImport } from './do-not-call-import.entity.js';
import type { DoNotCallImportView } from './imports.dto.js';
import { ImportsService } from './imports.service.js';

/** Imports as people see them. */
@Injectable()
export class ImportViews {
  constructor(
    private readonly imports: ImportsService,
    private readonly accounts: AccountsService,
    private readonly scopes: CallingScopes,
  ) {}

  async of(me: Principal, rows: readonly DoNotCallImport[]): Promise<DoNotCallImportView[]> {
    const names = await this.accounts.displayNames(rows.map(({ uploadedBy }) => uploadedBy));
    const limited = rows.find(({ level }) => level === 'campaign');
    const titles = new Map(limited ? (await this.scopes.campaigns(limited.bankId)).map(({ id, title }) => [id, title]) : []);
    return rows.map((row) => ({
      ...{ id: row.id, name: row.fileName, sizeBytes: Number(row.sizeBytes), bytesDone: Number(row.bytesDone), state: row.state },
      ...{ level: row.level, scope: row.level === 'campaign' ? (titles.get(row.scope ?? '') ?? row.scope) : row.scope },
      ...{ expiresAt: row.expiresAt?.toISOString() ?? null, reason: row.reason },
      ...{
        uploadedBy: names.get(row.uploadedBy) ?? '',
        uploadedAt: row.uploadedAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
      },
      ...{ rows: row.rowsRead, written: row.written, alreadyThere: row.alreadyThere, rejected: row.rejected, withdrawn: row.withdrawn },
      problem: row.problemCode ? { code: row.problemCode, facts: row.problemFacts ?? {} } : null,
      actions: me.role === 'bank_manager' ? this.imports.actionsFor(row) : [],
    }));
  }
}
