import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import {
  type Campaign,
  CampaignsService,
  CustomerWithdrawalBody,
  CustomerWithdrawals,
  CustomerWithdrawalView,
} from '../../campaigns/index.js';
import { actorOfCaller, type ApiCaller, Caller, Idempotency, type IdempotentRequest, PermitKey } from '../../platform/index.js';
import { ScriptsService } from '../../scripts/index.js';
import { BankScope } from './bank-scope.js';
import { BankCampaignBody, BankCampaignsView, BankCampaignView, BankOrdersView, BankScriptsView } from './bank-campaigns.dto.js';
import { neededKey } from './needed-key.js';

const PRIORITY = 5;

/** Campaigns, for the bank's own system. What it makes is a draft: the bank's people submit, approve and start it. */
@Controller('bank')
export class BankCampaignsController {
  constructor(
    private readonly scope: BankScope,
    private readonly campaigns: CampaignsService,
    private readonly scripts: ScriptsService,
    private readonly withdrawals: CustomerWithdrawals,
  ) {}

  @Get('orders')
  @PermitKey('campaigns:read')
  @ApiOkResponse({ type: BankOrdersView })
  async orders(@Caller() caller: ApiCaller): Promise<BankOrdersView> {
    const orders = await this.scope.orders(caller);
    return { items: orders.map(({ id, code, title, startsOn, endsOn }) => ({ id, code, title, startsOn, endsOn })) };
  }

  @Get('scripts')
  @PermitKey('campaigns:read')
  @ApiOkResponse({ type: BankScriptsView })
  async listScripts(@Caller() caller: ApiCaller): Promise<BankScriptsView> {
    const scripts = await this.scripts.list(caller.bankId);
    return {
      items: scripts.map(({ id, title, versions }) => ({ id, title, approved: versions.some(({ state }) => state === 'approved') })),
    };
  }

  @Get('campaigns')
  @PermitKey('campaigns:read')
  @ApiOkResponse({ type: BankCampaignsView })
  async list(@Caller() caller: ApiCaller): Promise<BankCampaignsView> {
    return { items: await this.views(await this.scope.campaigns(caller)) };
  }

  @Post('campaigns')
  @PermitKey('campaigns:write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: BankCampaignView })
  async create(
    @Caller() caller: ApiCaller,
    @Body() body: BankCampaignBody,
    @Idempotency() request: IdempotentRequest | undefined,
  ): Promise<BankCampaignView> {
    const key = neededKey(request);
    const contract = await this.scope.contractOf(caller, body.orderId);
    const { priority = PRIORITY, ...given } = body;
    const id = await this.campaigns.create(actorOfCaller(caller), contract, { ...given, priority }, key);
    return this.show(caller, id);
  }

  /** State and progress. */
  @Get('campaigns/:id')
  @PermitKey('campaigns:read')
  @ApiOkResponse({ type: BankCampaignView })
  async show(@Caller() caller: ApiCaller, @Param('id') id: string): Promise<BankCampaignView> {
    return (await this.views([await this.scope.campaign(caller, id)]))[0]!;
  }

  /** Takes one customer out of the campaign: loan paid, complaint, consent gone. A call in progress goes on; no other follows. */
  @Post('campaigns/:id/customer-withdrawals')
  @PermitKey('customers:write')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ type: CustomerWithdrawalView })
  async withdraw(
    @Caller() caller: ApiCaller,
    @Param('id') id: string,
    @Body() body: CustomerWithdrawalBody,
    @Idempotency() request: IdempotentRequest | undefined,
  ): Promise<CustomerWithdrawalView> {
    const key = neededKey(request);
    return this.withdrawals.withdraw(actorOfCaller(caller), await this.scope.campaign(caller, id), { ...body }, key);
  }

  private async views(campaigns: Campaign[]): Promise<BankCampaignView[]> {
    const figures = await this.campaigns.figures(campaigns.map(({ id }) => id));
    return campaigns.map(({ id, orderId, title, product, state, startsOn, endsOn }) => ({
      ...{ id, orderId, title, product, state, startsOn, endsOn },
      progress: figures.get(id)!,
    }));
  }
}
