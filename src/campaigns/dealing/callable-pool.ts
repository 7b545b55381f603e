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

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Callable customers by stratum, of released lists. Counted along one index; of a large campaign the counts are seconds old. */
  async strata(campaignId: string): Promise<PoolStratum[]> {
    const known = this.counted.get(campaignId);
    const now = this.clock.now();
    if (known) {
      const maxAge = known.tookMs * COUNT_SHARE;
      if (performance.now() - known.readAt < maxAge && Math.abs(now.getTime() - known.at) < maxAge)
        return this.released(campaignId, known.strata);
    }
    const startedAt = performance.now();
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
    this.counted.set(campaignId, { strata, at: now.getTime(), readAt: performance.now(), tookMs: performance.now() - startedAt });
    return this.released(campaignId, strata);
  }

  /** Counts again at the next question: many customers have just come or gone. */
  forget(campaignId: string): void {
    this.counted.delete(campaignId);
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

  /** Lists are few, and whether one is released must be true now. */
  private async released(campaignId: string, strata: PoolStratum[]): Promise<PoolStratum[]> {
    const lists = (await this.source.query("SELECT id, priority FROM target_list WHERE campaign_id = ? AND state = 'released'", [
      campaignId,
    ])) as { id: string; priority: number | null }[];
    const own = new Map(lists.map(({ id, priority }) => [String(id), priority]));
    return strata.flatMap((stratum) =>
      own.has(stratum.listId) ? [{ ...stratum, priority: own.get(stratum.listId) ?? stratum.rowPriority }] : [],
    );
  }
}
