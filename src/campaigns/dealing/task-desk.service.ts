import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';

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
const OWNER_FIRST_MS = 15 * 60_000;

/** Hands out the next customer: due callbacks first and to their owner, then the agent's own dealt rows by position. */
@Injectable()
export class TaskDesk {
  /** Takes the next row for an agent inside the card's transaction, from these campaigns in order. Null: nothing there. */
  async take(tx: Transaction, agentId: string, campaignIds: readonly string[]): Promise<HandedTask | null> {
    if (campaignIds.length === 0) return null;
    return (await this.takeCallback(tx, agentId, campaignIds)) ?? (await this.takeTask(tx, agentId, campaignIds));
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

  /** Customers on an agent's list that are not yet on a card. */
  async left(tx: { rows: Transaction['rows'] }, agentIds: readonly string[]): Promise<Map<string, number>> {
    if (agentIds.length === 0) return new Map();
    const rows = await tx.rows<{ agent_id: string; open: string }>(
      `SELECT agent_id, COUNT(*) AS open FROM task WHERE state = 'dealt' AND agent_id IN (${agentIds.map(() => '?').join(',')}) GROUP BY agent_id`,
      [...agentIds],
    );
    return new Map(rows.map((row) => [String(row.agent_id), Number(row.open)]));
  }

  private async takeCallback(tx: Transaction, agentId: string, campaignIds: readonly string[]): Promise<HandedTask | null> {
    const row = await tx.row<{
      id: string;
      prospect_id: string;
      campaign_id: string;
      list_id: string;
      phone_id: string | null;
      due_at: Date;
    }>(
      `SELECT c.id, c.prospect_id, c.campaign_id, p.list_id, c.phone_id, c.due_at FROM callback c JOIN prospect p ON p.id = c.prospect_id
        WHERE c.state = 'waiting' AND c.campaign_id IN (${campaignIds.map(() => '?').join(',')})
          AND ((c.agent_id = ? AND c.due_at <= ?) OR c.due_at <= ?)
        ORDER BY c.agent_id <> ?, c.due_at, c.id LIMIT 1 FOR UPDATE`,
      [...campaignIds, agentId, tx.at, new Date(tx.at.getTime() - OWNER_FIRST_MS), agentId],
    );
    if (!row) return null;
    await tx.change("UPDATE callback SET state = 'open' WHERE id = ?", [row.id]);
    const moved = await tx.change("UPDATE prospect SET state = 'open' WHERE id = ? AND state = 'callback'", [row.prospect_id]);
    if (moved === 0) {
      await tx.change("UPDATE callback SET state = 'withdrawn' WHERE id = ?", [row.id]);
      return this.takeCallback(tx, agentId, campaignIds);
    }
    return {
      ...{ taskId: null, callbackId: String(row.id), prospectId: String(row.prospect_id), campaignId: String(row.campaign_id) },
      ...{ listId: String(row.list_id), phoneId: row.phone_id === null ? null : String(row.phone_id), callbackAt: row.due_at },
    };
  }

  private async takeTask(tx: Transaction, agentId: string, campaignIds: readonly string[]): Promise<HandedTask | null> {
    for (;;) {
      const row = await tx.row<{ id: string; prospect_id: string; campaign_id: string; list_id: string }>(
        `SELECT t.id, t.prospect_id, t.campaign_id, p.list_id FROM task t JOIN prospect p ON p.id = t.prospect_id
          WHERE t.agent_id = ? AND t.state = 'dealt' AND t.campaign_id IN (${campaignIds.map(() => '?').join(',')})
          ORDER BY FIELD(t.campaign_id, ${campaignIds.map(() => '?').join(',')}), t.position LIMIT 1 FOR UPDATE`,
        [agentId, ...campaignIds, ...campaignIds],
      );
      if (!row) return null;
      const moved = await tx.change("UPDATE prospect SET state = 'open' WHERE id = ? AND state = 'dealt'", [row.prospect_id]);
      await tx.change('UPDATE task SET state = ? WHERE id = ?', [moved > 0 ? 'open' : 'withdrawn', row.id]);
      if (moved === 0) continue;
      return {
        ...{ taskId: String(row.id), callbackId: null, prospectId: String(row.prospect_id), campaignId: String(row.campaign_id) },
        ...{ listId: String(row.list_id), phoneId: null, callbackAt: null },
      };
    }
  }
}
