import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Transaction } from '../../../platform/index.js';
import { TargetList } from '../target-list.entity.js';
import { BINDING_KEY } from './list-checks.js';

/** Keys that were numbered before the import began may be committed after it; so many stand open at most. */
const STILL_OPEN_KEYS = 50_000;
const CUSTOMERS_A_CHANGE = 1000;

/**
 * Takes out of a list whom do-not-call has taken in since the list was read. It keeps the figures and the deals clean; that nobody on
 * do-not-call is dialled is decided at each dial, whatever stands in a list.
 */
@Injectable()
export class DoNotCallScrub {
  constructor(private readonly source: DataSource) {}

  /** The newest key there is; null on an empty register. */
  async newestKey(): Promise<string | null> {
    const [row] = (await this.source.query('SELECT MAX(id) AS newest FROM do_not_call_key')) as { newest: string | null }[];
    return row?.newest ?? null;
  }

  /** Withdraws the list's customers behind keys newer than `knownKeyId`; answers how many there were. */
  async again(tx: Transaction, list: TargetList): Promise<number> {
    const from = Math.max(0, Number(list.knownKeyId ?? 0) - STILL_OPEN_KEYS);
    const campaign = await tx.row<{ product: string }>('SELECT product FROM campaign WHERE id = ?', [list.campaignId]);
    const binding = [tx.at, campaign?.product ?? '', list.campaignId];
    const matched = await tx.rows<{ id: string }>(
      `SELECT p.id FROM do_not_call_key k JOIN prospect p ON p.customer_index = k.key_index
        WHERE k.id > ? AND k.bank_id = ? AND ${BINDING_KEY} AND p.list_id = ? AND p.state = 'callable'
       UNION SELECT p.id FROM do_not_call_key k JOIN prospect_phone n ON n.bank_id = k.bank_id AND n.number_index = k.key_index
         JOIN prospect p ON p.id = n.prospect_id
        WHERE k.id > ? AND k.bank_id = ? AND ${BINDING_KEY} AND n.list_id = ? AND p.state = 'callable'`,
      [from, list.bankId, ...binding, list.id, from, list.bankId, ...binding, list.id],
    );
    let withdrawn = 0;
    for (let at = 0; at < matched.length; at += CUSTOMERS_A_CHANGE) {
      const ids = matched.slice(at, at + CUSTOMERS_A_CHANGE).map(({ id }) => id);
      withdrawn += await tx.change(
        `UPDATE prospect SET state = 'withdrawn', withdrawn_by = 'do_not_call' WHERE state = 'callable' AND id IN (${ids.map(() => '?').join(',')})`,
        ids,
      );
    }
    return withdrawn;
  }
}
