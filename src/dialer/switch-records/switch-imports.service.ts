import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Contract, ContractsService } from '../../contracts/index.js';
import {
  type Actor,
  Config,
  detectFile,
  FileStore,
  isDuplicate,
  MAX_UPLOAD_BYTES,
  readRows,
  type SheetRow,
  StoredFile,
  type Transaction,
  UnitOfWork,
} from '../../platform/index.js';
import { AppError, maskValue } from '../../shared/index.js';
import { importSwitchRecordsJob } from './import-switch-records.job.js';
import { openArchive } from './recordings/recording-source.js';
import { type RecordColumns, suggestRecordColumns, type SwitchMapping } from './rules/switch-mapping.js';
import { LACKING_RECORDING, type RecordingsFrom, SavedSwitchMapping, SwitchImport, SwitchReject } from './switch-import.entity.js';
import { SWITCH_IMPORT_STATES, type SwitchImportAction } from './switch-import-states.js';

type AccountActor = Actor & { kind: 'account' };

export interface SwitchImportPreview {
  headings: string[];
  headingRow: number;
  suggested: { [Column in keyof RecordColumns]: number | null };
  rows: SheetRow[];
}

export interface StartSwitchImport {
  exchange: string;
  mapping: SwitchMapping;
  recordingsFrom: RecordingsFrom;
}

const SAMPLE_ROWS = 50;
const SHOWN_ROWS = 10;
const IMPORTS_SHOWN = 50;
/** An archive of a month of recordings. */
export const MAX_ARCHIVE_BYTES = 4 * 1024 ** 3;

/** Files of switch records from upload to the last recording. Imported by the bank: evidence does not pass through those it judges. */
@Injectable()
export class SwitchImports {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly contracts: ContractsService,
    private readonly config: Config,
  ) {}

  /** Takes in a table, encrypted, and says at once what is wrong with it. Nothing stays behind of a refused file. */
  async upload(actor: AccountActor, contract: Contract, fileName: string, content: AsyncIterable<Buffer>): Promise<string> {
    const incoming = await this.files.receive('upload', content, MAX_UPLOAD_BYTES);
    try {
      const made = await this.unitOfWork.run({ actor, action: 'switch-import.upload' }, async (tx) => {
        const fileId = await tx.insert(StoredFile, this.files.record('upload', incoming));
        const id = await tx.insert(SwitchImport, {
          ...{ bankId: contract.bankId, contractId: contract.id, exchange: null, fileId, fileName: fileName.slice(-200) },
          ...{ sizeBytes: String(incoming.sizeBytes), fileHash: incoming.sha256, knownKey: incoming.sha256 },
          ...{ recordingsFileId: null, recordingsName: null, recordingsFrom: 'none', state: 'uploaded', phase: 'reading' },
          ...{ mapping: null, headingRow: 0, uploadedBy: actor.accountId, uploadedAt: tx.at, startedAt: null, endedAt: null },
          ...{ checkpointRow: 0, bytesDone: '0', rowsRead: 0, rowsTaken: 0, rowsKnown: 0, rowsRefused: 0 },
          ...{ clockAheadMs: null, clockPairs: null, clockSpreadMs: null, extensions: null },
          ...{ claimedUntil: null, claimedBy: null, problemCode: null, problemFacts: null },
        });
        tx.audit(`switch-import:${id}`, { contractId: contract.id, sizeBytes: incoming.sizeBytes });
        return { id, fileId };
      });
      return await this.readable(made.id, made.fileId, fileName);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await this.files.discard(incoming);
      const known = await this.source.manager.findOneBy(SwitchImport, { contractId: contract.id, knownKey: incoming.sha256 });
      throw new AppError('switch_file_known', { import: known?.id ?? null, name: known?.fileName ?? null });
    }
  }

  async list(bankId: string): Promise<SwitchImport[]> {
    return this.source.manager.find(SwitchImport, { where: { bankId }, order: { id: 'DESC' }, take: IMPORTS_SHOWN });
  }

  async find(bankId: string, id: string): Promise<SwitchImport> {
    const found = await this.source.manager.findOneBy(SwitchImport, { id, bankId });
    if (!found) throw new AppError('not_found', { import: id });
    return found;
  }

  /** Columns with what they seem to be, and ten rows with every value masked. */
  async preview(found: SwitchImport): Promise<SwitchImportPreview> {
    if (found.state !== 'uploaded')
      throw new AppError('state_conflict', { subject: 'switch_import', state: found.state, action: 'preview' });
    const preview = await this.previewOf(found.fileId, found.fileName);
    const rows = preview.rows.slice(0, SHOWN_ROWS).map(({ row, cells }) => ({ row, cells: cells.map(maskDigits) }));
    return { ...preview, rows };
  }

  async mappings(contractId: string): Promise<SavedSwitchMapping[]> {
    return this.source.manager.find(SavedSwitchMapping, { where: { contractId }, order: { exchange: 'ASC' } });
  }

  /** Seats that may have an extension. */
  async seats(contractId: string): Promise<string[]> {
    const rows = (await this.source.query('SELECT DISTINCT seat FROM agent WHERE contract_id = ? ORDER BY seat', [contractId])) as {
      seat: string;
    }[];
    return rows.map(({ seat }) => seat);
  }

  /** Checks the mapping, keeps it under the exchange's name, and starts the background import. */
  async start(actor: AccountActor, found: SwitchImport, given: StartSwitchImport): Promise<void> {
    const { id, contractId } = found;
    SWITCH_IMPORT_STATES.apply(found.state, 'start');
    const { headings, headingRow } = await this.previewOf(found.fileId, found.fileName);
    checkMapping(given.mapping, headings);
    if (given.recordingsFrom === 'archive' && !found.recordingsFileId) refuse('recordingsFrom', 'no archive of recordings was uploaded');
    if (given.recordingsFrom === 'folder' && this.config.switchRecordings === '')
      refuse('recordingsFrom', 'no folder of recordings is set');
    await this.unitOfWork.run({ actor, action: 'switch-import.start', subject: `switch-import:${id}` }, async (tx) => {
      const state = SWITCH_IMPORT_STATES.apply((await lock(tx, id)).state, 'start');
      const { exchange, mapping, recordingsFrom } = given;
      await tx.change(
        `INSERT INTO switch_mapping (contract_id, exchange, mapping, saved_by, saved_at) VALUES (?, ?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE mapping = VALUES(mapping), saved_by = VALUES(saved_by), saved_at = VALUES(saved_at)`,
        [contractId, exchange, JSON.stringify(mapping), actor.accountId, tx.at],
      );
      await tx.manager.update(
        SwitchImport,
        { id },
        { ...{ state, exchange, recordingsFrom, headingRow, startedAt: tx.at }, mapping: { ...mapping, headings } as never },
      );
      tx.audit(`switch-import:${id}`, { exchange, recordingsFrom });
      tx.enqueue(importSwitchRecordsJob, { importId: id });
      tx.publish('switch-import', id);
    });
  }

  /** Stops behind what is being written, goes on behind it, or gives up a file of which nothing was matched. */
  async act(actor: AccountActor, found: SwitchImport, action: 'stop' | 'resume' | 'discard'): Promise<void> {
    const { id, fileId, recordingsFileId } = found;
    await this.unitOfWork.run({ actor, action: `switch-import.${action}`, subject: `switch-import:${id}` }, async (tx) => {
      const current = await lock(tx, id);
      const state = SWITCH_IMPORT_STATES.apply(current.state, action);
      if (action === 'discard' && current.phase === 'recordings')
        throw new AppError('state_conflict', { subject: 'switch_import', state: 'matched', action });
      const gone = action === 'discard' ? { knownKey: null as never } : {};
      const endedAt = action === 'resume' ? (null as never) : tx.at;
      await tx.manager.update(SwitchImport, { id }, { state, endedAt, claimedBy: null as never, claimedUntil: null as never, ...gone });
      if (action === 'discard') await tx.change('DELETE FROM switch_record WHERE import_id = ?', [id]);
      if (action === 'resume') tx.enqueue(importSwitchRecordsJob, { importId: id });
      tx.audit(`switch-import:${id}`, { phase: current.phase, rows: current.rowsRead });
      tx.publish('switch-import', id);
    });
    if (action !== 'discard') return;
    await this.files.destroy(fileId);
    if (recordingsFileId) await this.files.destroy(recordingsFileId);
  }

  /** Takes in an archive of recordings: before the start, or later for records whose recording was missing. */
  async addRecordings(actor: AccountActor, found: SwitchImport, name: string, content: AsyncIterable<Buffer>): Promise<void> {
    const { id, recordingsFileId: before } = found;
    if (found.state !== 'uploaded') SWITCH_IMPORT_STATES.apply(found.state, 'add_recordings');
    const incoming = await this.files.receive('upload', content, MAX_ARCHIVE_BYTES);
    const recordingsFileId = await this.unitOfWork.run(
      { actor, action: 'switch-import.recordings', subject: `switch-import:${id}` },
      async (tx) => {
        const stored = await tx.insert(StoredFile, this.files.record('upload', incoming));
        tx.audit(`switch-import:${id}`, { sizeBytes: incoming.sizeBytes });
        return stored;
      },
    );
    try {
      await this.readArchive(recordingsFileId);
    } catch (error) {
      await this.files.destroy(recordingsFileId);
      throw error;
    }
    await this.unitOfWork.run({ actor, action: 'switch-import.recordings-ready', subject: `switch-import:${id}` }, async (tx) => {
      const current = await lock(tx, id);
      const state = current.state === 'uploaded' ? current.state : SWITCH_IMPORT_STATES.apply(current.state, 'add_recordings');
      await tx.manager.update(
        SwitchImport,
        { id },
        { ...{ state, recordingsFileId, recordingsName: name.slice(-200), recordingsFrom: 'archive' }, endedAt: null as never },
      );
      if (state === 'importing') {
        // What has found no recording looks again; what is settled otherwise stays.
        await tx.change(
          `UPDATE switch_record SET recording_state = 'named' WHERE import_id = ? AND recording_state IN (${LACKING_RECORDING.map(() => '?').join(',')})`,
          [id, ...LACKING_RECORDING],
        );
        tx.enqueue(importSwitchRecordsJob, { importId: id });
      } else tx.nothingDone();
      tx.publish('switch-import', id);
    });
    if (before) await this.files.destroy(before);
  }

  actionsFor({ state, phase }: SwitchImport): SwitchImportAction[] {
    return (['start', 'stop', 'resume', 'discard', 'add_recordings'] as const).filter(
      (action) => SWITCH_IMPORT_STATES.allows(state, action) && !(action === 'discard' && phase === 'recordings'),
    );
  }

  /** Downloads are exports: they stand in the audit trail (S12). */
  async noteDownload(actor: Actor, importId: string, what: string): Promise<void> {
    const subject = `switch-import:${importId}`;
    await this.unitOfWork.run({ actor, action: 'switch-import.download', subject }, async (tx) => tx.audit(subject, { what }));
  }

  async *allRejects(importId: string): AsyncGenerator<SwitchReject> {
    for (let cursor = '0'; ;) {
      const rows = await this.rejects(importId, cursor, 500);
      yield* rows;
      if (rows.length < 500) return;
      cursor = rows.at(-1)!.id;
    }
  }

  async rejects(importId: string, after: string, limit: number): Promise<SwitchReject[]> {
    return this.source.manager
      .createQueryBuilder(SwitchReject, 'reject')
      .where('reject.importId = :importId AND reject.id > :after', { importId, after })
      .orderBy('reject.id')
      .limit(limit)
      .getMany();
  }

  /** A contract of the asker's bank. @throws AppError not_found */
  async contractOf(bankId: string, contractId: string): Promise<Contract> {
    const found = (await this.contracts.allContracts()).find((contract) => contract.id === contractId && contract.bankId === bankId);
    if (!found) throw new AppError('not_found', { contract: contractId });
    return found;
  }

  private async readable(id: string, fileId: string, fileName: string): Promise<string> {
    try {
      await this.previewOf(fileId, fileName);
      return id;
    } catch (error) {
      await this.files.destroy(fileId);
      await this.source.query('DELETE FROM switch_import WHERE id = ?', [id]);
      throw error;
    }
  }

  private async readArchive(fileId: string): Promise<void> {
    const file = await this.files.open(fileId);
    try {
      await openArchive(file, Buffer.from);
    } finally {
      await file.close();
    }
  }

  private async previewOf(fileId: string, fileName: string): Promise<SwitchImportPreview> {
    const file = await this.files.open(fileId);
    try {
      const rows: SheetRow[] = [];
      for await (const row of readRows(file, await detectFile(file, fileName))) {
        if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
        if (rows.length >= SAMPLE_ROWS) break;
      }
      // A table of an exchange is told by its headings: without them nobody could check the columns.
      const [heading, ...data] = rows;
      if (!heading) throw new AppError('file_empty');
      if (data.length === 0) throw new AppError('list_empty_file');
      const width = Math.max(...rows.map(({ cells }) => cells.length));
      const headings = Array.from({ length: width }, (_, column) => heading.cells[column]?.trim().slice(0, 120) || String(column + 1));
      return { headings, headingRow: heading.row, suggested: suggestRecordColumns(headings), rows: data };
    } finally {
      await file.close();
    }
  }
}

async function lock(tx: Transaction, id: string): Promise<SwitchImport> {
  return tx.manager.findOneOrFail(SwitchImport, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Times and extensions stay legible, anything as long as a number does not. */
function maskDigits(cell: string): string {
  return /^\+?\d[\d ()-]{6,}$/.test(cell.trim()) && !/^\d{4}-\d{1,2}-\d{1,2}/.test(cell.trim())
    ? maskValue(cell)
    : cell.replace(/\d{7,}/g, maskValue);
}

function refuse(field: string, reason: string): never {
  throw new AppError('validation_failed', { errors: [{ field, reason }] });
}

function checkMapping({ columns, zone, causes }: SwitchMapping, headings: readonly string[]): void {
  const used = Object.values(columns).filter((column) => column !== null);
  if (used.some((column) => column >= headings.length)) refuse('columns', 'there is no such column');
  if (new Set(used).size !== used.length) refuse('columns', 'a column can mean one thing only');
  if (columns.answer === null && columns.talk === null) refuse('columns', 'a time of answer or the seconds of talk are needed');
  const ends = columns.end !== null || columns.duration !== null || (columns.answer !== null && columns.talk !== null);
  if (!ends) refuse('columns', 'a time of end or the seconds of the call are needed');
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    refuse('zone', 'there is no such time zone');
  }
  if (Object.values(causes).some((cause) => !Number.isInteger(cause) || cause < 1 || cause > 127))
    refuse('causes', 'a Q.850 cause is 1 to 127');
}
