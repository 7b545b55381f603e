import { Injectable } from '@nestjs/common';
import { KeyStore, Protector, seal, type Transaction } from '../../platform/index.js';
import { maskPhone } from '../../shared/index.js';
import { maskName, type NormalisedProspect, type NormalisedRow, type Reject, REJECT_CODES, type RejectCode } from '../intake/index.js';
import { numberContext, personContext } from '../prospect.entity.js';
import type { TargetList } from './target-list.entity.js';

export interface PreparedRow {
  row: number;
  result: NormalisedRow;
}

export interface BatchCounts {
  /** What was refused, or left out of a customer who was taken, by row. */
  lost: Losing[];
  accepted: number;
  rejected: number;
  blank: number;
  losses: Map<RejectCode, { count: number; example: string | null }>;
}

interface Customer {
  row: number;
  prospect: NormalisedProspect;
  customerIndex: Buffer;
  numbers: { e164: string; index: Buffer }[];
}

export type Losing = { row: number; reject: Reject };

const DAY_MS = 86_400_000;

/** Writes one batch of rows: duplicates, resting customers and do-not-call out, the rest sealed into customers and numbers. */
@Injectable()
export class BatchWriter {
  constructor(
    private readonly keys: KeyStore,
    private readonly protector: Protector,
  ) {}

  forList(list: TargetList, coolingDays: number): { write: (tx: Transaction, rows: PreparedRow[]) => Promise<BatchCounts> } {
    return { write: (tx, rows) => this.write(tx, list, coolingDays, rows) };
  }

  private async write(tx: Transaction, list: TargetList, coolingDays: number, rows: PreparedRow[]): Promise<BatchCounts> {
    const lost: Losing[] = [];
    let candidates: Customer[] = [];
    for (const { row, result } of rows) {
      if (!result.ok) lost.push(...result.rejects.map((reject) => ({ row, reject })));
      else {
        lost.push(...result.warnings.map((reject) => ({ row, reject })));
        candidates.push(this.customer(list, row, result.prospect));
      }
    }
    candidates = withoutTwins(candidates, lost);
    candidates = await this.without(candidates, lost, await onDoNotCall(tx, list, candidates));
    candidates = await this.without(candidates, lost, await knownInCampaign(tx, list, candidates));
    if (coolingDays > 0)
      candidates = await this.without(
        candidates,
        lost,
        await resting(tx, list, candidates, new Date(tx.at.getTime() - coolingDays * DAY_MS)),
      );
    await this.insertCustomers(tx, list, candidates);
    await insertRejects(tx, list.id, lost);
    return countsOf(rows, candidates.length, lost);
  }

  private customer(list: TargetList, row: number, prospect: NormalisedProspect): Customer {
    const numbers = prospect.phones.map(({ e164 }) => ({ e164, index: this.protector.index('number', e164) }));
    const identity = prospect.customerRef ?? `tel:${prospect.phones[0]!.e164}`;
    return { row, prospect, numbers, customerIndex: this.protector.index('customer', `${list.bankId}:${identity}`) };
  }

  private async without(candidates: Customer[], lost: Losing[], refuse: (customer: Customer) => RejectCode | null): Promise<Customer[]> {
    return candidates.filter((customer) => {
      const code = refuse(customer);
      if (code) lost.push(losing(customer, code));
      return code === null;
    });
  }

  private async insertCustomers(tx: Transaction, list: TargetList, customers: Customer[]): Promise<void> {
    if (customers.length === 0) return;
    const key = this.keys.get(list.keyId);
    const values = customers.map(({ row, prospect, customerIndex }) => {
      const { customerRef, name, gender, attributes } = prospect;
      const person = seal(key, JSON.stringify({ customerRef, name, gender, attributes }), personContext(list.id, customerIndex));
      return [list.id, list.campaignId, list.bankId, row, customerIndex, person, prospect.region, prospect.priority, 'callable', 0, 0, 0];
    });
    await tx.change(
      `INSERT INTO prospect (list_id, campaign_id, bank_id, file_row, customer_index, person, region, priority, state, attempts, connected, intent)
       VALUES ${values.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(',')}`,
      values.flat(),
    );
    const ids = await idsByCustomer(tx, list.id, customers);
    const phones = customers.flatMap(({ customerIndex, numbers }) =>
      numbers.map(({ e164, index }, position) => {
        const prospectId = ids.get(customerIndex.toString('hex'));
        return [prospectId, list.id, list.bankId, position, index, seal(key, e164, numberContext(list.id, index)), maskPhone(e164)];
      }),
    );
    await tx.change(
      `INSERT INTO prospect_phone (prospect_id, list_id, bank_id, position, number_index, number, mask) VALUES ${phones.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(',')}`,
      phones.flat(),
    );
  }
}

async function idsByCustomer(tx: Transaction, listId: string, customers: Customer[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ id: string; customer_index: Buffer }>(
    `SELECT id, customer_index FROM prospect WHERE list_id = ? AND customer_index IN (${customers.map(() => '?').join(',')})`,
    [listId, ...customers.map((customer) => customer.customerIndex)],
  );
  return new Map(rows.map((row) => [row.customer_index.toString('hex'), String(row.id)]));
}

/** Of customers that share a reference, or all of whose numbers stand further up, the first one in the batch stays. */
function withoutTwins(candidates: Customer[], lost: Losing[]): Customer[] {
  const customers = new Set<string>();
  const numbers = new Set<string>();
  return candidates.filter((customer) => {
    const key = customer.customerIndex.toString('hex');
    const twin = customers.has(key) || customer.numbers.every(({ e164 }) => numbers.has(e164));
    if (twin) {
      lost.push(losing(customer, 'duplicate_in_file'));
      return false;
    }
    customers.add(key);
    for (const { e164 } of customer.numbers) numbers.add(e164);
    return true;
  });
}

type Refuse = (customer: Customer) => RejectCode | null;

async function knownInCampaign(tx: Transaction, list: TargetList, candidates: Customer[]): Promise<Refuse> {
  if (candidates.length === 0) return () => null;
  const numbers = candidates.flatMap((customer) => customer.numbers.map(({ index }) => index));
  const byCustomer = await tx.rows<{ customer_index: Buffer; list_id: string }>(
    `SELECT customer_index, list_id FROM prospect WHERE campaign_id = ? AND customer_index IN (${candidates.map(() => '?').join(',')})`,
    [list.campaignId, ...candidates.map((customer) => customer.customerIndex)],
  );
  const byNumber = await tx.rows<{ number_index: Buffer; list_id: string }>(
    `SELECT n.number_index, n.list_id FROM prospect_phone n JOIN prospect p ON p.id = n.prospect_id
      WHERE p.campaign_id = ? AND n.bank_id = ? AND n.number_index IN (${numbers.map(() => '?').join(',')})`,
    [list.campaignId, list.bankId, ...numbers],
  );
  const customers = new Map(byCustomer.map((row) => [row.customer_index.toString('hex'), String(row.list_id)]));
  const taken = new Map(byNumber.map((row) => [row.number_index.toString('hex'), String(row.list_id)]));
  return (customer) => {
    const numbersTaken = customer.numbers.map(({ index }) => taken.get(index.toString('hex')));
    const where = customers.get(customer.customerIndex.toString('hex')) ?? (numbersTaken.every(Boolean) ? numbersTaken[0] : undefined);
    if (where === undefined) return null;
    return where === list.id ? 'duplicate_in_file' : 'duplicate_in_campaign';
  };
}

/** Entries that bind now: for all calling of the bank, for the campaign's product, or for the campaign alone. */
async function onDoNotCall(tx: Transaction, list: TargetList, candidates: Customer[]): Promise<Refuse> {
  if (candidates.length === 0) return () => null;
  const indexes = candidates.flatMap((customer) => [customer.customerIndex, ...customer.numbers.map(({ index }) => index)]);
  const rows = await tx.rows<{ key_index: Buffer }>(
    `SELECT DISTINCT k.key_index FROM do_not_call_key k JOIN campaign c ON c.id = ?
      WHERE k.bank_id = ? AND k.active = 1 AND (k.expires_at IS NULL OR k.expires_at > ?)
        AND (k.level = 'global' OR (k.level = 'product' AND k.scope = c.product) OR (k.level = 'campaign' AND k.scope = ?))
        AND k.key_index IN (${indexes.map(() => '?').join(',')})`,
    [list.campaignId, list.bankId, tx.at, list.campaignId, ...indexes],
  );
  const blocked = new Set(rows.map((row) => row.key_index.toString('hex')));
  return (customer) =>
    blocked.has(customer.customerIndex.toString('hex')) || customer.numbers.some(({ index }) => blocked.has(index.toString('hex')))
      ? 'do_not_call'
      : null;
}

/** Customers whom another campaign has dialled since `since`. */
async function resting(tx: Transaction, list: TargetList, candidates: Customer[], since: Date): Promise<Refuse> {
  if (candidates.length === 0) return () => null;
  const rows = await tx.rows<{ key_index: Buffer }>(
    `SELECT key_index FROM dial_ledger WHERE bank_id = ? AND kind = 'customer' AND last_dialled_at > ? AND key_index IN (${candidates.map(() => '?').join(',')})`,
    [list.bankId, since, ...candidates.map((customer) => customer.customerIndex)],
  );
  const recent = new Set(rows.map((row) => row.key_index.toString('hex')));
  return (customer) => (recent.has(customer.customerIndex.toString('hex')) ? 'contacted_recently' : null);
}

function losing(customer: Customer, code: RejectCode): Losing {
  const masked = maskPhone(customer.numbers[0]!.e164) + (customer.prospect.name ? ` ${maskName(customer.prospect.name)}` : '');
  return { row: customer.row, reject: { code, column: null, heading: null, masked } };
}

async function insertRejects(tx: Transaction, listId: string, lost: Losing[]): Promise<void> {
  const told = lost.filter(({ reject }) => REJECT_CODES[reject.code].loses !== 'silent');
  if (told.length === 0) return;
  await tx.change(
    `INSERT INTO list_reject (list_id, file_row, code, column_number, heading, masked) VALUES ${told.map(() => '(?, ?, ?, ?, ?, ?)').join(',')}`,
    told.flatMap(({ row, reject }) => [
      listId,
      row,
      reject.code,
      reject.column,
      reject.heading?.slice(0, 120) ?? null,
      reject.masked.slice(0, 60),
    ]),
  );
}

function countsOf(rows: PreparedRow[], accepted: number, lost: Losing[]): BatchCounts {
  const losses: BatchCounts['losses'] = new Map();
  let blank = 0;
  for (const { reject } of lost) {
    if (REJECT_CODES[reject.code].loses === 'silent') {
      blank += 1;
      continue;
    }
    const known = losses.get(reject.code);
    if (known) known.count += 1;
    else losses.set(reject.code, { count: 1, example: reject.masked });
  }
  return { accepted, blank, rejected: rows.length - blank - accepted, losses, lost };
}
