import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import { ContractsService } from '../contracts/index.js';
import { AccountsService, actorOf, Idempotency, type IdempotentRequest, Me, Permit, type Principal } from '../platform/index.js';
import { ScriptsService } from '../scripts/index.js';
import { AppError } from '../shared/index.js';
import type { Campaign } from './campaign.entity.js';
import { CAMPAIGN_ACTIONS, type CampaignAction } from './campaign-states.js';
import {
  CampaignBody,
  CampaignPriorityBody,
  CampaignsView,
  type CampaignSummaryView,
  CampaignView,
  DealView,
  OptionalReasonBody,
} from './campaigns.dto.js';
import { CampaignsService } from './campaigns.service.js';
import { DealingService } from './dealing/dealing.service.js';

@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly contracts: ContractsService,
    private readonly scripts: ScriptsService,
    private readonly dealing: DealingService,
    private readonly accounts: AccountsService,
  ) {}

  @Get()
  @Permit('campaign.read')
  @ApiOkResponse({ type: CampaignsView })
  async list(@Me() me: Principal): Promise<CampaignsView> {
    return { items: await this.summaries(await this.campaigns.visibleTo(me)) };
  }

  @Post()
  @Permit('campaign.write')
  @ApiCreatedResponse({ type: CampaignView })
  async create(@Me() me: Principal, @Body() body: CampaignBody, @Idempotency() key: IdempotentRequest | undefined): Promise<CampaignView> {
    const { contract } = await this.contracts.orderFor(me, body.orderId);
    return this.view(me, await this.campaigns.create(actorOf(me), contract, body, key));
  }

  @Get(':id')
  @Permit('campaign.read')
  @ApiOkResponse({ type: CampaignView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<CampaignView> {
    return this.view(me, (await this.campaigns.campaignFor(me, id)).id);
  }

  /** Replaces a draft whole. */
  @Put(':id')
  @Permit('campaign.write')
  @ApiOkResponse({ type: CampaignView })
  async revise(@Me() me: Principal, @Param('id') id: string, @Body() body: CampaignBody): Promise<CampaignView> {
    const campaign = await this.campaigns.campaignFor(me, id);
    const { contract } = await this.contracts.orderFor(me, body.orderId);
    await this.campaigns.revise(actorOf(me), campaign.id, contract, body);
    return this.view(me, campaign.id);
  }

  /** Deals customers to the seats on duty now; the worker does the same by itself whenever a seat runs low. */
  @Post(':id/deal')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: DealView })
  async deal(@Me() me: Principal, @Param('id') id: string): Promise<DealView> {
    const campaign = await this.campaigns.campaignFor(me, id);
    if (campaign.state !== 'running') throw new AppError('campaign_not_running', { state: campaign.state });
    return this.dealing.deal(campaign.id, { actor: actorOf(me) });
  }

  /** Which campaign goes first and, among those of one priority, how often; also while it runs. */
  @Post(':id/priority')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: CampaignView })
  async prioritise(@Me() me: Principal, @Param('id') id: string, @Body() body: CampaignPriorityBody): Promise<CampaignView> {
    const campaign = await this.campaigns.campaignFor(me, id);
    const { priority, weight, reason } = body;
    await this.campaigns.prioritise(actorOf(me), campaign.id, { priority, weight }, reason);
    return this.view(me, campaign.id);
  }

  /** submit, return, approve, start, pause, resume, complete, archive. */
  @Post(':id/:action')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: CampaignView })
  async act(
    @Me() me: Principal,
    @Param('id') id: string,
    @Param('action') action: string,
    @Body() body: OptionalReasonBody,
  ): Promise<CampaignView> {
    if (!CAMPAIGN_ACTIONS.includes(action as CampaignAction)) throw new AppError('not_found', { action });
    const campaign = await this.campaigns.campaignFor(me, id);
    await this.campaigns.act(actorOf(me), campaign.id, action as CampaignAction, body.reason ?? null);
    return this.view(me, campaign.id);
  }

  private async view(me: Principal, id: string): Promise<CampaignView> {
    const campaign = await this.campaigns.campaign(id);
    const [summary] = await this.summaries([campaign]);
    const names = await this.accounts.displayNames([campaign.createdBy, campaign.approvedBy]);
    const script = await this.scripts.find(campaign.scriptId, campaign.bankId);
    const version = await this.scripts.approvedVersion(campaign.scriptId);
    return {
      ...summary!,
      applyAt: campaign.applyAt,
      script: script ? { id: script.id, title: script.title, version: version?.version ?? null } : null,
      scriptId: campaign.scriptId,
      createdBy: names.get(campaign.createdBy ?? '') ?? '',
      approvedBy: campaign.approvedBy ? (names.get(campaign.approvedBy) ?? '') : null,
      actions: this.campaigns.actionsFor(me, campaign),
      contractId: campaign.contractId,
      orderId: campaign.orderId,
    };
  }

  private async summaries(campaigns: Campaign[]): Promise<CampaignSummaryView[]> {
    const figures = await this.campaigns.figures(campaigns.map((campaign) => campaign.id));
    const names = await this.accounts.displayNames(campaigns.map((campaign) => campaign.stateBy));
    const contracts = await Promise.all(
      [...new Set(campaigns.map((campaign) => campaign.contractId))].map((id) => this.contracts.contract(id)),
    );
    const { orders } = await this.contracts.details(contracts);
    return campaigns.map((campaign) => {
      const { id, title, product, state, startsOn, endsOn, priority, weight, regions, goalIntents, stateReason } = campaign;
      return {
        ...{ id, title, product, state, startsOn, endsOn, priority, weight, regions, goalIntents, stateReason },
        orderCode: orders.find((order) => order.id === campaign.orderId)?.code ?? '',
        contractTitle: contracts.find((contract) => contract.id === campaign.contractId)?.title ?? '',
        stateBy: campaign.stateBy ? (names.get(campaign.stateBy) ?? '') : null,
        stateAt: campaign.stateAt.toISOString(),
        counts: figures.get(id)!,
      };
    });
  }
}
