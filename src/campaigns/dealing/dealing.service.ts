import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Actor, Sweeper, systemActor, UnitOfWork } from '../../platform/index.js';
import { Clock } from '../../shared/index.js';
import { Campaign } from '../campaign.entity.js';
import { CallablePool } from './callable-pool.js';
import { DealWriter, type DealResult } from './deal-writer.js';
import { type CapacityProbe, type DutySeat, DutySeats } from './duty-seats.service.js';
import { planDeals, type PlannedCampaign } from './rules/seat-targets.js';
import { TaskReturns } from './task-returns.service.js';

const SYSTEM = systemActor('dealing');
const SWEEP_MS = 3000;

interface Rounds {
  running: Promise<unknown>;
  next: Promise<unknown> | null;
}

/** Deals customers to seats ahead of time, tops up who runs low, and takes back what nobody will work on (design, step 3). */
@Injectable()
export class DealingService implements OnModuleInit {
  private readonly rounds = new Map<string, Rounds>();

  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly seats: DutySeats,
    private readonly pool: CallablePool,
    private readonly writer: DealWriter,
    private readonly returns: TaskReturns,
    private readonly sweeper: Sweeper,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeper.register({ name: 'deal', everyMs: SWEEP_MS, run: () => this.dealWhereNeeded() });
    this.sweeper.register({ name: 'return-tasks', everyMs: SWEEP_MS * 5, run: () => this.returnUnworked() });
    this.sweeper.register({ name: 'callbacks-to-team', everyMs: SWEEP_MS, run: () => this.callbacksToTeam() });
  }

  setCapacityProbe(probe: CapacityProbe): void {
    this.seats.setCapacityProbe(probe);
  }

  /** Deals one campaign to its seats now, up to each one's share, even where none has run low. */
  async deal(campaignId: string, options: { actor?: Actor; seed?: number } = {}): Promise<DealResult> {
    const seed = options.seed ?? randomInt(2 ** 31);
    const campaign = await this.source.manager.findOneBy(Campaign, { id: campaignId });
    if (campaign?.state !== 'running') return { runId: null, seed, seats: 0, customers: 0 };
    const [result] = await this.round(campaign.contractId, { campaignId, seed, actor: options.actor ?? SYSTEM });
    return result ?? { runId: null, seed, seats: 0, customers: 0 };
  }

  /**
   * Deals whatever a contract's seats need now. Many agents who run dry together share one round; one who asks while a round is under way waits
   * for the next, because that round may have looked before this agent was dry.
   */
  async topUp(contractId: string): Promise<void> {
    const current = this.rounds.get(contractId);
    if (!current) {
      await this.startRound(contractId);
      return;
    }
    current.next ??= current.running.then(
      () => this.startRound(contractId),
      () => this.startRound(contractId),
    );
    await current.next;
  }

  /** Returns an agent's undone tasks; the customers become callable again. A card that is open stays. */
  async returnTasks(actor: Actor, agentId: string): Promise<number> {
    return this.unitOfWork.run({ actor, action: 'tasks.return', subject: `agent:${agentId}` }, async (tx) => {
      const returned = await this.returns.back(tx, { agentId });
      if (returned === 0) return (tx.nothingDone(), 0);
      tx.audit(`agent:${agentId}`, { returned });
      return returned;
    });
  }

  private startRound(contractId: string): Promise<unknown> {
    const running = this.round(contractId).finally(() => {
      if (this.rounds.get(contractId)?.running === running) this.rounds.delete(contractId);
    });
    this.rounds.set(contractId, { running, next: null });
    return running;
  }

  /** One look at all seats and campaigns of a contract: takes back what lies in the wrong place, and deals what is short. */
  private async round(contractId: string, forced: { campaignId: string; seed: number; actor: Actor } | null = null): Promise<DealResult[]> {
    const seats = await this.seats.of(contractId);
    if (seats.length === 0) return [];
    const campaigns = await this.campaigns(contractId, seats[0]!);
    const plan = planDeals(seats, campaigns, forced?.campaignId ?? null);
    if (plan.takeBack.length > 0) await this.takeBack(contractId, plan.takeBack);
    const results: DealResult[] = [];
    for (const { campaignId, seats: short } of plan.deals) {
      if (forced && campaignId !== forced.campaignId) continue;
      results.push(
        await this.writer.deal({
          ...{ campaignId, seed: forced?.seed ?? randomInt(2 ** 31), actor: forced?.actor ?? SYSTEM },
          seats: short.map(({ agentId, room }) => ({ ...seats.find((seat) => seat.agentId === agentId)!, room })),
        }),
      );
    }
    return results;
  }

  private async campaigns(contractId: string, { workOn }: DutySeat): Promise<PlannedCampaign[]> {
    const running = await this.source.manager.find(Campaign, {
      where: { contractId, state: 'running' },
      order: { priority: 'DESC', id: 'ASC' },
    });
    const planned: PlannedCampaign[] = [];
    for (const { id, priority, weight, startsOn, endsOn } of running) {
      if (startsOn > workOn || endsOn < workOn) continue;
      const strata = await this.pool.strata(id);
      planned.push({ id, priority, weight, callable: strata.reduce((sum, { callable }) => sum + callable, 0) });
    }
    return planned;
  }

  private async takeBack(contractId: string, items: readonly { agentId: string; campaignId: string; customers: number }[]): Promise<void> {
    await this.unitOfWork.run({ actor: SYSTEM, action: 'tasks.rebalance', subject: `contract:${contractId}` }, async (tx) => {
      let returned = 0;
      for (const { agentId, campaignId, customers } of items) returned += await this.returns.back(tx, { agentId, campaignId }, customers);
      if (returned === 0) return tx.nothingDone();
      tx.audit(`contract:${contractId}`, { returned, seats: items.length });
    });
    for (const { campaignId } of items) this.pool.forget(campaignId);
  }

  private async dealWhereNeeded(): Promise<number> {
    const rows = (await this.source.query("SELECT DISTINCT contract_id FROM campaign WHERE state = 'running'")) as {
      contract_id: string;
    }[];
    let dealt = 0;
    for (const row of rows) {
      for (const { customers } of await this.round(String(row.contract_id))) dealt += customers;
    }
    return dealt;
  }

  /** Gives back the tasks of agents who will not work on them: off duty, absent, not qualified any more. */
  private async returnUnworked(): Promise<number> {
    const rows = (await this.source.query(
      "SELECT DISTINCT t.agent_id, a.contract_id FROM task t JOIN agent a ON a.id = t.agent_id WHERE t.state = 'dealt'",
    )) as { agent_id: string; contract_id: string }[];
    let returned = 0;
    for (const contractId of new Set(rows.map((row) => String(row.contract_id)))) {
      const present = new Set((await this.seats.present(contractId)).map(({ agent }) => agent.id));
      for (const row of rows) {
        const agentId = String(row.agent_id);
        if (String(row.contract_id) === contractId && !present.has(agentId)) returned += await this.returnTasks(SYSTEM, agentId);
      }
    }
    return returned;
  }

  /** A callback whose time has come and whose owner is not there belongs to the team at once. */
  private async callbacksToTeam(): Promise<number> {
    const now = this.clock.now();
    const rows = (await this.source.query(
      `SELECT c.id, c.agent_id, g.contract_id FROM callback c JOIN campaign g ON g.id = c.campaign_id
        WHERE g.state = 'running' AND c.state = 'waiting' AND c.due_at <= ? AND c.team_from_at > ?`,
      [now, now],
    )) as { id: string; agent_id: string; contract_id: string }[];
    let given = 0;
    for (const contractId of new Set(rows.map((row) => String(row.contract_id)))) {
      const present = new Set((await this.seats.present(contractId)).map(({ agent }) => agent.id));
      const orphaned = rows
        .filter((row) => String(row.contract_id) === contractId && !present.has(String(row.agent_id)))
        .map(({ id }) => id);
      if (orphaned.length === 0) continue;
      given += await this.unitOfWork.run({ actor: SYSTEM, action: 'callbacks.to-team', subject: `contract:${contractId}` }, async (tx) => {
        const changed = await tx.change(
          `UPDATE callback SET team_from_at = due_at WHERE state = 'waiting' AND id IN (${orphaned.map(() => '?').join(',')})`,
          orphaned,
        );
        tx.audit(`contract:${contractId}`, { callbacks: changed });
        tx.publish('seats', null);
        return changed;
      });
    }
    return given;
  }
}
