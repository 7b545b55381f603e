import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  CallingScopes,
  DoNotCallService,
  type KnownCampaign,
  type KnownCustomer,
  MayDialService,
  type Reach,
  type ReachedKeys,
  RemovalsService,
} from '../compliance/index.js';
import { ContractsService } from '../contracts/index.js';
import { type Transaction } from '../platform/index.js';
import { Clock, localDateOf, type OutcomeCode, OUTCOMES } from '../shared/index.js';
import { ProspectsService } from './prospects.service.js';

interface FoundProspect {
  id: string;
  campaignId: string;
}

interface WithdrawnProspect {
  id: string;
  campaign_id: string;
  product: string;
  customer_index: Buffer;
  last_outcome: OutcomeCode | null;
}

const KEYS_A_STATEMENT = 1000;

/** What do-not-call does to lists: whose keys are whose, taking customers off at once, and putting them back when a person says so. */
@Injectable()
export class CustomersOffLists implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly prospects: ProspectsService,
    private readonly contracts: ContractsService,
    private readonly mayDial: MayDialService,
    private readonly doNotCall: DoNotCallService,
    private readonly removals: RemovalsService,
    private readonly scopes: CallingScopes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.doNotCall.setExpansion((tx, bankId, keys) => this.wholeCustomers(tx, bankId, keys));
    this.doNotCall.addEffect((tx, bankId, keys, reach) => this.withdraw(tx, bankId, keys, reach));
    this.scopes.register((bankId) => this.campaigns(bankId));
    this.removals.setReturns({
      count: async (bankId, keys, reach) =>
        (await this.returnable((sql, values) => this.source.query(sql, values), bankId, keys, reach)).length,
      putBack: (tx, bankId, keys, reach) => this.putBack(tx, bankId, keys, reach),
    });
  }

  /** The customers behind these keys with every number, over all lists of the bank whose key still exists (L15). */
  private async wholeCustomers(tx: Transaction, bankId: string, keys: ReachedKeys): Promise<KnownCustomer[]> {
    const customers = new Map(keys.customers.map((index) => [index.toString('hex'), index]));
    for (const some of chunks(keys.numbers)) {
      const ids = await holdersOf((sql, values) => tx.rows(sql, values), bankId, some);
      if (ids.length === 0) continue;
      const owners = await tx.rows<{ customer_index: Buffer }>(`SELECT customer_index FROM prospect WHERE id IN (${marks(ids)})`, ids);
      for (const { customer_index } of owners) customers.set(customer_index.toString('hex'), customer_index);
    }
    const known = new Map<string, KnownCustomer>();
    for (const some of chunks([...customers.values()])) {
      const phones = await tx.rows<{ customer_index: Buffer; list_id: string; number_index: Buffer; number: Buffer }>(
        `SELECT p.customer_index, n.list_id, n.number_index, n.number FROM prospect_phone n JOIN prospect p ON p.id = n.prospect_id
          WHERE p.bank_id = ? AND p.customer_index IN (${marks(some)})`,
        [bankId, ...some],
      );
      for (const phone of phones) {
        const key = phone.customer_index.toString('hex');
        const customer = known.get(key) ?? { index: phone.customer_index, numbers: [] };
        known.set(key, customer);
        const e164 = await this.prospects.openNumber(String(phone.list_id), phone.number_index, phone.number);
        customer.numbers.push({ e164, index: phone.number_index });
      }
    }
    return [...known.values()];
  }

  /** Takes matching customers off the lists that the entry reaches. Open cards are the dialer's own effect. */
  private async withdraw(tx: Transaction, bankId: string, keys: ReachedKeys, reach: Reach): Promise<number> {
    const found = await prospectsOf((sql, values) => tx.rows(sql, values), bankId, [...keys.customers, ...keys.numbers], reach);
    if (found.length === 0) return 0;
    let withdrawn = 0;
    for (const some of chunks(found.map(({ id }) => id).sort((a, b) => Number(a) - Number(b)))) {
      withdrawn += await tx.change(
        `UPDATE prospect SET state = 'withdrawn', withdrawn_by = 'do_not_call' WHERE id IN (${marks(some)}) AND state NOT IN ('withdrawn')`,
        some,
      );
      await tx.change(`UPDATE task SET state = 'withdrawn' WHERE prospect_id IN (${marks(some)}) AND state = 'dealt'`, some);
      await tx.change(`UPDATE callback SET state = 'withdrawn' WHERE prospect_id IN (${marks(some)}) AND state = 'waiting'`, some);
    }
    for (const campaignId of new Set(found.map((prospect) => prospect.campaignId))) tx.publish('campaign', campaignId);
    tx.publish('seats', null);
    return withdrawn;
  }

  private async putBack(tx: Transaction, bankId: string, keys: Buffer[], reach: Reach): Promise<number> {
    const back = await this.returnable((sql, values) => tx.rows(sql, values), bankId, keys, reach, tx);
    for (const prospect of back) {
      // A conversation that ended the matter is not begun again; a refusal that two people have struck off does not count as one.
      const over = prospect.last_outcome !== null && prospect.last_outcome !== 'strong_refusal' && OUTCOMES[prospect.last_outcome].final;
      await tx.change(
        "UPDATE prospect SET state = ?, withdrawn_by = NULL WHERE id = ? AND state = 'withdrawn' AND withdrawn_by = 'do_not_call'",
        [over ? 'done' : 'callable', prospect.id],
      );
    }
    for (const campaignId of new Set(back.map((prospect) => String(prospect.campaign_id)))) tx.publish('campaign', campaignId);
    return back.length;
  }

  /** Withdrawn customers of an ended entry, in campaigns that may still call, whom no other entry keeps off. */
  private async returnable(query: Query, bankId: string, keys: Buffer[], reach: Reach, tx?: Transaction): Promise<WithdrawnProspect[]> {
    const found = await prospectsOf(query, bankId, keys, reach);
    if (found.length === 0) return [];
    const ids = found.map(({ id }) => id);
    const rows = (await query(
      `SELECT p.id, p.campaign_id, c.product, p.customer_index, p.last_outcome FROM prospect p JOIN campaign c ON c.id = p.campaign_id
         JOIN target_list l ON l.id = p.list_id
        WHERE p.id IN (${marks(ids)}) AND p.state = 'withdrawn' AND p.withdrawn_by = 'do_not_call'
          AND l.state IN ('imported', 'released') AND c.state NOT IN ('completed', 'archived')`,
      ids,
    )) as WithdrawnProspect[];
    const free: WithdrawnProspect[] = [];
    for (const row of rows) {
      const call = { bankId, campaignId: String(row.campaign_id), product: row.product };
      const numbers = await this.prospects.numbersOf(bankId, row.customer_index, tx);
      if ((await this.mayDial.blocked(call, [row.customer_index, ...numbers], tx)).size === 0) free.push(row);
    }
    return free;
  }

  private async campaigns(bankId: string): Promise<KnownCampaign[]> {
    const rows = (await this.source.query(
      "SELECT id, title, product, contract_id FROM campaign WHERE bank_id = ? AND state <> 'archived' ORDER BY id DESC",
      [bankId],
    )) as { id: string; title: string; product: string; contract_id: string }[];
    const expiry = new Map<string, number | null>();
    for (const contractId of new Set(rows.map((row) => String(row.contract_id)))) expiry.set(contractId, await this.expiryDays(contractId));
    return rows.map((row) => ({
      id: String(row.id),
      title: row.title,
      product: row.product,
      expiryDays: expiry.get(String(row.contract_id))!,
    }));
  }

  private async expiryDays(contractId: string): Promise<number | null> {
    const { zone } = await this.contracts.contract(contractId);
    const versions = await this.contracts.termsVersions(contractId);
    const today = localDateOf(this.clock.now(), zone);
    return versions.filter(({ effectiveOn }) => effectiveOn <= today).at(-1)?.document.dialling.doNotCallExpiryDays ?? null;
  }
}

type Query = (sql: string, values: unknown[]) => Promise<unknown>;

/** Customers of lists that hold any of these keys, in the campaigns that a reach takes in. */
async function prospectsOf(query: Query, bankId: string, keys: Buffer[], reach: Reach): Promise<FoundProspect[]> {
  const inReach = reach.level === 'global' ? '' : reach.level === 'product' ? 'AND c.product = ?' : 'AND c.id = ?';
  const scope = reach.level === 'global' ? [] : [reach.scope];
  const found = new Map<string, FoundProspect>();
  for (const some of chunks(keys)) {
    const holders = await holdersOf(query, bankId, some);
    const rows = [
      ...((await query(
        `SELECT p.id, p.campaign_id FROM prospect p JOIN campaign c ON c.id = p.campaign_id
          WHERE p.bank_id = ? AND p.customer_index IN (${marks(some)}) ${inReach}`,
        [bankId, ...some, ...scope],
      )) as { id: string; campaign_id: string }[]),
      ...(holders.length === 0
        ? []
        : ((await query(
            `SELECT p.id, p.campaign_id FROM prospect p JOIN campaign c ON c.id = p.campaign_id WHERE p.id IN (${marks(holders)}) ${inReach}`,
            [...holders, ...scope],
          )) as { id: string; campaign_id: string }[])),
    ];
    for (const row of rows) found.set(String(row.id), { id: String(row.id), campaignId: String(row.campaign_id) });
  }
  return [...found.values()];
}

/** The customers of lists who have one of these numbers. By the index of numbers alone: joined, a small list would be read from end to end. */
async function holdersOf(query: Query, bankId: string, numbers: readonly Buffer[]): Promise<string[]> {
  const rows = (await query(`SELECT prospect_id FROM prospect_phone WHERE bank_id = ? AND number_index IN (${marks(numbers)})`, [
    bankId,
    ...numbers,
  ])) as { prospect_id: string }[];
  return [...new Set(rows.map(({ prospect_id }) => String(prospect_id)))];
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / KEYS_A_STATEMENT) }, (_, at) =>
    all.slice(at * KEYS_A_STATEMENT, (at + 1) * KEYS_A_STATEMENT),
  );
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(',');
