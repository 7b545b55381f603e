import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { CampaignsService } from '../../campaigns/index.js';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { CallFunnelQuery, CallFunnelView, CustomerFunnelQuery, CustomerFunnelView, GoalView, HeatMapView } from './campaign-reports.dto.js';
import { CampaignCalls } from './campaign-calls.service.js';
import { CustomerFunnels } from './customer-funnels.service.js';

/** What a campaign came to: its funnel by group, its hours, its goal. Figures are at most five seconds old. */
@Controller('campaigns')
export class CampaignReportsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly customers: CustomerFunnels,
    private readonly calls: CampaignCalls,
  ) {}

  /** By list, region or segment: for the bank alone. */
  @Get(':id/customer-funnel')
  @Permit('list.read')
  @ApiOkResponse({ type: CustomerFunnelView })
  async customerFunnel(@Me() me: Principal, @Param('id') id: string, @Query() query: CustomerFunnelQuery): Promise<CustomerFunnelView> {
    return this.customers.of(await this.campaigns.campaignFor(me, id), query.by ?? 'list');
  }

  /** By agent, script version or hour of the day. */
  @Get(':id/call-funnel')
  @Permit('campaign.read')
  @ApiOkResponse({ type: CallFunnelView })
  async callFunnel(@Me() me: Principal, @Param('id') id: string, @Query() query: CallFunnelQuery): Promise<CallFunnelView> {
    return { rows: await this.calls.funnel(await this.campaigns.campaignFor(me, id), query.by ?? 'agent') };
  }

  /** Calls and answered calls by weekday and hour. */
  @Get(':id/heat-map')
  @Permit('campaign.read')
  @ApiOkResponse({ type: HeatMapView })
  async heatMap(@Me() me: Principal, @Param('id') id: string): Promise<HeatMapView> {
    return this.calls.heatMap(await this.campaigns.campaignFor(me, id));
  }

  @Get(':id/goal')
  @Permit('campaign.read')
  @ApiOkResponse({ type: GoalView })
  async goal(@Me() me: Principal, @Param('id') id: string): Promise<GoalView> {
    return this.calls.goal(await this.campaigns.campaignFor(me, id));
  }
}
