import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource } from 'typeorm';
import { ContractsService } from '../../contracts/index.js';
import { type OnDuty, PeopleService } from '../../people/index.js';
import { type Actor, Sweeper, systemActor, type Transaction, UnitOfWork } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { Campaign } from '../campaign.entity.js';
import { dealLists, type DealCandidate, type DealSeat } from './deal-lists.js';
import { DealRun } from './task.entity.js';

export interface DealResult {
  runId: string | null;
  seed: number;
  seats: number;
  customers: number;
}

/** How many calls an agent has left on a local day; the dialer answers, because it counts calls (registry, import law). */
export type CapacityProbe = (agentIds: string[], workOn: string, cap: number) => Promise<Map<string, number>>;

const SYSTEM = systemActor('dealing');
/** A seat with fewer open tasks than this is topped up. */
const LOW_WATER = 10;
/** Seats get their lists this long before the shift begins. */
const AHEAD_MINUTES = 10;
const MAX_CUSTOMERS = 20_000;
const SWEEP_MS = 3000;
const CHUNK = 500;

/** Deals customers to seats ahead of time, tops up who runs dry, takes back what nobody will work on (design, step 3). */
@Injectable()
export class DealingService implements OnModuleInit {
  private capacity: CapacityProbe = async (agentIds, _workOn, cap) => new Map(agentIds.map((id) => [id, cap]));

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly people: PeopleService,
    private readonly contracts: ContractsService,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'deal', everyMs: SWEEP_MS, run: () => this.dealWhereNeeded() });
    this.sweeper.register({ name: 'return-tasks', everyMs: SWEEP_MS * 5, run: () => this.returnUnworked() });
  }

  setCapacityProbe(probe: CapacityProbe): void {
    this.capacity = probe;
  }

  /** Deals one campaign to its seats on duty, or to one agent. Runs one after another per campaign under its row lock. */
  async deal(campaignId: string, options: { actor?: Actor; agentId?: string; seed?: number } = {}): Promise<DealResult> {
    const seed = options.seed ?? randomInt(2 ** 31);
    return this.unitOfWork.run(
      { actor: options.actor ?? SYSTEM, action: 'campaign.deal', subject: `campaign:${campaignId}` },
      async (tx) => {
        const nothing = { runId: null, seed, seats: 0, customers: 0 };
        const campaign = await tx.manager.findOne(Campaign, { where: { id: campaignId }, lock: { mode: 'pessimistic_write' } });
        if (campaign?.state !== 'running') return (tx.nothingDone(), nothing);
        const duty = (await this.people.onDuty(campaign.contractId, tx.at, AHEAD_MINUTES)).filter(
          ({ agent }) => !options.agentId || agent.id === options.agentId,
        );
        const seats = await this.seatsWithRoom(duty);
        const room = Math.min(
          MAX_CUSTOMERS,
          seats.reduce((sum, seat) => sum + seat.room, 0),
        );
        const candidates = room > 0 ? await callableProspects(tx, campaign, room) : [];
        if (candidates.length === 0) return (tx.nothingDone(), nothing);
        const { lists, strata } = dealLists(candidates, seats, seed);
        const served = [...lists.values()].filter((list) => list.length > 0).length;
        const customers = [...lists.values()].reduce((sum, list) => sum + list.length, 0);
        const runId = await tx.insert(DealRun, { campaignId, seed, seats: served, customers, strata, dealtAt: tx.at });
        await this.write(tx, campaign, runId, duty, lists);
        tx.audit(`campaign:${campaignId}`, { runId, seed, seats: served, customers });
        tx.publish('seats', null);
        tx.publish('campaign', campaignId);
        return { runId, seed, seats: served, customers };
      },
    );
  }

  /** Tops up one agent who has run dry, from the campaigns in order. Answers whether anything was dealt. */
  async topUp(agentId: string, campaignIds: readonly string[]): Promise<boolean> {
    for (const campaignId of campaignIds) {
      if (!(await this.hasCallable(campaignId))) continue;
      if ((await this.deal(campaignId, { agentId })).customers > 0) return true;
    }
    return false;
  }

  /** Finds running campaigns with customers to deal and a seat on duty below the low water. */
  private async dealWhereNeeded(): Promise<number> {
    const campaigns = await this.source.manager.find(Campaign, { where: { state: 'running' }, order: { priority: 'DESC', id: 'ASC' } });
    let dealt = 0;
    for (const campaign of campaigns) {
      if (!(await this.hasCallable(campaign.id))) continue;
      const duty = await this.people.onDuty(campaign.contractId, this.clock.now(), AHEAD_MINUTES);
      if (duty.length === 0) continue;
      const open = await this.openTasks(duty);
      if (duty.some(({ agent }) => (open.get(agent.id) ?? 0) < LOW_WATER)) dealt += (await this.deal(campaign.id)).customers;
    }
    return dealt;
  }

  /** Gives back the tasks of agents who are no longer on duty, so that others can be dealt them. */
  private async returnUnworked(): Promise<number> {
    const rows = (await this.source.query(
      `SELECT DISTINCT t.agent_id FROM task t WHERE t.state = 'dealt'
          AND NOT EXISTS (SELECT 1 FROM shift s WHERE s.agent_id = t.agent_id AND s.work_on = t.work_on AND s.ends_at > ?)
          AND NOT EXISTS (SELECT 1 FROM access_permit p WHERE p.agent_id = t.agent_id AND p.ends_at > ?)`,
      [this.clock.now(), this.clock.now()],
    )) as { agent_id: string }[];
    for (const row of rows) await this.returnTasks(SYSTEM, String(row.agent_id));
    return rows.length;
  }

  /** Returns an agent's undone tasks; the customers become callable again. A card that is open stays. */
  async returnTasks(actor: Actor, agentId: string): Promise<number> {
    return this.unitOfWork.run({ actor, action: 'tasks.return', subject: `agent:${agentId}` }, async (tx) => {
      const tasks = await tx.rows<{ id: string; prospect_id: string }>(
        "SELECT id, prospect_id FROM task WHERE agent_id = ? AND state = 'dealt' FOR UPDATE",
        [agentId],
      );
      if (tasks.length === 0) return (tx.nothingDone(), 0);
      for (let at = 0; at < tasks.length; at += CHUNK) {
        const chunk = tasks.slice(at, at + CHUNK);
        const marks = chunk.map(() => '?').join(',');
        await tx.change(
          `UPDATE task SET state = 'returned' WHERE id IN (${marks})`,
          chunk.map((task) => task.id),
        );
        await tx.change(
          `UPDATE prospect SET state = 'callable' WHERE state = 'dealt' AND id IN (${marks})`,
          chunk.map((task) => task.prospect_id),
        );
      }
      tx.audit(`agent:${agentId}`, { returned: tasks.length });
      tx.publish('seats', null);
      return tasks.length;
    });
  }

  private async hasCallable(campaignId: string): Promise<boolean> {
    const rows = (await this.source.query(
      `SELECT 1 FROM prospect p JOIN target_list l ON l.id = p.list_id
        WHERE p.campaign_id = ? AND p.state = 'callable' AND l.state = 'released' AND (p.not_before IS NULL OR p.not_before <= ?) LIMIT 1`,
      [campaignId, this.clock.now()],
    )) as unknown[];
    return rows.length > 0;
  }

  private async openTasks(duty: OnDuty[]): Promise<Map<string, number>> {
    const rows = (await this.source.query(
      `SELECT agent_id, COUNT(*) AS open FROM task WHERE state = 'dealt' AND agent_id IN (${duty.map(() => '?').join(',')}) GROUP BY agent_id`,
      duty.map(({ agent }) => agent.id),
    )) as { agent_id: string; open: string }[];
    return new Map(rows.map((row) => [String(row.agent_id), Number(row.open)]));
  }

  /** Room on each seat: calls left today less what already lies on its list. */
  private async seatsWithRoom(duty: OnDuty[]): Promise<DealSeat[]> {
    if (duty.length === 0) return [];
    const open = await this.openTasks(duty);
    const seats: DealSeat[] = [];
    for (const { agent, workOn } of duty) {
      const { document } = await this.contracts.termsOn(agent.contractId, workOn);
      const left = (await this.capacity([agent.id], workOn, document.volume.capPerHeadPerDay)).get(agent.id) ?? 0;
      seats.push({ agentId: agent.id, room: Math.max(0, left - (open.get(agent.id) ?? 0)) });
    }
    return seats;
  }

  private async write(tx: Transaction, campaign: Campaign, runId: string, duty: OnDuty[], lists: Map<string, string[]>): Promise<void> {
    const values: unknown[][] = [];
    for (const [agentId, ids] of lists) {
      const { workOn } = duty.find(({ agent }) => agent.id === agentId)!;
      const last = await tx.row<{ last: number | null }>('SELECT MAX(position) AS last FROM task WHERE agent_id = ? AND work_on = ?', [
        agentId,
        workOn,
      ]);
      ids.forEach((prospectId, index) =>
        values.push([runId, campaign.id, prospectId, agentId, workOn, Number(last?.last ?? 0) + index + 1, 'dealt', tx.at]),
      );
    }
    for (let at = 0; at < values.length; at += CHUNK) {
      const chunk = values.slice(at, at + CHUNK);
      await tx.change(
        `INSERT INTO task (run_id, campaign_id, prospect_id, agent_id, work_on, position, state, dealt_at) VALUES ${chunk.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(',')}`,
        chunk.flat(),
      );
      await tx.change(
        `UPDATE prospect SET state = 'dealt' WHERE id IN (${chunk.map(() => '?').join(',')})`,
        chunk.map((row) => row[2]),
      );
    }
  }
}

/** Locks callable customers, the highest priority first. */
async function callableProspects(tx: Transaction, campaign: Campaign, limit: number): Promise<DealCandidate[]> {
  const rows = await tx.rows<{ id: string; list_id: string; priority: number; region: string | null }>(
    `SELECT p.id, p.list_id, p.priority, p.region FROM prospect p
      WHERE p.campaign_id = ? AND p.state = 'callable' AND (p.not_before IS NULL OR p.not_before <= ?)
        AND p.list_id IN (SELECT l.id FROM target_list l WHERE l.campaign_id = ? AND l.state = 'released')
      ORDER BY p.priority DESC, p.id LIMIT ? FOR UPDATE`,
    [campaign.id, tx.at, campaign.id, limit],
  );
  return rows.map((row) => ({ prospectId: String(row.id), listId: String(row.list_id), priority: row.priority, region: row.region }));
}
