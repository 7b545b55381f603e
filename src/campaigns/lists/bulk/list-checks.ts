import type { Transaction } from '../../../platform/index.js';
import type { RejectCode } from '../../intake/index.js';
import { LEFT_BEHIND, removeCustomers } from '../leftovers.js';
import type { TargetList } from '../target-list.entity.js';

/** A customer about to be stored, by its keyed hashes. */
export interface Candidate {
  customerIndex: Buffer;
  numberIndexes: readonly Buffer[];
}

export type Refusal = (candidate: Candidate) => RejectCode | null;

const NOBODY: Refusal = () => null;
const DAY_MS = 86_400_000;
/** Hashes asked for in one question. */
const KEYS_A_QUESTION = 2000;

const hex = (index: Buffer): string => index.toString('hex');

/**
 * Which entries of do-not-call bind a campaign: those of everybody, of its product, of itself, and none that has lapsed. Parameters: the
 * moment, the campaign's product, the campaign.
 */
export const BINDING_KEY = `k.active = 1 AND (k.expires_at IS NULL OR k.expires_at > ?) AND (k.level = 'global'
  OR (k.level = 'product' AND k.scope = ?) OR (k.level = 'campaign' AND k.scope = ?))`;

/** Those who may not be called: any number or the reference stands on do-not-call. */
export async function onDoNotCall(tx: Transaction, list: TargetList, candidates: readonly Candidate[]): Promise<Refusal> {
  const indexes = candidates.flatMap(({ customerIndex, numberIndexes }) => [customerIndex, ...numberIndexes]);
  if (indexes.length === 0) return NOBODY;
  const campaign = await tx.row<{ product: string }>('SELECT product FROM campaign WHERE id = ?', [list.campaignId]);
  const rows = await inSlices<{ key_index: Buffer }>(
    tx,
    `SELECT DISTINCT k.key_index FROM do_not_call_key k WHERE k.bank_id = ? AND ${BINDING_KEY} AND k.key_index IN`,
    [list.bankId, tx.at, campaign?.product ?? '', list.campaignId],
    indexes,
  );
  const blocked = new Set(rows.map((row) => hex(row.key_index)));
  return ({ customerIndex, numberIndexes }) =>
    blocked.has(hex(customerIndex)) || numberIndexes.some((index) => blocked.has(hex(index))) ? 'do_not_call' : null;
}

/**
 * Those whose reference, or all of whose numbers, the campaign knows already. What a cancelled import has left behind knows nobody, from the
 * cancel on; where it holds a customer's place in the campaign, it gives it up here and does not wait for the sweep.
 */
export async function knownInCampaign(tx: Transaction, list: TargetList, candidates: readonly Candidate[]): Promise<Refusal> {
  if (candidates.length === 0) return NOBODY;
  // State and row in one statement: a list that is being imported anew must not be taken for the one that was cancelled.
  const found = await inSlices<{ id: string; customer_index: Buffer; list_id: string; left_behind: number | string }>(
    tx,
    `SELECT p.id, p.customer_index, p.list_id, ${LEFT_BEHIND} AS left_behind FROM prospect p JOIN target_list l ON l.id = p.list_id
      WHERE p.campaign_id = ? AND p.customer_index IN`,
    [list.campaignId],
    candidates.map(({ customerIndex }) => customerIndex),
  );
  const byCustomer = found.filter((row) => Number(row.left_behind) === 0);
  await removeLeftBehind(
    tx,
    found.filter((row) => Number(row.left_behind) === 1).map(({ id }) => id),
  );
  const byNumber = await inSlices<{ number_index: Buffer; list_id: string }>(
    tx,
    `SELECT n.number_index, n.list_id FROM prospect_phone n JOIN prospect p ON p.id = n.prospect_id JOIN target_list l ON l.id = p.list_id
      WHERE p.campaign_id = ? AND n.bank_id = ? AND NOT ${LEFT_BEHIND} AND n.number_index IN`,
    [list.campaignId, list.bankId],
    candidates.flatMap(({ numberIndexes }) => [...numberIndexes]),
  );
  const customers = new Map(byCustomer.map((row) => [hex(row.customer_index), String(row.list_id)]));
  const taken = new Map(byNumber.map((row) => [hex(row.number_index), String(row.list_id)]));
  return ({ customerIndex, numberIndexes }) => {
    const numbersTaken = numberIndexes.map((index) => taken.get(hex(index)));
    const where = customers.get(hex(customerIndex)) ?? (numbersTaken.every(Boolean) ? numbersTaken[0] : undefined);
    if (where === undefined) return null;
    return where === list.id ? 'duplicate_in_file' : 'duplicate_in_campaign';
  };
}

/** Those whom another campaign has dialled within the days of rest. */
export async function resting(tx: Transaction, list: TargetList, coolingDays: number, candidates: readonly Candidate[]): Promise<Refusal> {
  if (candidates.length === 0 || coolingDays === 0) return NOBODY;
  const rows = await inSlices<{ key_index: Buffer }>(
    tx,
    "SELECT key_index FROM dial_ledger WHERE bank_id = ? AND kind = 'customer' AND last_dialled_at > ? AND key_index IN",
    [list.bankId, restingSince(tx.at, coolingDays)],
    candidates.map(({ customerIndex }) => customerIndex),
  );
  const recent = new Set(rows.map((row) => hex(row.key_index)));
  return ({ customerIndex }) => (recent.has(hex(customerIndex)) ? 'contacted_recently' : null);
}

export const restingSince = (at: Date, coolingDays: number): Date => new Date(at.getTime() - coolingDays * DAY_MS);

async function removeLeftBehind(tx: Transaction, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += KEYS_A_QUESTION)
    await removeCustomers((sql, values) => tx.change(sql, values), ids.slice(at, at + KEYS_A_QUESTION));
}

async function inSlices<T>(tx: Transaction, sql: string, before: unknown[], indexes: readonly Buffer[]): Promise<T[]> {
  const found: T[] = [];
  for (let at = 0; at < indexes.length; at += KEYS_A_QUESTION) {
    const slice = indexes.slice(at, at + KEYS_A_QUESTION);
    found.push(...(await tx.rows<T>(`${sql} (${slice.map(() => '?').join(',')})`, [...before, ...slice])));
  }
  return found;
}
