import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from '../../platform/index.js';
import { AppError } from '../../shared/index.js';
import { CampaignsService } from '../campaigns.service.js';
import { stratumName } from './deal-writer.js';
import { dealLists } from './rules/deal-lists.js';
import { DealRun } from './task.entity.js';

const RUNS_SHOWN = 100;

export interface RepeatedRun {
  run: DealRun;
  /** Customers as they were dealt, and as the stored seed, seats and strata deal them again; by agent, in order. */
  dealt: Map<string, string[]>;
  again: Map<string, string[]>;
  same: boolean;
}

/** The dealings of a campaign, and whether a stored one comes out the same again. */
@Injectable()
export class DealRuns {
  constructor(
    private readonly source: DataSource,
    private readonly campaigns: CampaignsService,
  ) {}

  async ofCampaign(campaignId: string): Promise<DealRun[]> {
    return this.source.manager.find(DealRun, { where: { campaignId, kind: 'deal' }, order: { id: 'DESC' }, take: RUNS_SHOWN });
  }

  /** A dealing of the asker's own campaigns; others are not found (S3). */
  async runFor(me: Principal, id: string): Promise<DealRun> {
    const run = await this.source.manager.findOneBy(DealRun, { id });
    if (!run || run.kind !== 'deal') throw new AppError('not_found', { dealing: id });
    await this.campaigns.campaignFor(me, run.campaignId);
    return run;
  }

  /** Deals once more from what was stored and holds it against the tasks that were written then. */
  async repeat(run: DealRun): Promise<RepeatedRun> {
    const rows = (await this.source.query(
      `SELECT t.prospect_id, t.agent_id, p.list_id, p.priority, p.deal_group FROM task t JOIN prospect p ON p.id = t.prospect_id
        WHERE t.run_id = ? ORDER BY t.agent_id, t.position`,
      [run.id],
    )) as { prospect_id: string; agent_id: string; list_id: string; priority: number; deal_group: string }[];
    const priorities = new Map(
      run.strata.map(({ listId, rowPriority, group, priority }) => [`${listId}|${rowPriority}|${group}`, priority]),
    );
    const candidates = rows.map((row) => ({
      prospectId: String(row.prospect_id),
      priority: priorities.get(`${row.list_id}|${row.priority}|${row.deal_group}`) ?? row.priority,
      stratum: stratumName(String(row.list_id), String(row.deal_group)),
    }));
    const rooms = run.rooms ?? [];
    const dealt = new Map(rooms.map(({ agentId }) => [agentId, [] as string[]]));
    for (const row of rows) dealt.get(String(row.agent_id))?.push(String(row.prospect_id));
    const again = dealLists(candidates, rooms, run.seed).lists;
    return { run, dealt, again, same: rooms.every(({ agentId }) => dealt.get(agentId)!.join() === again.get(agentId)!.join()) };
  }
}
