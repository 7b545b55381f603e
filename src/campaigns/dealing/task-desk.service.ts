import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Transaction } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { campaignOrder, type WeighedCampaign } from './rules/campaign-order.js';

/** What an agent is handed: a customer of the own list, or a callback that is due. */
export interface HandedTask {
  taskId: string | null;
  callbackId: string | null;
  prospectId: string;
  campaignId: string;
  listId: string;
  phoneId: string | null;
  callbackAt: Date | null;
}

/** A callback waits this long for its owner before anybody of the campaign on duty may take it. */
export const OWNER_FIRST_MS = 15 * 60_000;

/** What lies before one seat. */
export interface SeatList {
  left: { campaignId: string; title: string; left: number }[];
  callbacksDue: number;
  callbacksWaiting: number;
  hold: { reason: string; by: string; at: Date } | null;
}

/** A callback, or a row of the own list: that one has no hour. */
interface WaitingRow {
  id: string;
  prospect_id: string;
  campaign_id: string;
  list_id: string;
  phone_id: string | null;
  due_at: Date | null;
}

/** Hands out the next customer: due callbacks first and to their owner, then the agent's own dealt rows by position. */
@Injectable()
export class TaskDesk {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Why this seat gets no new customers, who said so and when; null: it gets them. */
  async hold(agentId: string): Promise<{ reason: string; by: string; at: Date } | null> {
    return (await this.holds([agentId])).get(agentId) ?? null;
  }

  async holds(agentIds: readonly string[]): Promise<Map<string, { reason: string; by: string; at: Date }>> {
    if (agentIds.length === 0) return new Map();
    const rows = (await this.source.query(
      `SELECT h.agent_id, h.reason, h.held_at, a.display_name FROM seat_hold h LEFT JOIN account a ON a.id = h.held_by
        WHERE h.agent_id IN (${agentIds.map(() => '?').join(',')})`,
      [...agentIds],
    )) as { agent_id: string; reason: string; held_at: Date; display_name: string | null }[];
    return new Map(rows.map((row) => [String(row.agent_id), { reason: row.reason, by: row.display_name ?? '', at: row.held_at }]));
  }

  /**
   * Takes the next row for an agent inside the card's transaction: the own callback that is due, else one that the team may take, else the
   * first of the own list from the first of these campaigns that has one. Null: nothing there. Nobody's next waits here: two who want the
   * same callback try in turn.
   */
  async take(tx: Transaction, agentId: string, campaignIds: readonly string[]): Promise<HandedTask | null> {
    if (campaignIds.length === 0) return null;
    for (;;) {
      const row = await firstOf(tx, agentId, campaignIds);
      if (!row) return null;
      if (!(await (row.due_at ? openCallback(tx, row) : openTask(tx, row)))) continue;
      const isCallback = row.due_at !== null;
      return {
        ...{ taskId: isCallback ? null : String(row.id), callbackId: isCallback ? String(row.id) : null },
        ...{ prospectId: String(row.prospect_id), campaignId: String(row.campaign_id), listId: String(row.list_id) },
        ...{ phoneId: row.phone_id === null ? null : String(row.phone_id), callbackAt: row.due_at },
      };
    }
  }

  /** The campaigns in the order in which this agent's next customer may come from them (weights within one priority). */
  async order(tx: Transaction, agentId: string, workOn: string, campaigns: readonly WeighedCampaign[]): Promise<string[]> {
    if (campaigns.length < 2) return campaigns.map(({ id }) => id);
    const rows = await tx.rows<{ campaign_id: string; cards: number }>(
      'SELECT campaign_id, cards FROM agent_campaign_day WHERE agent_id = ? AND work_on = ?',
      [agentId, workOn],
    );
    return campaignOrder(campaigns, new Map(rows.map((row) => [String(row.campaign_id), row.cards]))).map(({ id }) => id);
  }

  /** Counts a customer of a campaign on an agent's card, while there are several campaigns to choose from. */
  async countCard(tx: Transaction, agentId: string, workOn: string, campaignId: string): Promise<void> {
    await tx.change(
      'INSERT INTO agent_campaign_day (agent_id, work_on, campaign_id, cards) VALUES (?, ?, ?, 1) ON DUPLICATE KEY UPDATE cards = cards + 1',
      [agentId, workOn, campaignId],
    );
  }

  async finishTask(tx: Transaction, taskId: string | null, callbackId: string | null): Promise<void> {
    if (taskId) await tx.change("UPDATE task SET state = 'done' WHERE id = ?", [taskId]);
    if (callbackId) await tx.change("UPDATE callback SET state = 'done' WHERE id = ? AND state <> 'withdrawn'", [callbackId]);
  }

  /** The card closed without a call: the row is returned, the callback waits again. */
  async returnTask(tx: Transaction, taskId: string | null, callbackId: string | null): Promise<void> {
    if (taskId) await tx.change("UPDATE task SET state = 'returned' WHERE id = ? AND state = 'open'", [taskId]);
    if (callbackId) await tx.change("UPDATE callback SET state = 'waiting' WHERE id = ? AND state = 'open'", [callbackId]);
  }

  /** What lies before each of these agents: customers by campaign, callbacks, and whether new ones come. */
  async board(agentIds: readonly string[]): Promise<Map<string, SeatList>> {
    if (agentIds.length === 0) return new Map();
    const marks = agentIds.map(() => '?').join(',');
    const [holds, dealt, callbacks] = await Promise.all([
      this.holds(agentIds),
      this.source.query(
        `SELECT t.agent_id, t.campaign_id, c.title, COUNT(*) AS dealt FROM task t JOIN campaign c ON c.id = t.campaign_id
          WHERE t.state = 'dealt' AND t.agent_id IN (${marks}) GROUP BY t.agent_id, t.campaign_id, c.title ORDER BY t.campaign_id`,
        [...agentIds],
      ) as Promise<{ agent_id: string; campaign_id: string; title: string; dealt: string }[]>,
      this.source.query(
        `SELECT agent_id, COUNT(*) AS waiting, SUM(due_at <= ?) AS due FROM callback WHERE state = 'waiting' AND agent_id IN (${marks}) GROUP BY agent_id`,
        [this.clock.now(), ...agentIds],
      ) as Promise<{ agent_id: string; waiting: string; due: string }[]>,
    ]);
    return new Map(
      agentIds.map((id) => {
        const waiting = callbacks.find((row) => String(row.agent_id) === id);
        const left = dealt.filter((row) => String(row.agent_id) === id);
        return [
          id,
          {
            left: left.map((row) => ({ campaignId: String(row.campaign_id), title: row.title, left: Number(row.dealt) })),
            callbacksDue: Number(waiting?.due ?? 0),
            callbacksWaiting: Number(waiting?.waiting ?? 0),
            hold: holds.get(id) ?? null,
          },
        ];
      }),
    );
  }
}

/** One statement of reads that each go by their own index, the first of which that finds something counts. */
async function firstOf(tx: Transaction, agentId: string, campaignIds: readonly string[]): Promise<WaitingRow | null> {
  const marks = campaignIds.map(() => '?').join(',');
  const due = (whose: string, turn: number): string =>
    `(SELECT c.id, c.prospect_id, c.campaign_id, p.list_id, c.phone_id, c.due_at, ${turn} AS turn FROM callback c
        JOIN prospect p ON p.id = c.prospect_id JOIN target_list l ON l.id = p.list_id AND l.state = 'released'
       WHERE ${whose} AND c.campaign_id IN (${marks}) AND c.state = 'waiting' ORDER BY c.due_at, c.id LIMIT 1)`;
  const dealt = (turn: number): string =>
    `(SELECT t.id, t.prospect_id, t.campaign_id, p.list_id, NULL, NULL, ${turn} FROM task t JOIN prospect p ON p.id = t.prospect_id
       WHERE t.agent_id = ? AND t.state = 'dealt' AND t.campaign_id = ? ORDER BY t.position LIMIT 1)`;
  const reads = [
    due('c.agent_id = ? AND c.due_at <= ?', 1),
    due('c.team_from_at <= ?', 2),
    ...campaignIds.map((_, index) => dealt(3 + index)),
  ];
  return tx.row<WaitingRow>(`${reads.join(' UNION ALL ')} ORDER BY turn LIMIT 1`, [
    ...[agentId, tx.at, ...campaignIds, tx.at, ...campaignIds],
    ...campaignIds.flatMap((campaignId) => [agentId, campaignId]),
  ]);
}

/** False: somebody else was faster, or the customer is not there to be called back any more. */
async function openCallback(tx: Transaction, row: WaitingRow): Promise<boolean> {
  if ((await tx.change("UPDATE callback SET state = 'open' WHERE id = ? AND state = 'waiting'", [row.id])) === 0) return false;
  if ((await tx.change("UPDATE prospect SET state = 'open' WHERE id = ? AND state = 'callback'", [row.prospect_id])) > 0) return true;
  await tx.change("UPDATE callback SET state = 'withdrawn' WHERE id = ?", [row.id]);
  return false;
}

/** False: the row was returned meanwhile, or its customer is not on a list any more. */
async function openTask(tx: Transaction, row: WaitingRow): Promise<boolean> {
  const both = 'UPDATE task t JOIN prospect p ON p.id = t.prospect_id';
  const opened = await tx.change(
    `${both} SET t.state = 'open', p.state = 'open' WHERE t.id = ? AND t.state = 'dealt' AND p.state = 'dealt'`,
    [row.id],
  );
  if (opened > 0) return true;
  await tx.change(`${both} SET t.state = 'withdrawn' WHERE t.id = ? AND t.state = 'dealt' AND p.state <> 'dealt'`, [row.id]);
  return false;
}
