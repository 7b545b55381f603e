import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import type { Draw, PoolStratum } from './rules/draw-sizes.js';

export interface DrawnCustomer {
  prospectId: string;
  draw: Draw;
}

interface Counted {
  strata: PoolStratum[];
  /** Lists that were released when the count began: of any other one it knows nothing. */
  lists: ReadonlySet<string>;
  at: number;
  readAt: number;
  tookMs: number;
}

/** Counting the pool may take up to one part in so many of the time: a large pool is counted less often, a small one each time. */
const COUNT_SHARE = 20;

/** The customers of a campaign that could be dealt now: how many there are of each kind, and a random draw of them. */
@Injectable()
export class CallablePool {
  private readonly counted = new Map<string, Counted>();
  private timesForgotten = 0;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Callable customers by stratum, of released lists. Counted along one index; of a large campaign the counts are seconds old, but a list that was
   * released meanwhile, by whichever process, is counted at once: nobody who has run dry is told that there is nothing.
   */
  async strata(campaignId: string): Promise<PoolStratum[]> {
    const lists = await this.released(campaignId);
    const known = this.counted.get(campaignId);
    if (known && this.isRecent(known) && [...lists.keys()].every((id) => known.lists.has(id))) return ofLists(known.strata, lists);
    const [now, startedAt, forgotten] = [this.clock.now(), performance.now(), this.timesForgotten];
    const rows = (await this.source.query(
      `SELECT p.list_id, p.priority, p.deal_group, COUNT(*) AS callable FROM prospect p
        WHERE p.campaign_id = ? AND p.state = 'callable' AND (p.not_before IS NULL OR p.not_before <= ?)
        GROUP BY p.list_id, p.priority, p.deal_group`,
      [campaignId, now],
    )) as { list_id: string; priority: number; deal_group: string; callable: string }[];
    const strata = rows.map((row) => ({
      ...{ listId: String(row.list_id), priority: row.priority, rowPriority: row.priority },
      ...{ group: String(row.deal_group), callable: Number(row.callable) },
    }));
    const readAt = performance.now();
    // What was forgotten while it was counted must not come back with this count.
    if (forgotten === this.timesForgotten)
      this.counted.set(campaignId, { strata, lists: new Set(lists.keys()), at: now.getTime(), readAt, tookMs: readAt - startedAt });
    return ofLists(strata, lists);
  }

  /** Counts again at the next question: many customers have just come or gone. */
  forget(campaignId: string): void {
    this.counted.delete(campaignId);
    this.timesForgotten += 1;
  }

  private isRecent({ at, readAt, tookMs }: Counted): boolean {
    const maxAge = tookMs * COUNT_SHARE;
    return performance.now() - readAt < maxAge && Math.abs(this.clock.now().getTime() - at) < maxAge;
  }

  /** What the draws take, in order of the deal keys from each draw's place on, round the circle. Locks nothing. */
  async draw(tx: Transaction, campaignId: string, draws: readonly Draw[]): Promise<DrawnCustomer[]> {
    const drawn: DrawnCustomer[] = [];
    for (const draw of draws) {
      const found = await this.range(tx, campaignId, draw, '>=', draw.customers);
      if (found.length < draw.customers) found.push(...(await this.range(tx, campaignId, draw, '<', draw.customers - found.length)));
      drawn.push(...found.map((prospectId) => ({ prospectId, draw })));
    }
    return drawn;
  }

  private async range(tx: Transaction, campaignId: string, { stratum, from }: Draw, side: '>=' | '<', limit: number): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT p.id FROM prospect p WHERE p.campaign_id = ? AND p.state = 'callable' AND p.list_id = ? AND p.priority = ? AND p.deal_group = ?
          AND p.deal_key ${side} ? AND (p.not_before IS NULL OR p.not_before <= ?) ORDER BY p.deal_key, p.not_before, p.id LIMIT ?`,
      [campaignId, stratum.listId, stratum.rowPriority, stratum.group, from, tx.at, limit],
    );
    return rows.map(({ id }) => String(id));
  }

  /** The released lists with their own priority. They are few, and whether one is released must be true now. */
  private async released(campaignId: string): Promise<Map<string, number | null>> {
    const lists = (await this.source.query("SELECT id, priority FROM target_list WHERE campaign_id = ? AND state = 'released'", [
      campaignId,
    ])) as { id: string; priority: number | null }[];
    return new Map(lists.map(({ id, priority }) => [String(id), priority]));
  }
}

function ofLists(strata: readonly PoolStratum[], lists: ReadonlyMap<string, number | null>): PoolStratum[] {
  return strata.flatMap((stratum) =>
    lists.has(stratum.listId) ? [{ ...stratum, priority: lists.get(stratum.listId) ?? stratum.rowPriority }] : [],
  );
}
