import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { type Contract, ContractsService, isPartyTo } from '../contracts/index.js';
import { type Actor, type IdempotentRequest, personBehind, type Principal, UnitOfWork } from '../platform/index.js';
import { ScriptsService } from '../scripts/index.js';
import { AppError } from '../shared/index.js';
import { Campaign } from './campaign.entity.js';
import { CAMPAIGN_ACTIONS, CAMPAIGN_STATES, type CampaignAction, REASON_NEEDED } from './campaign-states.js';
import { dealCampaignJob } from './dealing/deal-campaign.job.js';
import { TaskReturns } from './dealing/task-returns.service.js';

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
  goalIntents?: number | null;
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

interface ListRow {
  id: string;
  campaign: string;
  state: string;
  accepted: number;
}

interface MovedRow {
  campaign: string;
  list: string;
  state: string;
  blocked: string;
  count: string;
}

interface WorkedRow {
  campaign: string;
  dialled: string;
  connected: string;
  intents: string;
}

/** Campaigns and their life. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly source: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly contracts: ContractsService,
    private readonly scripts: ScriptsService,
    private readonly returns: TaskReturns,
  ) {}

  async create(actor: Actor, contract: Contract, given: NewCampaign, key?: IdempotentRequest): Promise<string> {
    await this.checkNew(contract, given);
    return this.unitOfWork.run({ actor, action: 'campaign.create', key }, async (tx) => {
      const createdBy = personBehind(actor);
      const id = await tx.insert(Campaign, {
        ...given,
        ...optional(given),
        ...{ contractId: contract.id, bankId: contract.bankId, vendorId: contract.vendorId },
        ...{ state: 'draft', stateReason: null, stateBy: createdBy, stateAt: tx.at, createdBy, approvedBy: null, createdAt: tx.at },
      });
      tx.audit(`campaign:${id}`, { orderId: given.orderId });
      tx.publish('campaign', id);
      return id;
    });
  }

  /** Replaces what a draft says; a campaign that was submitted is first returned. */
  async revise(actor: Actor, id: string, contract: Contract, given: NewCampaign): Promise<void> {
    await this.checkNew(contract, given);
    await this.unitOfWork.run({ actor, action: 'campaign.revise', subject: `campaign:${id}` }, async (tx) => {
      const campaign = await tx.manager.findOne(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!campaign) throw new AppError('not_found', { campaign: id });
      if (campaign.state !== 'draft')
        throw new AppError('state_conflict', { subject: 'campaign', state: campaign.state, action: 'revise' });
      const parties = { contractId: contract.id, bankId: contract.bankId, vendorId: contract.vendorId };
      // Whoever changes a draft has made it: the approval must come from another person (four eyes).
      const createdBy = actor.kind === 'account' ? actor.accountId : campaign.createdBy;
      await tx.manager.update(Campaign, { id }, { ...given, ...optional(given), ...parties, createdBy } as never);
      tx.audit(`campaign:${id}`, { orderId: given.orderId });
      tx.publish('campaign', id);
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
      const returned = state === 'running' ? 0 : await this.returns.back(tx, { campaignId: id });
      tx.audit(`campaign:${id}`, { from: campaign.state, to: state, reason, returned });
      tx.publish('campaign', id);
      tx.publish('seats', null);
      if (state === 'running') tx.enqueue(dealCampaignJob, { campaignId: id });
    });
  }

  /** Priority and weight of a campaign that may be running: what is dealt next follows, and lists of less urgent campaigns give way. */
  async prioritise(actor: Actor, id: string, given: { priority: number; weight: number }, reason: string): Promise<void> {
    await this.unitOfWork.run({ actor, action: 'campaign.prioritise', subject: `campaign:${id}` }, async (tx) => {
      const campaign = await tx.manager.findOne(Campaign, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!campaign) throw new AppError('not_found', { campaign: id });
      if (campaign.state === 'completed' || campaign.state === 'archived')
        throw new AppError('state_conflict', { subject: 'campaign', state: campaign.state, action: 'prioritise' });
      await tx.manager.update(Campaign, { id }, given);
      tx.audit(`campaign:${id}`, { from: { priority: campaign.priority, weight: campaign.weight }, to: given, reason });
      tx.publish('campaign', id);
      tx.publish('seats', null);
      if (campaign.state === 'running') tx.enqueue(dealCampaignJob, { campaignId: id });
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

  /**
   * Counts of customers, by campaign id. What was loaded is kept on the lists; the rest is counted among those who were worked on, so
   * that the cost follows the work and not the size of the lists.
   */
  async figures(campaignIds: string[]): Promise<Map<string, CampaignFigures>> {
    const figures = new Map(campaignIds.map((id) => [id, { ...NO_FIGURES }]));
    if (campaignIds.length === 0) return figures;
    const marks = campaignIds.map(() => '?').join(',');
    const [lists, moved, worked] = (await Promise.all([
      this.source.query(
        `SELECT id, campaign_id AS campaign, state, accepted FROM target_list WHERE campaign_id IN (${marks})`,
        campaignIds,
      ),
      this.source.query(
        `SELECT campaign_id AS campaign, list_id AS list, state, SUM(withdrawn_by = 'do_not_call') AS blocked, COUNT(*) AS count FROM prospect
          WHERE campaign_id IN (${marks}) AND state IN ('dealt', 'open', 'callback', 'done', 'exhausted', 'withdrawn') GROUP BY campaign_id, list_id, state`,
        campaignIds,
      ),
      this.source.query(
        `SELECT campaign_id AS campaign, COUNT(*) AS dialled, SUM(connected) AS connected, SUM(intent) AS intents FROM prospect
          WHERE campaign_id IN (${marks}) AND attempts > 0 GROUP BY campaign_id`,
        campaignIds,
      ),
    ])) as [ListRow[], MovedRow[], WorkedRow[]];
    const released = new Set<string>();
    for (const list of lists) {
      const of = figures.get(String(list.campaign))!;
      of.loaded += Number(list.accepted);
      if (list.state !== 'released') continue;
      released.add(String(list.id));
      of.callable += Number(list.accepted);
    }
    for (const row of moved) {
      const of = figures.get(String(row.campaign))!;
      if (row.state !== 'callback' && released.has(String(row.list))) of.callable -= Number(row.count);
      if (row.state === 'dealt' || row.state === 'open') of.dealt += Number(row.count);
      of.doNotCall += Number(row.blocked);
    }
    for (const row of worked) {
      const { dialled, connected, intents } = row;
      Object.assign(figures.get(String(row.campaign))!, {
        ...{ dialled: Number(dialled), connected: Number(connected), intents: Number(intents) },
      });
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

/** What may be left out of a new campaign, as it is stored. */
function optional({ weight, regions, goalIntents }: NewCampaign): Pick<Campaign, 'weight' | 'regions' | 'goalIntents'> {
  return { weight: weight ?? 1, regions: regions?.length ? regions : null, goalIntents: goalIntents ?? null };
}
