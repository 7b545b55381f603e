import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  detectFile,
  FileStore,
  Protector,
  readRows,
  type SheetRow,
  systemActor,
  type Transaction,
  UnitOfWork,
} from '../../../platform/index.js';
import { AppError } from '../../../shared/index.js';
import { WIDEST_DRIFT_MS } from '../rules/match-records.js';
import { numberNeighbours } from '../rules/number-neighbours.js';
import { type GivenRecord, readRecordRow, type ReadRecordRow } from '../rules/read-record-row.js';
import { maskedName, recordingKeys } from '../rules/recording-name.js';
import type { SwitchImport } from '../switch-import.entity.js';
import { type Claim, holdClaim } from './claim.js';

const SYSTEM = systemActor('switch-records');
const BATCH_ROWS = 500;

interface PreparedRow {
  row: number;
  read: ReadRecordRow;
}

/** The numbers of calls that could belong to a batch, with when each was granted. */
type NumbersCalled = ReadonlyMap<string, readonly number[]>;

/**
 * The rows of the table become records, by batches that commit with their checkpoint. While the plain number is at hand it is compared
 * with the numbers that were to be called: equal, or one digit off. Only blind index and mask are kept.
 */
@Injectable()
export class RecordReading {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly protector: Protector,
  ) {}

  async run(given: SwitchImport, claim: Claim): Promise<void> {
    const file = await this.files.open(given.fileId);
    try {
      let bytes = 0;
      let batch: SheetRow[] = [];
      const flush = async (): Promise<void> => {
        const rows = batch;
        batch = [];
        if (rows.length > 0) await this.commit(given, claim, rows, bytes);
      };
      for await (const row of readRows(file, await detectFile(file, given.fileName), { onBytes: (done) => (bytes = done) })) {
        if (row.row <= Math.max(given.headingRow, given.checkpointRow)) continue;
        batch.push(row);
        if (batch.length >= BATCH_ROWS) await flush();
      }
      await flush();
    } finally {
      await file.close();
    }
    await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.read' }, async (tx) => {
      const row = await holdClaim(tx, claim, { phase: 'matching' });
      if (row.rowsRead === 0) throw new AppError('list_empty_file');
      tx.nothingDone();
    });
  }

  private async commit(given: SwitchImport, claim: Claim, rows: SheetRow[], bytes: number): Promise<void> {
    const prepared = rows.map(({ row, cells }) => ({ row, read: readRecordRow(cells, given.mapping!) }));
    const called = await this.numbersCalled(given.contractId, prepared);
    const records = prepared.flatMap(({ row, read }) => (read.record ? [this.recordOf(given, row, read.record, called)] : []));
    await this.unitOfWork.run({ actor: SYSTEM, action: 'switch-import.rows' }, async (tx) => {
      await holdClaim(tx, claim);
      const taken = await insertRecords(tx, records);
      await insertRejects(tx, given.id, prepared);
      const read = prepared.filter(({ read: one }) => !one.blank);
      await tx.change(
        `UPDATE switch_import SET checkpoint_row = ?, bytes_done = ?, rows_read = rows_read + ?, rows_taken = rows_taken + ?,
                rows_known = rows_known + ?, rows_refused = rows_refused + ? WHERE id = ?`,
        [
          ...[rows.at(-1)!.row, bytes, read.length, taken, records.length - taken],
          ...[read.filter(({ read: one }) => !one.record).length, given.id],
        ],
      );
      tx.nothingDone();
      tx.publish('switch-import', given.id);
    });
  }

  private async numbersCalled(contractId: string, prepared: readonly PreparedRow[]): Promise<NumbersCalled> {
    const starts = prepared.flatMap(({ read }) => (read.record ? [read.record.startedAt] : []));
    const called = new Map<string, number[]>();
    if (starts.length === 0) return called;
    const [first, last] = [Math.min(...starts), Math.max(...starts)];
    const rows = (await this.source.query(
      `SELECT n.number_index, c.placed_at FROM phone_call c JOIN prospect_phone n ON n.id = c.phone_id
        WHERE c.contract_id = ? AND c.gateway = 'manual' AND c.placed_at BETWEEN ? AND ? AND n.number_index IS NOT NULL`,
      [contractId, new Date(first - 2 * WIDEST_DRIFT_MS), new Date(last + 2 * WIDEST_DRIFT_MS)],
    )) as { number_index: Buffer; placed_at: Date }[];
    for (const { number_index: index, placed_at: at } of rows) {
      const key = index.toString('hex');
      called.set(key, [...(called.get(key) ?? []), at.getTime()]);
    }
    return called;
  }

  private recordOf(given: SwitchImport, row: number, record: GivenRecord, called: NumbersCalled): unknown[] {
    const { startedAt, answeredAt, endedAt, extension, e164, masked, cause, recordingName } = record;
    const index = this.protector.index('number', e164);
    const near = called.has(index.toString('hex')) ? null : this.nearNumber(record, called);
    const keys = recordingName === null ? null : recordingKeys(recordingName);
    const [path, last] = keys ? [keys.path, keys.last].map((key) => this.protector.index('recording-name', key)) : [null, null];
    const says = [startedAt, answeredAt, endedAt, extension, index.toString('hex'), cause, path?.toString('hex') ?? null];
    return [
      ...[
        given.id,
        given.contractId,
        row,
        hashOf(JSON.stringify(says)),
        new Date(startedAt),
        answeredAt === null ? null : new Date(answeredAt),
      ],
      ...[new Date(endedAt), extension, index, near, masked, cause],
      ...[recordingName && maskedName(recordingName), path, last, 'unmatched', recordingName === null ? 'none' : 'named'],
    ];
  }

  /** The number of a call about that time that differs from the record's in one digit; of several the one whose call is closest. */
  private nearNumber({ startedAt, e164 }: GivenRecord, called: NumbersCalled): Buffer | null {
    const isAbout = (at: number): boolean => Math.abs(at - startedAt) <= 2 * WIDEST_DRIFT_MS;
    if (![...called.values()].some((times) => times.some(isAbout))) return null;
    let best: { index: Buffer; distance: number } | null = null;
    for (const neighbour of numberNeighbours(e164)) {
      const index = this.protector.index('number', neighbour);
      for (const at of called.get(index.toString('hex')) ?? []) {
        const distance = Math.abs(at - startedAt);
        if (isAbout(at) && (best === null || distance < best.distance)) best = { index, distance };
      }
    }
    return best?.index ?? null;
  }
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A row that stands already, from this file or another, is passed over. Answers how many were new. */
async function insertRecords(tx: Transaction, records: readonly unknown[][]): Promise<number> {
  if (records.length === 0) return 0;
  return tx.change(
    `INSERT IGNORE INTO switch_record (import_id, contract_id, file_row, row_key, started_at, answered_at, ended_at, extension, number_index,
       near_number_index, masked, q850_cause, recording_name, recording_path_index, recording_last_index, match_kind, recording_state) VALUES ?`,
    [records],
  );
}

async function insertRejects(tx: Transaction, importId: string, prepared: readonly PreparedRow[]): Promise<void> {
  const lost = prepared.flatMap(({ row, read }) => read.problems.map((problem) => ({ row, taken: read.record !== null, ...problem })));
  if (lost.length === 0) return;
  await tx.change('INSERT INTO switch_reject (import_id, file_row, code, row_taken, heading, masked) VALUES ?', [
    lost.map(({ row, code, taken, heading, masked }) => [
      importId,
      row,
      code,
      taken ? 1 : 0,
      heading?.slice(0, 120) ?? null,
      masked.slice(0, 60),
    ]),
  ]);
}
