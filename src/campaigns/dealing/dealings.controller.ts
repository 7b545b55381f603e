import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Me, Permit, type Principal } from '../../platform/index.js';
import { CampaignsService } from '../campaigns.service.js';
import { DealRuns } from './deal-runs.service.js';
import { DealingsView, DealingView, type DealingSummaryView } from './dealings.dto.js';
import type { DealRun } from './task.entity.js';

/** What was dealt when, from which seed, and whether it comes out the same again. */
@Controller()
export class DealingsController {
  constructor(
    private readonly runs: DealRuns,
    private readonly campaigns: CampaignsService,
  ) {}

  /** The newest dealings of a campaign. */
  @Get('campaigns/:id/dealings')
  @Permit('campaign.read')
  @ApiOkResponse({ type: DealingsView })
  async list(@Me() me: Principal, @Param('id') id: string): Promise<DealingsView> {
    const campaign = await this.campaigns.campaignFor(me, id);
    return { items: (await this.runs.ofCampaign(campaign.id)).map(summaryOf) };
  }

  /** One dealing with its strata, dealt once more from what was stored. */
  @Get('dealings/:id')
  @Permit('campaign.read')
  @ApiOkResponse({ type: DealingView })
  async show(@Me() me: Principal, @Param('id') id: string): Promise<DealingView> {
    const { run, dealt, same } = await this.runs.repeat(await this.runs.runFor(me, id));
    return {
      ...summaryOf(run),
      campaignId: run.campaignId,
      sizes: [...dealt.values()].map((list) => list.length),
      strata: run.strata.map(({ listId, priority, region, segment, callable, customers }) => ({
        ...{ listId, priority, region, segment, callable, customers },
      })),
      repeats: same,
    };
  }
}

function summaryOf({ id, dealtAt, seed, seats, customers, strata }: DealRun): DealingSummaryView {
  return { id, dealtAt: dealtAt.toISOString(), seed, seats, customers, strataCount: strata.length };
}
