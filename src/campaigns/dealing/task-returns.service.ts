import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/index.js';

/** Which undone tasks: of a seat, a campaign or a list. */
export type TaskScope =
  { agentId: string; campaignId?: string | undefined } | { campaignId: string } | { campaignId: string; listId: string };

const CHUNK = 500;

/** Takes undone tasks back; their customers can be dealt again. A card that is open stays, and so does its call. */
@Injectable()
export class TaskReturns {
  /** The last `limit` tasks of a scope, or all. Answers how many. */
  async back(tx: Transaction, scope: TaskScope, limit?: number): Promise<number> {
    const tasks = await this.undone(tx, scope, limit);
    await this.mark(tx, tasks);
    await inChunks(tasks, (chunk, marks) =>
      tx.change(
        `UPDATE prospect SET state = 'callable' WHERE state = 'dealt' AND id IN (${marks})`,
        chunk.map((task) => task.prospectId),
      ),
    );
    if (tasks.length > 0) tx.publish('seats', null);
    return tasks.length;
  }

  /** Locks undone tasks, the last of each list first. */
  async undone(tx: Transaction, scope: TaskScope, limit?: number): Promise<{ id: string; prospectId: string; campaignId: string }[]> {
    const [where, values] = conditionOf(scope);
    const rows = await tx.rows<{ id: string; prospect_id: string; campaign_id: string }>(
      `SELECT t.id, t.prospect_id, t.campaign_id FROM task t ${where} AND t.state = 'dealt'
        ORDER BY t.position DESC, t.id DESC ${limit === undefined ? '' : 'LIMIT ?'} FOR UPDATE`,
      limit === undefined ? values : [...values, limit],
    );
    return rows.map((row) => ({ id: String(row.id), prospectId: String(row.prospect_id), campaignId: String(row.campaign_id) }));
  }

  /** Takes tasks off their list and leaves the customers as they are, for one who deals them on in the same transaction. */
  async mark(tx: Transaction, tasks: readonly { id: string }[]): Promise<void> {
    await inChunks(tasks, (chunk, marks) =>
      tx.change(
        `UPDATE task SET state = 'returned' WHERE id IN (${marks})`,
        chunk.map((task) => task.id),
      ),
    );
  }
}

function conditionOf(scope: TaskScope): [string, string[]] {
  if ('listId' in scope)
    return ['JOIN prospect p ON p.id = t.prospect_id WHERE t.campaign_id = ? AND p.list_id = ?', [scope.campaignId, scope.listId]];
  if ('agentId' in scope) {
    return scope.campaignId
      ? ['WHERE t.agent_id = ? AND t.campaign_id = ?', [scope.agentId, scope.campaignId]]
      : ['WHERE t.agent_id = ?', [scope.agentId]];
  }
  return ['WHERE t.campaign_id = ?', [scope.campaignId]];
}

async function inChunks<T>(items: readonly T[], change: (chunk: readonly T[], marks: string) => Promise<number>): Promise<void> {
  for (let at = 0; at < items.length; at += CHUNK) {
    const chunk = items.slice(at, at + CHUNK);
    await change(chunk, chunk.map(() => '?').join(','));
  }
}
