import { Injectable } from '@nestjs/common';
import { type Actor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { CallablePool, type DrawnCustomer } from './callable-pool.js';
import type { DutySeat } from './duty-seats.service.js';
import { type DealCandidate, dealLists } from './rules/deal-lists.js';
import { type Draw, drawSizes } from './rules/draw-sizes.js';
import { type DealtStratum, DealRun } from './task.entity.js';

export interface DealResult {
  runId: string | null;
  seed: number;
  seats: number;
  customers: number;
}

export interface DealOrder {
  campaignId: string;
  actor: Actor;
  seed: number;
  /** The seats to deal to, with how many each should get. */
  seats: readonly (DutySeat & { room: number })[];
}

export interface NewTask {
  prospectId: string;
  campaignId: string;
  agentId: string;
  workOn: string;
}

const CHUNK = 1000;

/** What tells two groups of like customers apart. */
export const stratumName = (listId: string, group: string): string => `${listId}|${group}`;

/** Draws customers from the pool and writes them on the seats' lists, with all from which it can be repeated. */
@Injectable()
export class DealWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pool: CallablePool,
  ) {}

  /** One dealing, one transaction. Nobody's dial waits for it: the campaign's row is only read with a shared lock. */
  async deal({ campaignId, actor, seed, seats }: DealOrder): Promise<DealResult> {
    return this.unitOfWork.run({ actor, action: 'campaign.deal', subject: `campaign:${campaignId}` }, async (tx) => {
      const nothing = { runId: null, seed, seats: 0, customers: 0 };
      await tx.change('INSERT IGNORE INTO dealing_lock (campaign_id) VALUES (?)', [campaignId]);
      await tx.row('SELECT campaign_id FROM dealing_lock WHERE campaign_id = ? FOR UPDATE', [campaignId]);
      const campaign = await tx.row<{ state: string }>('SELECT state FROM campaign WHERE id = ? LOCK IN SHARE MODE', [campaignId]);
      const rooms = await this.roomsNow(tx, seats);
      const room = rooms.reduce((sum, seat) => sum + seat.room, 0);
      if (campaign?.state !== 'running' || room === 0) return (tx.nothingDone(), nothing);
      const drawn = await this.pool.draw(tx, campaignId, drawSizes(await this.pool.strata(campaignId), room, seed));
      // What was drawn is no longer callable, whatever the counts of a moment ago say.
      this.pool.forget(campaignId);
      if (drawn.length === 0) return (tx.nothingDone(), nothing);
      const { lists } = dealLists(drawn.map(candidateOf), rooms, seed);
      const served = [...lists.values()].filter((list) => list.length > 0).length;
      const runId = await tx.insert(DealRun, {
        ...{ campaignId, kind: 'deal', seed, seats: served, customers: drawn.length, rooms: rooms as never, dealtAt: tx.at },
        strata: (await this.strataOf(tx, drawn)) as never,
      });
      const workOn = new Map(seats.map((seat) => [seat.agentId, seat.workOn]));
      const tasks = [...lists].flatMap(([agentId, ids]) =>
        ids.map((prospectId) => ({ prospectId, campaignId, agentId, workOn: workOn.get(agentId)! })),
      );
      const customers = await this.write(tx, runId, tasks);
      tx.audit(`campaign:${campaignId}`, { runId, seed, seats: served, customers });
      tx.publish('seats', null);
      tx.publish('progress', campaignId);
      return { runId, seed, seats: served, customers };
    });
  }

  /**
   * Appends tasks to their seats' lists; the customers become `dealt`. One who is not callable any more (withdrawn a moment ago) stays where it is.
   * `from` is the state the customers are in. Answers how many tasks stand.
   */
  async write(tx: Transaction, runId: string, tasks: readonly NewTask[], from: 'callable' | 'dealt' = 'callable'): Promise<number> {
    const last = await lastPositions(tx, tasks);
    const rows = tasks.map(({ prospectId, campaignId, agentId, workOn }) => {
      const position = (last.get(`${agentId}|${workOn}`) ?? 0) + 1;
      last.set(`${agentId}|${workOn}`, position);
      return [runId, campaignId, prospectId, agentId, workOn, position, 'dealt', tx.at];
    });
    let moved = 0;
    for (let at = 0; at < rows.length; at += CHUNK) {
      const chunk = rows.slice(at, at + CHUNK);
      await tx.change(
        `INSERT INTO task (run_id, campaign_id, prospect_id, agent_id, work_on, position, state, dealt_at) VALUES ${chunk.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(',')}`,
        chunk.flat(),
      );
      if (from === 'callable') {
        moved += await tx.change(
          `UPDATE prospect SET state = 'dealt', not_before = NULL WHERE id IN (${chunk.map(() => '?').join(',')}) AND state = 'callable'`,
          [...chunk.map((row) => row[2])],
        );
      }
    }
    if (from === 'dealt' || moved === rows.length) return rows.length;
    await tx.change(
      "UPDATE task t JOIN prospect p ON p.id = t.prospect_id SET t.state = 'withdrawn' WHERE t.run_id = ? AND t.state = 'dealt' AND p.state <> 'dealt'",
      [runId],
    );
    return moved;
  }

  /** Room as it is under the lock: another dealing may have filled a list since the plan was made. */
  private async roomsNow(tx: Transaction, seats: DealOrder['seats']): Promise<{ agentId: string; room: number }[]> {
    if (seats.length === 0) return [];
    const rows = await tx.rows<{ agent_id: string; dealt: string }>(
      `SELECT agent_id, COUNT(*) AS dealt FROM task WHERE state = 'dealt' AND agent_id IN (${seats.map(() => '?').join(',')}) GROUP BY agent_id`,
      seats.map(({ agentId }) => agentId),
    );
    const dealt = new Map(rows.map((row) => [String(row.agent_id), Number(row.dealt)]));
    return seats.map(({ agentId, room, left }) => ({ agentId, room: Math.max(0, Math.min(room, left - (dealt.get(agentId) ?? 0))) }));
  }

  /** What was drawn, by stratum, with region and segment in words from one of its customers. */
  private async strataOf(tx: Transaction, drawn: readonly DrawnCustomer[]): Promise<DealtStratum[]> {
    const members = new Map<Draw, string[]>();
    for (const { prospectId, draw } of drawn) {
      const ids = members.get(draw);
      if (ids) ids.push(prospectId);
      else members.set(draw, [prospectId]);
    }
    const firsts = [...members.values()].map(([first]) => first!);
    const rows = await tx.rows<{ id: string; region: string | null; segment: string | null }>(
      `SELECT id, region, segment FROM prospect WHERE id IN (${firsts.map(() => '?').join(',')})`,
      firsts,
    );
    const words = new Map(rows.map((row) => [String(row.id), row]));
    return [...members].map(([{ stratum, from }, ids]) => {
      const { region = null, segment = null } = words.get(ids[0]!) ?? {};
      const { listId, priority, rowPriority, group, callable } = stratum;
      return { listId, priority, rowPriority, group, region, segment, callable, from, customers: ids.length };
    });
  }
}

function candidateOf({ prospectId, draw: { stratum } }: DrawnCustomer): DealCandidate {
  return { prospectId, priority: stratum.priority, stratum: stratumName(stratum.listId, stratum.group) };
}

/** The last place on each seat's list of each day, by `agent|day`. */
async function lastPositions(tx: Transaction, tasks: readonly NewTask[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (const key of new Set(tasks.map(({ agentId, workOn }) => `${agentId}|${workOn}`))) {
    const [agentId, workOn] = key.split('|');
    const row = await tx.row<{ last: number | null }>('SELECT MAX(position) AS last FROM task WHERE agent_id = ? AND work_on = ?', [
      agentId,
      workOn,
    ]);
    last.set(key, Number(row?.last ?? 0));
  }
  return last;
}
