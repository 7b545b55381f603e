import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Contract, ContractsService, isPartyTo } from '../contracts/index.js';
import { type Actor, type IdempotentRequest, personBehind, type Principal, UnitOfWork } from '../platform/index.js';
import { ScriptsService } from '../scripts/index.js';
import { AppError } from '../shared/index.js';
import { Campaign } from './campaign.entity.js';
import { CAMPAIGN_ACTIONS, CAMPAIGN_STATES, type CampaignAction, REASON_NEEDED } from './campaign-states.js';
import { dealCampaignJob } from './dealing/deal-campaign.job.js';

export interface NewCampaign {
  orderId: string;
  title: string;
  product: string;
  applyAt: string;
  scriptId: string;
  startsOn: string;
  endsOn: string;
  priority: number;
  weight?: number;
  regions?: string[] | null;
}

/** Customers by how far they have come. */
export interface CampaignFigures {
  loaded: number;
  callable: number;
  dealt: number;
  dialled: number;
  connected: number;
  intents: number;
  doNotCall: number;
}

const NO_FIGURES: CampaignFigures = { loaded: 0, callable: 0, dealt: 0, dialled: 0, connected: 0, intents: 0, doNotCall: 0 };

/** Campaigns and their life. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly scripts: ScriptsService,
  ) {}

  async create(actor: Actor, contract: Contract, given: NewCampaign, key?: IdempotentRequest): Promise<string> {
    await this.checkNew(contract, given);
    return this.unitOfWork.run({ actor, action: 'campaign.create', key }, async (tx) => {
      const createdBy = personBehind(actor);
      const id = await tx.insert(Campaign, {
        ...given,
        ...{ weight: given.weight ?? 1, regions: given.regions?.length ? given.regions : null },
        ...{ contractId: contract.id, bankId: contract.bankId, vendorId: contract.vendorId },
        ...{ state: 'draft', stateReason: null, stateBy: createdBy, stateAt: tx.at, createdBy, approvedBy: null, createdAt: tx.at },
      });
      tx.audit(`campaign:${id}`, { orderId: given.orderId });
      tx.publish('campaign', id);
      return id;
    });
  }

  /** One step of a campaign's life; throws `state_conflict`, `four_eyes` or `validation_failed` for a missing reason. */
  async act(actor: Actor, id: string, action: CampaignAction, reason: string | null): Promise<void> {
    if (REASON_NEEDED.includes(action) && !reason) {
      throw new AppError('validation_failed', { errors: [{ field: 'reason', reason: 'a reason is needed' }] });
    }
    await this.unitOfWork.run({ actor, action: `campaign.${action}`, subject: `campaign:${id}` }, async (tx) => {
      const campaign = await tx.manager.findOne(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!campaign) throw new AppError('not_found', { campaign: id });
      const by = personBehind(actor);
      if (action === 'approve' && by !== null && by === campaign.createdBy) throw new AppError('four_eyes', { subject: 'campaign' });
      if (action === 'start' && !(await this.scripts.approvedVersion(campaign.scriptId))) {
        throw new AppError('state_conflict', { subject: 'script', state: 'not_approved', action });
      }
      const state = CAMPAIGN_STATES.apply(campaign.state, action);
      await tx.manager.update(
        Campaign,
        { id },
        { state, stateReason: reason, stateBy: by, stateAt: tx.at, ...(action === 'approve' ? { approvedBy: by } : {}) },
      );
      tx.audit(`campaign:${id}`, { from: campaign.state, to: state, reason });
      tx.publish('campaign', id);
      tx.publish('seats', null);
      if (state === 'running') tx.enqueue(dealCampaignJob, { campaignId: id });
    });
  }

  /** What a person may do with a campaign now. */
  actionsFor(me: Principal, campaign: Campaign): CampaignAction[] {
    if (me.role !== 'bank_manager') return [];
    return CAMPAIGN_ACTIONS.filter(
      (action) => CAMPAIGN_STATES.allows(campaign.state, action) && !(action === 'approve' && campaign.createdBy === me.accountId),
    );
  }

  async campaign(id: string): Promise<Campaign> {
    const campaign = await this.source.manager.findOneBy(Campaign, { id });
    if (!campaign) throw new AppError('not_found', { campaign: id });
    return campaign;
  }

  /** A campaign of the asker's own bank or vendor; others are not found (S3). */
  async campaignFor(me: Principal, id: string): Promise<Campaign> {
    const campaign = await this.campaign(id);
    if (!isPartyTo(me, campaign)) throw new AppError('not_found', { campaign: id });
    return campaign;
  }

  async visibleTo(me: Principal): Promise<Campaign[]> {
    const contracts = await this.contracts.visibleTo(me);
    if (contracts.length === 0) return [];
    const contractId = In(contracts.map((contract) => contract.id));
    return this.source.manager.find(Campaign, { where: { contractId }, order: { id: 'DESC' } });
  }

  /** The running campaigns of a contract in order of priority, on a local day within their period. */
  async running(contractId: string, on: string): Promise<Campaign[]> {
    const campaigns = await this.source.manager.find(Campaign, {
      where: { contractId, state: 'running' },
      order: { priority: 'DESC', id: 'ASC' },
    });
    return campaigns.filter((campaign) => campaign.startsOn <= on && campaign.endsOn >= on);
  }

  async allRunning(): Promise<Campaign[]> {
    return this.source.manager.find(Campaign, { where: { state: 'running' }, order: { priority: 'DESC', id: 'ASC' } });
  }

  /** Counts of customers, by campaign id. */
  async figures(campaignIds: string[]): Promise<Map<string, CampaignFigures>> {
    const figures = new Map(campaignIds.map((id) => [id, { ...NO_FIGURES }]));
    if (campaignIds.length === 0) return figures;
    const rows = (await this.source.query(
      `SELECT p.campaign_id AS id, COUNT(*) AS loaded,
              SUM(p.state IN ('callable', 'callback') AND l.state = 'released') AS callable,
              SUM(p.state IN ('dealt', 'open')) AS dealt,
              SUM(p.attempts > 0) AS dialled, SUM(p.connected) AS connected, SUM(p.intent) AS intents,
              SUM(p.state = 'withdrawn' AND p.withdrawn_by = 'do_not_call') AS doNotCall
         FROM prospect p JOIN target_list l ON l.id = p.list_id
        WHERE p.campaign_id IN (${campaignIds.map(() => '?').join(',')}) GROUP BY p.campaign_id`,
      campaignIds,
    )) as (Record<keyof CampaignFigures, string> & { id: string })[];
    for (const row of rows) {
      const { id, ...counts } = row;
      figures.set(
        String(id),
        Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, Number(count)])) as unknown as CampaignFigures,
      );
    }
    return figures;
  }

  private async checkNew(contract: Contract, given: NewCampaign): Promise<void> {
    const errors = [
      ...(given.startsOn > given.endsOn ? [{ field: 'endsOn', reason: 'lies before the start' }] : []),
      ...(given.startsOn < contract.startsOn || given.endsOn > contract.endsOn
        ? [{ field: 'startsOn', reason: 'the campaign must lie inside its contract' }]
        : []),
    ];
    const script = await this.scripts.find(given.scriptId, contract.bankId);
    if (!script) errors.push({ field: 'scriptId', reason: 'there is no such script' });
    if (errors.length > 0) throw new AppError('validation_failed', { errors });
  }
}
