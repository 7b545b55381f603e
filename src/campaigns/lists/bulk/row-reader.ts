import { BlindIndexer, sealedBytes } from '../../../platform/crypto/seal.js';
import type { SheetRow } from '../../../platform/spreadsheets/index.js';
import { segmentName } from '../../intake/columns.js';
import { normaliseRow } from '../../intake/normalise-row.js';
import type { NormalisedProspect } from '../../intake/prospect.js';
import { REJECT_CODES, type Reject } from '../../intake/reject-codes.js';
import { maskedCustomer, ruleReject } from '../../intake/row-rules.js';
import { CustomerRows } from './customer-rows.js';
import { KnownKeys } from './known-keys.js';
import { PlainCustomers } from './plain-customers.js';
import type { ReadBatch, ReaderTask, ReadLoss } from './reader-messages.js';
import { RowSink } from './row-sink.js';
import { TwinFinder } from './twin-finder.js';

/** What a sealed person may take; more than the database would cut off. */
export const PERSON_BYTES = 8000;
export const SEGMENT_CHARACTERS = 64;

/** Rows of a file to written rows of the tables; customers sealed, or plain for the thread that seals. Runs in a thread of its own and touches neither files nor database. */
export class RowReader {
  readonly known: KnownKeys;
  private readonly customers = new TwinFinder();
  private readonly numbers = new TwinFinder();
  private readonly rejects: RowSink;
  private readonly sealed: CustomerRows;
  private readonly plain = new PlainCustomers();
  /** For customers of whom the database is asked first. */
  private readonly single: CustomerRows;
  private readonly indexer: BlindIndexer;
  private readonly segment: string | null;
  private readonly listId: number;
  private losses = new Map<string, ReadLoss>();
  private batch!: ReadBatch;
  private nextId = 0;

  constructor(private readonly task: ReaderTask) {
    this.known = new KnownKeys(!task.gathersKnown);
    this.indexer = new BlindIndexer(Buffer.from(task.indexKey));
    this.segment = segmentName(task.mapping);
    this.listId = Number(task.list.id);
    this.rejects = new RowSink(task.form);
    this.sealed = new CustomerRows(task);
    this.single = new CustomerRows(task);
  }

  /** Customers of the coming batch get ids from here on. */
  begin(firstId: number): void {
    this.nextId = firstId;
    this.losses = new Map();
    const pieces = { prospect: [], prospect_phone: [], list_reject: [] };
    this.batch = { lastRow: 0, rows: 0, bytes: 0, accepted: 0, numbers: 0, losses: [], rejectRows: 0, pieces, plain: [], open: [] };
  }

  end(bytes: number): ReadBatch {
    const { batch, sealed, rejects } = this;
    batch.bytes = bytes;
    batch.losses = [...this.losses.values()];
    batch.rejectRows = rejects.rows;
    batch.pieces = { prospect: sealed.prospects.take(), prospect_phone: sealed.phones.take(), list_reject: rejects.take() };
    batch.plain = this.plain.take();
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
    const { customerRef, name, gender, attributes, consent, region, priority } = prospect;
    const person = JSON.stringify({ customerRef, name, gender, attributes, ...(consent ? { consent } : {}) });
    if (sealedBytes(person) > PERSON_BYTES)
      return this.refuse(row, [{ code: 'attribute_too_long', column: null, heading: null, masked: maskedCustomer(prospect) }]);
    const segment = this.segment === null ? null : (attributes[this.segment]?.slice(0, SEGMENT_CHARACTERS) ?? null);
    const isOpen = this.known.mayHold(customerIndex) || numberIndexes.some((index) => this.known.mayHold(index));
    const phones = prospect.phones.map(({ e164 }, position) => ({ index: numberIndexes[position]!, e164 }));
    const sink = isOpen ? this.single : this.task.leavesPlain ? this.plain : this.sealed;
    sink.add({ id: this.nextId++, row, customerIndex, person, region, segment, priority, phones });
    if (!isOpen) {
      this.batch.accepted += 1;
      this.batch.numbers += numberIndexes.length;
      return;
    }
    this.batch.open.push({
      ...{ row, masked: maskedCustomer(prospect), customerIndex, numberIndexes, numbers: numberIndexes.length },
      ...{ prospect: this.single.prospects.takeCopy(), phones: this.single.phones.takeCopy() },
    });
  }

  private refuse(row: number, rejects: readonly Reject[]): void {
    for (const { code, column, heading, masked } of rejects) {
      if (REJECT_CODES[code].loses === 'silent') continue;
      this.rejects.add([this.listId, row, code, column, heading?.slice(0, 120) ?? null, masked.slice(0, 60)]);
      const known = this.losses.get(code);
      if (known) known.count += 1;
      else this.losses.set(code, { code, count: 1, example: masked });
    }
  }
}
