import { Injectable } from '@nestjs/common';
import { Config, KeyStore, type OpenFile, ReadingThread } from '../../../../platform/index.js';
import type { DoNotCallImport } from '../do-not-call-import.entity.js';
import type { ImportReaderTask } from './import-reader.worker.js';
import type { ReadImportBatch } from './reader-messages.js';

const PROGRAM = new URL('./import-reader.worker.js', import.meta.url);
/** Rows of a file that are committed together. A dial to one of these customers waits for the commit, so they are some tenths of a second. */
const BATCH_ROWS = 5000;

/** Starts the threads that read do-not-call files. */
@Injectable()
export class ImportReaders {
  constructor(
    private readonly config: Config,
    private readonly keys: KeyStore,
  ) {}

  /** Reads a file behind its checkpoint. The caller closes it. */
  of(given: DoNotCallImport, file: OpenFile): ReadingThread<ReadImportBatch> {
    const task: ImportReaderTask = {
      ...{ fileName: given.fileName, sizeBytes: file.size, mapping: given.mapping!, bankId: given.bankId },
      ...{ afterRow: Math.max(given.headingRow, given.checkpointRow), batchRows: Math.min(BATCH_ROWS, this.config.bulkBatchRows) },
      indexKey: new Uint8Array(this.keys.indexKey()),
    };
    return new ReadingThread(PROGRAM, task, file);
  }
}
