import { createSecretKey, type KeyObject } from 'node:crypto';
import { seal } from '../../../platform/crypto/seal.js';
import { maskPhone } from '../../../shared/index.js';
import { RowSink } from './row-sink.js';
import type { RowForm } from './table-columns.js';

/** A customer that is to be stored, not sealed yet. */
export interface PlainCustomer {
  id: number;
  /** Row of the file. */
  row: number;
  customerIndex: Buffer;
  /** JSON of a `Person`. */
  person: string | Buffer;
  region: string | null;
  segment: string | null;
  priority: number;
  phones: readonly { index: Buffer; e164: string }[];
}

/** What sealing needs. Keys stay in the memory of this process. */
export interface SealingTask {
  list: { id: string; campaignId: string; bankId: string };
  listKey: Uint8Array;
  form: RowForm;
}

/** Takes customers, and hands over the rows of the two tables that they are. */
export interface CustomerSink {
  add(customer: PlainCustomer): void;
}

/** Seals customers and writes their rows as the server takes them. */
export class CustomerRows implements CustomerSink {
  readonly prospects: RowSink;
  readonly phones: RowSink;
  private readonly key: KeyObject;
  private readonly ids: { list: number; campaign: number; bank: number };

  constructor(private readonly task: SealingTask) {
    this.prospects = new RowSink(task.form);
    this.phones = new RowSink(task.form);
    this.key = createSecretKey(task.listKey);
    const { id, campaignId, bankId } = task.list;
    this.ids = { list: Number(id), campaign: Number(campaignId), bank: Number(bankId) };
  }

  add({ id, row, customerIndex, person, region, segment, priority, phones }: PlainCustomer): void {
    const { list, campaign, bank } = this.ids;
    const sealed = seal(this.key, person, `prospect:${this.task.list.id}:${customerIndex.toString('hex')}`);
    this.prospects.add([id, list, campaign, bank, row, customerIndex, sealed, region, segment, priority, 'callable', 0, 0, 0]);
    phones.forEach(({ index, e164 }, position) => {
      const number = seal(this.key, e164, `number:${this.task.list.id}:${index.toString('hex')}`);
      this.phones.add([id, list, bank, position, index, number, maskPhone(e164)]);
    });
  }
}
