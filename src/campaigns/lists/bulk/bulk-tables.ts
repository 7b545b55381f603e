import { Injectable, Logger } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource, type QueryRunner } from 'typeorm';
import { Config, type Transaction } from '../../../platform/index.js';
import { FILLED, type FilledTable, type RowForm } from './table-columns.js';

/** What mysql2 offers and TypeORM passes through. */
interface RawConnection {
  query(
    options: { sql: string; infileStreamFactory: () => Readable },
    done: (error: (Error & { errno?: number }) | null, result?: { affectedRows: number; warningStatus: number }) => void,
  ): void;
}

/** The server, the client or a proxy between them takes no files: MariaDB and MySQL have several words for it. */
const NO_FILES = new Set([1148, 1227, 1235, 1290, 2068, 3948, 4166, 4167]);

/** Fills tables by LOAD DATA, or by INSERT where the server refuses that: the same rows either way. */
@Injectable()
export class BulkTables {
  private form: RowForm | null = null;

  constructor(
    private readonly source: DataSource,
    private readonly config: Config,
  ) {}

  /** Rows of a file that are committed together. */
  get batchRows(): number {
    return this.config.bulkBatchRows;
  }

  /** How this server takes rows, tried once on an empty file. */
  async formFor(): Promise<RowForm> {
    if (this.config.bulkLoad === 'insert') return 'values';
    this.form ??= await this.tried();
    return this.form;
  }

  /** Writes `rows` rows in pieces made by `RowSink`. Throws when the server did not take each as it stands. */
  async fill(tx: Transaction, table: FilledTable, form: RowForm, pieces: readonly Uint8Array[], rows: number): Promise<void> {
    if (rows === 0) return;
    const taken = form === 'lines' ? await load(tx.manager.queryRunner!, table, pieces) : await this.insert(tx, table, pieces);
    // LOAD DATA from a client passes over rows that break a key and cuts what is too long, with a warning only.
    if (taken !== rows) throw new Error(`${table}: ${rows} rows were sent, ${taken} taken; somebody else has stored one of them`);
  }

  private async insert(tx: Transaction, table: FilledTable, pieces: readonly Uint8Array[]): Promise<number> {
    let taken = 0;
    for (const piece of pieces) {
      const tuples = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
      taken += await tx.change(`INSERT INTO ${table} (${FILLED[table].join(', ')}) VALUES ${tuples}`);
    }
    return taken;
  }

  private async tried(): Promise<RowForm> {
    const runner = this.source.createQueryRunner();
    try {
      await load(runner, 'list_reject', []);
      return 'lines';
    } catch (error) {
      if (!NO_FILES.has((error as { errno?: number }).errno ?? 0)) throw error;
      Logger.warn('the database takes no LOAD DATA LOCAL; lists are imported by INSERT, which is slower', 'Intake');
      return 'values';
    } finally {
      await runner.release();
    }
  }
}

async function load(runner: QueryRunner, table: FilledTable, pieces: readonly Uint8Array[]): Promise<number> {
  const connection = (await runner.connect()) as RawConnection;
  const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table} CHARACTER SET binary
    FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (${FILLED[table].join(', ')})`;
  const stream = (): Readable => Readable.from(pieces.map((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)));
  return new Promise((resolve, reject) => {
    connection.query({ sql, infileStreamFactory: stream }, (error, result) => {
      if (error) reject(error);
      else if (result!.warningStatus > 0) reject(new Error(`${table}: the server had ${result!.warningStatus} warnings about the rows`));
      else resolve(result!.affectedRows);
    });
  });
}
