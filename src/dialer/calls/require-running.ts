import type { Transaction } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import type { Card } from '../card/card.entity.js';

/** Why the customers of a list may not be reached now. */
export type GoneList = 'list_paused' | 'withdrawn';

export interface Running {
  product: string;
  /** Null: the list is released. */
  gone: GoneList | null;
}

/**
 * Reads campaign and list of a card. A pause of either binds from its commit on: both rows are read with a shared lock that the pause has to
 * wait for. @throws AppError campaign_not_running
 */
export async function requireRunning(tx: Transaction, { campaignId, listId }: Card): Promise<Running> {
  const row = await tx.row<{ product: string; state: string; reason: string | null; at: Date; name: string | null; list: string }>(
    `SELECT c.product, c.state, c.state_reason AS reason, c.state_at AS at, a.display_name AS name, l.state AS list
       FROM campaign c JOIN target_list l ON l.id = ? LEFT JOIN account a ON a.id = c.state_by WHERE c.id = ? LOCK IN SHARE MODE`,
    [listId, campaignId],
  );
  if (row?.state !== 'running') {
    throw new AppError('campaign_not_running', { by: row?.name ?? null, at: row?.at.toISOString() ?? null, reason: row?.reason ?? null });
  }
  return { product: row.product, gone: goneBy(row.list) };
}

/** The same of the list alone, whatever the campaign does. */
export async function goneList(tx: Transaction, listId: string): Promise<GoneList | null> {
  const row = await tx.row<{ state: string }>('SELECT state FROM target_list WHERE id = ? LOCK IN SHARE MODE', [listId]);
  return goneBy(row?.state ?? 'withdrawn');
}

function goneBy(state: string): GoneList | null {
  if (state === 'released') return null;
  return state === 'paused' ? 'list_paused' : 'withdrawn';
}
