import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FileStore, KeyStore, type OpenFile, systemActor, type Transaction, UnitOfWork } from '../../../platform/index.js';
import { Campaign } from '../../campaign.entity.js';
import type { Reject } from '../../intake/index.js';
import { insertRejects, type Losing } from '../batch-writer.js';
import { IntakeRulesService, type IntakeRules } from '../intake-rules.service.js';
import { type ImportPhase, type Loss, TargetList } from '../target-list.entity.js';
import { fileOf } from '../list-file.js';
import { summed } from '../losses.js';
import { BulkTables } from './bulk-tables.js';
import { IdBlocks } from './id-blocks.service.js';
import { KnownKeysLoader } from './known-keys.loader.js';
import { type Candidate, knownInCampaign, onDoNotCall, type Refusal, resting } from './list-checks.js';
import type { SealingTask } from './customer-rows.js';
import { ListReader } from './list-reader.js';
import { ListSealer } from './list-sealer.js';
import type { OpenRow, ReadBatch } from './reader-messages.js';
import type { RowForm } from './table-columns.js';

const SYSTEM = systemActor('intake');
/** From this size on a list is sealed by a thread of its own; a smaller one is read before that thread would be up. */
const LARGE_BYTES = 512 * 1024;

/** Who imports: stops when the list was cancelled or another worker has taken over. */
export interface ImportClaim {
  /** Locks the list's row for this transaction; throws when it is not ours any more. */
  hold: (tx: Transaction, listId: string) => Promise<void>;
  /** How long the claim lasts from a moment on. */
  until: (at: Date) => Date;
  /** Called with what ends the reading at once, wherever it stands. */
  onLost: (stop: () => void) => void;
}

interface Run {
  list: TargetList;
  rules: IntakeRules;
  form: RowForm;
  claim: ImportClaim;
}

/**
 * Reads a list in a thread of its own and stores it batch by batch, each committed with the checkpoint. The thread finds twins in the file
 * and knows the beginnings of every hash that could refuse a customer; only where one matches is the database asked (decision 0030).
 */
@Injectable()
export class BulkImport {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: FileStore,
    private readonly keys: KeyStore,
    private readonly rules: IntakeRulesService,
    private readonly tables: BulkTables,
    private readonly ids: IdBlocks,
    private readonly knownKeys: KnownKeysLoader,
  ) {}

  /** Stores everything behind the checkpoint. Throws AppError for what is wrong with the file. */
  async store(list: TargetList, claim: ImportClaim): Promise<void> {
    const campaign = await this.source.manager.findOneByOrFail(Campaign, { id: list.campaignId });
    const rules = await this.rules.of(campaign);
    const run: Run = { list, rules, claim, form: await this.tables.formFor() };
    const file = await this.files.open(fileOf(list));
    const sealing = this.sealingOf(run);
    const isLarge = file.size >= LARGE_BYTES;
    const reader = this.readerOf(run, file, { ...sealing, leavesPlain: isLarge });
    const sealer = isLarge ? new ListSealer(sealing) : null;
    claim.onLost(() => void Promise.all([reader.close(), sealer?.close()]));
    try {
      if (this.knownKeys.isWorthIt(list)) reader.tellKnown(await this.knownKeys.gather(list, rules.coolingDays));
      for await (const batch of this.batches(reader, sealer)) await this.commit(run, batch);
    } finally {
      await Promise.all([reader.close(), sealer?.close()]);
      await file.close();
    }
  }

  /** While a batch is stored the next one is sealed and the one behind it is read. */
  private async *batches(reader: ListReader, sealer: ListSealer | null): AsyncGenerator<ReadBatch> {
    let reading = quietly(this.nextOf(reader));
    let sealed: Promise<ReadBatch> | null = null;
    for (;;) {
      const batch = await reading;
      if (batch) reading = quietly(this.nextOf(reader));
      const next = batch && quietly(sealer ? sealedBy(sealer, batch) : Promise.resolve(batch));
      if (sealed) yield await sealed;
      if (!next) return;
      sealed = next;
    }
  }

  private sealingOf({ list, form }: Run): SealingTask {
    const { id, campaignId, bankId } = list;
    return { list: { id, campaignId, bankId }, listKey: new Uint8Array(this.keys.get(list.keyId)), form };
  }

  private readerOf({ list, rules }: Run, file: OpenFile, sealing: SealingTask & { leavesPlain: boolean }): ListReader {
    const task = {
      ...sealing,
      ...{ fileName: list.fileName, sizeBytes: file.size, mapping: list.mapping!, batchRows: this.tables.batchRows },
      ...{ rules: { consentRequired: rules.consentRequired, regions: rules.regions } },
      ...{ headingRow: list.headingRow, checkpointRow: list.checkpointRow, gathersKnown: this.knownKeys.isWorthIt(list) },
      indexKey: new Uint8Array(this.keys.indexKey()),
    };
    return new ListReader(task, file);
  }

  private async nextOf(reader: ListReader): Promise<ReadBatch | null> {
    return reader.next(await this.ids.reserve(this.tables.batchRows));
  }

  private async commit({ list, rules, form, claim }: Run, batch: ReadBatch): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'list.import.batch', subject: `list:${list.id}` }, async (tx) => {
      await claim.hold(tx, list.id);
      const { taken, lost } = await settled(tx, list, rules.coolingDays, batch.open);
      const join = form === 'lines' ? plainly : asTuples;
      const prospects = [...batch.pieces.prospect, ...join(taken.map((row) => row.prospect))];
      const phones = [...batch.pieces.prospect_phone, ...join(taken.map((row) => row.phones))];
      const accepted = batch.accepted + taken.length;
      const numbers = batch.numbers + taken.reduce((sum, row) => sum + row.numbers, 0);
      await this.tables.fill(tx, 'prospect', form, prospects, accepted);
      await this.tables.fill(tx, 'prospect_phone', form, phones, numbers);
      await this.tables.fill(tx, 'list_reject', form, batch.pieces.list_reject, batch.rejectRows);
      await insertRejects(tx, list.id, lost);
      const current = await tx.manager.findOneByOrFail(TargetList, { id: list.id });
      const phase: ImportPhase = 'writing';
      await tx.manager.update(
        TargetList,
        { id: list.id },
        {
          ...{ checkpointRow: batch.lastRow, bytesDone: String(batch.bytes), phase, claimedUntil: claim.until(tx.at) },
          ...{ rowsRead: current.rowsRead + batch.rows, accepted: current.accepted + accepted },
          ...{ rejected: current.rejected + batch.rows - accepted, numbers: (current.numbers ?? 0) + numbers },
          losses: summed(current.losses, [...batch.losses, ...lost.map(({ reject }) => lossOf(reject))]) as never,
        },
      );
      tx.nothingDone();
      tx.publish('list', list.id);
    });
  }
}

/** Asks the database about the rows it must be asked about, in the order in which reasons count. */
async function settled(
  tx: Transaction,
  list: TargetList,
  coolingDays: number,
  open: readonly OpenRow[],
): Promise<{ taken: OpenRow[]; lost: Losing[] }> {
  const lost: Losing[] = [];
  let rows = open.map((row) => ({ row, candidate: candidateOf(row) }));
  const refuse = async (ask: (candidates: Candidate[]) => Promise<Refusal>): Promise<void> => {
    const refusal = await ask(rows.map(({ candidate }) => candidate));
    rows = rows.filter(({ row, candidate }) => {
      const code = refusal(candidate);
      if (code) lost.push({ row: row.row, reject: { code, column: null, heading: null, masked: row.masked } });
      return code === null;
    });
  };
  await refuse((candidates) => onDoNotCall(tx, list, candidates));
  await refuse((candidates) => knownInCampaign(tx, list, candidates));
  await refuse((candidates) => resting(tx, list, coolingDays, candidates));
  return { taken: rows.map(({ row }) => row), lost };
}

function candidateOf({ customerIndex, numberIndexes }: OpenRow): Candidate {
  const hash = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { customerIndex: hash(customerIndex), numberIndexes: numberIndexes.map(hash) };
}

async function sealedBy(sealer: ListSealer, batch: ReadBatch): Promise<ReadBatch> {
  const { prospect, prospect_phone } = await sealer.seal(batch.plain);
  return { ...batch, pieces: { ...batch.pieces, prospect, prospect_phone }, plain: [] };
}

/** Nobody may be there yet to hear of a failure; whoever awaits it later does. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const PIECE_ROWS = 200;

function plainly(rows: readonly Uint8Array[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < rows.length; at += PIECE_ROWS) pieces.push(Buffer.concat(rows.slice(at, at + PIECE_ROWS)));
  return pieces;
}

function asTuples(rows: readonly Uint8Array[]): Uint8Array[] {
  const comma = Buffer.from(',');
  return plainly(rows.map((row, index) => (index % PIECE_ROWS === 0 ? row : Buffer.concat([comma, row]))));
}

function lossOf({ code, masked }: Reject): Loss {
  return { code, count: 1, example: masked };
}
