import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type Actor,
  detectFile,
  FileStore,
  MAX_UPLOAD_BYTES,
  readRows,
  type SheetRow,
  StoredFile,
  UnitOfWork,
} from '../../../platform/index.js';
import { AppError, maskValue } from '../../../shared/index.js';
import { CallingScopes, type GivenReach } from '../registry/calling-scopes.js';
import { DoNotCallImport, DoNotCallImportReject } from './do-not-call-import.entity.js';
import { importDoNotCallJob } from './import-do-not-call.job.js';
import { IMPORT_STATES, type ImportAction } from './import-states.js';
import { headingRowOf, type ImportMapping, suggestColumns } from './rules/import-row.js';

type AccountActor = Actor & { kind: 'account' };

export interface ImportPreview {
  headings: string[];
  headingRow: number;
  suggested: Omit<ImportMapping, 'headings'>;
  rows: SheetRow[];
}

export interface StartImport extends GivenReach {
  numbers: number[];
  customerRef?: number | undefined;
  reasonColumn?: number | undefined;
  reason: string;
}

const SAMPLE_ROWS = 200;
const SHOWN_ROWS = 10;
const PAGE = 100;
const IMPORTS_SHOWN = 30;

/** Do-not-call files from upload to the last entry. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly scopes: CallingScopes,
  ) {}

  /** Takes in a file, encrypted, and says at once what is wrong with it. Nothing stays behind of a refused file. */
  async upload(actor: AccountActor, bankId: string, fileName: string, content: AsyncIterable<Buffer>): Promise<string> {
    const incoming = await this.files.receive('upload', content, MAX_UPLOAD_BYTES);
    const { fileId, id } = await this.unitOfWork.run({ actor, action: 'do-not-call.import.upload' }, async (tx) => {
      const stored = await tx.insert(StoredFile, this.files.record('upload', incoming));
      const made = await tx.insert(DoNotCallImport, {
        ...{ bankId, fileId: stored, fileName: fileName.slice(-200), sizeBytes: String(incoming.sizeBytes), state: 'uploaded' },
        ...{ level: 'global', scope: null, expiresAt: null, reason: '', mapping: null, headingRow: 0 },
        ...{ uploadedBy: actor.accountId, uploadedAt: tx.at, startedAt: null, endedAt: null, checkpointRow: 0, bytesDone: '0' },
        ...{ rowsRead: 0, written: 0, alreadyThere: 0, rejected: 0, withdrawn: 0 },
        ...{ claimedUntil: null, claimedBy: null, problemCode: null, problemFacts: null },
      });
      tx.audit(`do-not-call-import:${made}`, { sizeBytes: incoming.sizeBytes });
      return { fileId: stored, id: made };
    });
    try {
      await this.previewOf(fileId, fileName);
    } catch (error) {
      await this.files.destroy(fileId);
      await this.source.query('DELETE FROM do_not_call_import WHERE id = ?', [id]);
      throw error;
    }
    return id;
  }

  async list(bankId: string): Promise<DoNotCallImport[]> {
    return this.source.manager.find(DoNotCallImport, { where: { bankId }, order: { id: 'DESC' }, take: IMPORTS_SHOWN });
  }

  async find(bankId: string, id: string): Promise<DoNotCallImport> {
    const found = await this.source.manager.findOneBy(DoNotCallImport, { id, bankId });
    if (!found) throw new AppError('not_found', { import: id });
    return found;
  }

  /** Columns with what they seem to be, and ten rows with every value masked. */
  async preview(bankId: string, id: string): Promise<ImportPreview> {
    const found = await this.find(bankId, id);
    if (found.state !== 'uploaded')
      throw new AppError('state_conflict', { subject: 'do_not_call_import', state: found.state, action: 'preview' });
    const preview = await this.previewOf(found.fileId, found.fileName);
    return { ...preview, rows: preview.rows.slice(0, SHOWN_ROWS).map(({ row, cells }) => ({ row, cells: cells.map(maskValue) })) };
  }

  /** Checks columns and reach, and starts the background import. */
  async start(actor: AccountActor, bankId: string, id: string, given: StartImport): Promise<void> {
    const { fileId, fileName, state: before } = await this.find(bankId, id);
    IMPORT_STATES.apply(before, 'start');
    const { headings, headingRow } = await this.previewOf(fileId, fileName);
    const mapping = mappingOf(given, headings);
    const level = given.level;
    await this.unitOfWork.run({ actor, action: 'do-not-call.import.start', subject: `do-not-call-import:${id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(DoNotCallImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const state = IMPORT_STATES.apply(current.state, 'start');
      const reach = await this.scopes.reach(bankId, given, tx.at);
      await tx.manager.update(
        DoNotCallImport,
        { id },
        { state, ...reach, reason: given.reason, mapping: mapping as never, headingRow, startedAt: tx.at },
      );
      tx.audit(`do-not-call-import:${id}`, { level, expiresAt: reach.expiresAt?.toISOString() ?? null });
      tx.enqueue(importDoNotCallJob, { importId: id });
      tx.publish('do-not-call', null);
    });
  }

  /** Stops behind the batch that is being written, goes on behind it, or gives up a file. What was written stays and binds. */
  async act(actor: AccountActor, bankId: string, id: string, action: 'stop' | 'resume' | 'discard'): Promise<void> {
    const { fileId } = await this.find(bankId, id);
    await this.unitOfWork.run({ actor, action: `do-not-call.import.${action}`, subject: `do-not-call-import:${id}` }, async (tx) => {
      const current = await tx.manager.findOneOrFail(DoNotCallImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const state = IMPORT_STATES.apply(current.state, action);
      await tx.manager.update(
        DoNotCallImport,
        { id },
        { state, endedAt: action === 'resume' ? null : tx.at, claimedBy: null, claimedUntil: null },
      );
      tx.audit(`do-not-call-import:${id}`, { written: current.written });
      if (action === 'resume') tx.enqueue(importDoNotCallJob, { importId: id });
      tx.publish('do-not-call', null);
    });
    if (action === 'discard') await this.files.destroy(fileId);
  }

  actionsFor(found: DoNotCallImport): ImportAction[] {
    return (['start', 'stop', 'resume', 'discard'] as const).filter((action) => IMPORT_STATES.allows(found.state, action));
  }

  async rejects(importId: string, cursor: string | null): Promise<{ items: DoNotCallImportReject[]; next: string | null }> {
    const rows = await this.rejectPage(importId, cursor ?? '0', PAGE + 1);
    return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? rows[PAGE - 1]!.id : null };
  }

  async *allRejects(importId: string): AsyncGenerator<DoNotCallImportReject> {
    for (let cursor = '0'; ;) {
      const rows = await this.rejectPage(importId, cursor, PAGE);
      yield* rows;
      if (rows.length < PAGE) return;
      cursor = rows.at(-1)!.id;
    }
  }

  /** Downloads of rejects are exports: they stand in the audit trail (S12). */
  async noteRejects(actor: Actor, importId: string): Promise<void> {
    const subject = `do-not-call-import:${importId}`;
    await this.unitOfWork.run({ actor, action: 'do-not-call.import.rejects', subject }, async (tx) => tx.audit(subject, { format: 'csv' }));
  }

  private async rejectPage(importId: string, after: string, limit: number): Promise<DoNotCallImportReject[]> {
    return this.source.manager
      .createQueryBuilder(DoNotCallImportReject, 'reject')
      .where('reject.importId = :importId AND reject.id > :after', { importId, after })
      .orderBy('reject.id')
      .limit(limit)
      .getMany();
  }

  private async previewOf(fileId: string, fileName: string): Promise<ImportPreview> {
    const file = await this.files.open(fileId);
    try {
      const rows: SheetRow[] = [];
      for await (const row of readRows(file, await detectFile(file, fileName))) {
        if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
        if (rows.length >= SAMPLE_ROWS) break;
      }
      const headingRow = headingRowOf(rows[0]);
      const data = rows.filter(({ row }) => row > headingRow);
      if (data.length === 0) throw new AppError(rows.length === 0 ? 'file_empty' : 'list_empty_file');
      const width = Math.max(...rows.map(({ cells }) => cells.length));
      const first = headingRow === 0 ? [] : rows[0]!.cells;
      const headings = Array.from({ length: width }, (_, column) => first[column]?.trim() || String(column + 1));
      const suggested = suggestColumns(
        headings,
        data.map(({ cells }) => cells),
      );
      return { headings, headingRow, suggested, rows: data };
    } finally {
      await file.close();
    }
  }
}

function mappingOf(given: StartImport, headings: string[]): ImportMapping {
  const { numbers, customerRef = null, reasonColumn: reason = null } = given;
  const used = [...numbers, ...(customerRef === null ? [] : [customerRef]), ...(reason === null ? [] : [reason])];
  const refuse = (field: string, why: string): never => {
    throw new AppError('validation_failed', { errors: [{ field, reason: why }] });
  };
  if (numbers.length === 0 && customerRef === null) refuse('numbers', 'a column of numbers or of customer references is needed');
  if (used.some((column) => column >= headings.length)) refuse('numbers', 'there is no such column');
  if (new Set(used).size !== used.length) refuse('numbers', 'a column can mean one thing only');
  return { numbers, customerRef, reason, headings };
}
