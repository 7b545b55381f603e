import { createSecretKey, type KeyObject } from 'node:crypto';
import { BlindIndexer, seal } from '../../../platform/crypto/seal.js';
import type { SheetRow } from '../../../platform/spreadsheets/index.js';
import { maskPhone } from '../../../shared/index.js';
import { segmentName } from '../../intake/columns.js';
import { normaliseRow } from '../../intake/normalise-row.js';
import type { NormalisedProspect } from '../../intake/prospect.js';
import { REJECT_CODES, type Reject } from '../../intake/reject-codes.js';
import { maskedCustomer, ruleReject } from '../../intake/row-rules.js';
import { KnownKeys } from './known-keys.js';
import type { ReadBatch, ReaderTask, ReadLoss } from './reader-messages.js';
import { RowSink } from './row-sink.js';
import type { FilledTable } from './table-columns.js';
import { TwinFinder } from './twin-finder.js';

/** What a sealed person may take; more than the database would cut off. */
export const PERSON_BYTES = 8000;
export const SEGMENT_CHARACTERS = 64;

/** Rows of a file to sealed, written rows of the tables. Runs in a thread of its own and touches neither files nor database. */
export class RowReader {
  readonly known: KnownKeys;
  private readonly customers = new TwinFinder();
  private readonly numbers = new TwinFinder();
  private readonly sinks: Record<FilledTable, RowSink>;
  /** For customers of whom the database is asked first. */
  private readonly single: { prospect: RowSink; phones: RowSink };
  private readonly listKey: KeyObject;
  private readonly indexer: BlindIndexer;
  private readonly segment: string | null;
  private readonly tableIds: { list: number; campaign: number; bank: number };
  private losses = new Map<string, ReadLoss>();
  private batch!: ReadBatch;
  private nextId = 0;

  constructor(private readonly task: ReaderTask) {
    this.known = new KnownKeys(!task.gathersKnown);
    this.listKey = createSecretKey(task.listKey);
    this.indexer = new BlindIndexer(Buffer.from(task.indexKey));
    this.segment = segmentName(task.mapping);
    const { id, campaignId, bankId } = task.list;
    this.tableIds = { list: Number(id), campaign: Number(campaignId), bank: Number(bankId) };
    this.single = { prospect: new RowSink(task.form), phones: new RowSink(task.form) };
    this.sinks = { prospect: new RowSink(task.form), prospect_phone: new RowSink(task.form), list_reject: new RowSink(task.form) };
  }

  /** Customers of the coming batch get ids from here on. */
  begin(firstId: number): void {
    this.nextId = firstId;
    this.losses = new Map();
    const pieces = { prospect: [], prospect_phone: [], list_reject: [] };
    this.batch = { lastRow: 0, rows: 0, bytes: 0, accepted: 0, numbers: 0, losses: [], rejectRows: 0, pieces, open: [] };
  }

  end(bytes: number): ReadBatch {
    const { batch, sinks } = this;
    batch.bytes = bytes;
    batch.losses = [...this.losses.values()];
    batch.rejectRows = sinks.list_reject.rows;
    batch.pieces = { prospect: sinks.prospect.take(), prospect_phone: sinks.prospect_phone.take(), list_reject: sinks.list_reject.take() };
    return batch;
  }

  /** A row that an earlier run has stored or refused: only what it means for its twins further down. */
  pass(row: SheetRow): void {
    const result = normaliseRow(row, this.task.mapping);
    if (!result.ok || ruleReject(result.prospect, this.task.rules)) return;
    const { customerIndex, numberIndexes } = this.indexes(result.prospect);
    this.isTwin(customerIndex, numberIndexes);
  }

  take(row: SheetRow): void {
    this.batch.lastRow = row.row;
    const result = normaliseRow(row, this.task.mapping);
    if (!result.ok) {
      const blank = result.rejects.every(({ code }) => REJECT_CODES[code].loses === 'silent');
      if (!blank) this.batch.rows += 1;
      return this.refuse(row.row, result.rejects);
    }
    this.batch.rows += 1;
    this.refuse(row.row, result.warnings);
    const { prospect } = result;
    const broken = ruleReject(prospect, this.task.rules);
    if (broken) return this.refuse(row.row, [broken]);
    const { customerIndex, numberIndexes } = this.indexes(prospect);
    if (this.isTwin(customerIndex, numberIndexes)) {
      return this.refuse(row.row, [{ code: 'duplicate_in_file', column: null, heading: null, masked: maskedCustomer(prospect) }]);
    }
    this.store(row.row, prospect, customerIndex, numberIndexes);
  }

  private indexes(prospect: NormalisedProspect): { customerIndex: Buffer; numberIndexes: Buffer[] } {
    const identity = prospect.customerRef ?? `tel:${prospect.phones[0]!.e164}`;
    return {
      customerIndex: this.indexer.of('customer', `${this.task.list.bankId}:${identity}`),
      numberIndexes: prospect.phones.map(({ e164 }) => this.indexer.of('number', e164)),
    };
  }

  /** Of customers that share a reference, or all of whose numbers stand further up, the first one in the file stays. */
  private isTwin(customerIndex: Buffer, numberIndexes: readonly Buffer[]): boolean {
    if (this.customers.has(customerIndex) || numberIndexes.every((index) => this.numbers.has(index))) return true;
    this.customers.add(customerIndex);
    for (const index of numberIndexes) this.numbers.add(index);
    return false;
  }

  private store(row: number, prospect: NormalisedProspect, customerIndex: Buffer, numberIndexes: Buffer[]): void {
    const { list, campaign, bank } = this.tableIds;
    const { customerRef, name, gender, attributes, consent, region, priority } = prospect;
    const plain = JSON.stringify({ customerRef, name, gender, attributes, ...(consent ? { consent } : {}) });
    const person = seal(this.listKey, plain, `prospect:${this.task.list.id}:${customerIndex.toString('hex')}`);
    if (person.length > PERSON_BYTES)
      return this.refuse(row, [{ code: 'attribute_too_long', column: null, heading: null, masked: maskedCustomer(prospect) }]);
    const segment = this.segment === null ? null : (attributes[this.segment]?.slice(0, SEGMENT_CHARACTERS) ?? null);
    const isOpen = this.known.mayHold(customerIndex) || numberIndexes.some((index) => this.known.mayHold(index));
    const [prospects, phones] = isOpen ? [this.single.prospect, this.single.phones] : [this.sinks.prospect, this.sinks.prospect_phone];
    const id = this.nextId++;
    prospects.add([id, list, campaign, bank, row, customerIndex, person, region, segment, priority, 'callable', 0, 0, 0]);
    prospect.phones.forEach(({ e164 }, position) => {
      const index = numberIndexes[position]!;
      const number = seal(this.listKey, e164, `number:${this.task.list.id}:${index.toString('hex')}`);
      phones.add([id, list, bank, position, index, number, maskPhone(e164)]);
    });
    if (!isOpen) {
      this.batch.accepted += 1;
      this.batch.numbers += numberIndexes.length;
      return;
    }
    this.batch.open.push({
      ...{ row, masked: maskedCustomer(prospect), customerIndex, numberIndexes, numbers: numberIndexes.length },
      ...{ prospect: prospects.takeCopy(), phones: phones.takeCopy() },
    });
  }

  private refuse(row: number, rejects: readonly Reject[]): void {
    for (const { code, column, heading, masked } of rejects) {
      if (REJECT_CODES[code].loses === 'silent') continue;
      this.sinks.list_reject.add([this.tableIds.list, row, code, column, heading?.slice(0, 120) ?? null, masked.slice(0, 60)]);
      const known = this.losses.get(code);
      if (known) known.count += 1;
      else this.losses.set(code, { code, count: 1, example: masked });
    }
  }
}
