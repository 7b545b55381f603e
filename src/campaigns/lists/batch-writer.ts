import { Injectable } from '@nestjs/common';
import { KeyStore, Protector, seal, type Transaction } from '../../platform/index.js';
import { maskPhone } from '../../shared/index.js';
import {
  maskedCustomer,
  NO_ROW_RULES,
  type NormalisedProspect,
  type NormalisedRow,
  type Reject,
  REJECT_CODES,
  type RejectCode,
  type RowRules,
  ruleReject,
  segmentName,
} from '../intake/index.js';
import { numberContext, personContext } from '../prospect.entity.js';
import { IdBlocks } from './bulk/id-blocks.service.js';
import { knownInCampaign, onDoNotCall, type Refusal, resting } from './bulk/list-checks.js';
import { SEGMENT_CHARACTERS } from './bulk/row-reader.js';
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
  numberIndexes: Buffer[];
}

export type Losing = { row: number; reject: Reject };

/** Writes a small batch of rows, as one request brings them: duplicates, resting customers and do-not-call out, the rest sealed into customers and numbers. */
@Injectable()
export class BatchWriter {
  constructor(
    private readonly keys: KeyStore,
    private readonly protector: Protector,
    private readonly ids: IdBlocks,
  ) {}

  /** A writer for one list. `rules`: what contract and campaign demand of each customer by itself. */
  forList(
    list: TargetList,
    coolingDays: number,
    rules: RowRules = NO_ROW_RULES,
  ): { write: (tx: Transaction, rows: PreparedRow[]) => Promise<BatchCounts> } {
    return { write: (tx, rows) => this.write(tx, list, { ...rules, coolingDays }, rows) };
  }

  private async write(
    tx: Transaction,
    list: TargetList,
    rules: RowRules & { coolingDays: number },
    rows: PreparedRow[],
  ): Promise<BatchCounts> {
    const lost: Losing[] = [];
    let candidates: Customer[] = [];
    for (const { row, result } of rows) {
      if (!result.ok) lost.push(...result.rejects.map((reject) => ({ row, reject })));
      else {
        lost.push(...result.warnings.map((reject) => ({ row, reject })));
        const broken = ruleReject(result.prospect, rules);
        if (broken) lost.push({ row, reject: broken });
        else candidates.push(this.customer(list, row, result.prospect));
      }
    }
    candidates = withoutTwins(candidates, lost);
    candidates = without(candidates, lost, await onDoNotCall(tx, list, candidates));
    candidates = without(candidates, lost, await knownInCampaign(tx, list, candidates));
    candidates = without(candidates, lost, await resting(tx, list, rules.coolingDays, candidates));
    await this.insertCustomers(tx, list, candidates);
    await insertRejects(tx, list.id, lost);
    return countsOf(rows, candidates.length, lost);
  }

  private customer(list: TargetList, row: number, prospect: NormalisedProspect): Customer {
    const numbers = prospect.phones.map(({ e164 }) => ({ e164, index: this.protector.index('number', e164) }));
    const identity = prospect.customerRef ?? `tel:${prospect.phones[0]!.e164}`;
    return {
      row,
      prospect,
      numbers,
      numberIndexes: numbers.map(({ index }) => index),
      customerIndex: this.protector.index('customer', `${list.bankId}:${identity}`),
    };
  }

  private async insertCustomers(tx: Transaction, list: TargetList, customers: Customer[]): Promise<void> {
    if (customers.length === 0) return;
    const key = this.keys.get(list.keyId);
    const firstId = await this.ids.reserve(customers.length);
    const segment = list.mapping ? segmentName(list.mapping) : 'segment';
    const values = customers.map(({ row, prospect, customerIndex }, index) => {
      const { customerRef, name, gender, attributes, consent } = prospect;
      const plain = JSON.stringify({ customerRef, name, gender, attributes, ...(consent ? { consent } : {}) });
      const person = seal(key, plain, personContext(list.id, customerIndex));
      return [
        ...[firstId + index, list.id, list.campaignId, list.bankId, row, customerIndex, person, prospect.region],
        ...[segment === null ? null : (attributes[segment]?.slice(0, SEGMENT_CHARACTERS) ?? null), prospect.priority, 'callable', 0, 0, 0],
      ];
    });
    await tx.change(
      `INSERT INTO prospect (id, list_id, campaign_id, bank_id, file_row, customer_index, person, region, segment, priority, state, attempts, connected, intent)
       VALUES ${values.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(',')}`,
      values.flat(),
    );
    const phones = customers.flatMap(({ numbers }, customer) =>
      numbers.map(({ e164, index }, position) => {
        const number = seal(key, e164, numberContext(list.id, index));
        return [firstId + customer, list.id, list.bankId, position, index, number, maskPhone(e164)];
      }),
    );
    await tx.change(
      `INSERT INTO prospect_phone (prospect_id, list_id, bank_id, position, number_index, number, mask) VALUES ${phones.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(',')}`,
      phones.flat(),
    );
  }
}

function without(candidates: Customer[], lost: Losing[], refuse: Refusal): Customer[] {
  return candidates.filter((customer) => {
    const code = refuse(customer);
    if (code) lost.push(losing(customer, code));
    return code === null;
  });
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

function losing(customer: Customer, code: RejectCode): Losing {
  return { row: customer.row, reject: { code, column: null, heading: null, masked: maskedCustomer(customer.prospect) } };
}

/** Notes refused rows, for the report. */
export async function insertRejects(tx: Transaction, listId: string, lost: Losing[]): Promise<void> {
  const told = lost.filter(({ reject }) => REJECT_CODES[reject.code].loses !== 'silent');
  for (let at = 0; at < told.length; at += REJECTS_A_CHANGE) await insertSome(tx, listId, told.slice(at, at + REJECTS_A_CHANGE));
}

const REJECTS_A_CHANGE = 1000;

async function insertSome(tx: Transaction, listId: string, told: Losing[]): Promise<void> {
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
