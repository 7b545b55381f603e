import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { PeopleService } from '../../people/index.js';
import { actorOf, Me, Permit, type Principal, ReasonBody } from '../../platform/index.js';
import { CampaignsService } from '../campaigns.service.js';
import { HoldBody, MoveBody, ReassignBody, SeatActView } from './seat-acts.dto.js';
import { SeatActs } from './seat-acts.service.js';

/** A manager's acts on one seat; the id is the agent's. */
@Controller('seats')
export class SeatActsController {
  constructor(
    private readonly acts: SeatActs,
    private readonly people: PeopleService,
    private readonly campaigns: CampaignsService,
  ) {}

  /** Moves customers that lie undone on this seat's list to another seat, or back to the pool. */
  @Post(':id/move')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatActView })
  async move(@Me() me: Principal, @Param('id') id: string, @Body() body: MoveBody): Promise<SeatActView> {
    const agent = await this.people.agentFor(me, id);
    const campaignId = body.campaignId ? (await this.campaigns.campaignFor(me, body.campaignId)).id : null;
    const given = { toAgentId: body.toAgentId ?? null, campaignId, customers: body.customers ?? null, reason: body.reason };
    return { changed: await this.acts.move(me, actorOf(me), agent.id, given) };
  }

  /** Deals no new customers to this seat until it is resumed. */
  @Post(':id/hold')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatActView })
  async hold(@Me() me: Principal, @Param('id') id: string, @Body() body: HoldBody): Promise<SeatActView> {
    const agent = await this.people.agentFor(me, id);
    await this.acts.holdSeat({ kind: 'account', accountId: me.accountId, role: me.role }, agent.id, body);
    return { changed: 1 };
  }

  @Post(':id/resume')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatActView })
  async resume(@Me() me: Principal, @Param('id') id: string, @Body() body: ReasonBody): Promise<SeatActView> {
    const agent = await this.people.agentFor(me, id);
    await this.acts.resumeSeat(actorOf(me), agent.id, body.reason);
    return { changed: 1 };
  }

  /** Gives this agent's waiting callbacks to another agent, or to the team. */
  @Post(':id/callbacks')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: SeatActView })
  async reassign(@Me() me: Principal, @Param('id') id: string, @Body() body: ReassignBody): Promise<SeatActView> {
    const agent = await this.people.agentFor(me, id);
    const given = { toAgentId: body.toAgentId ?? null, reason: body.reason };
    return { changed: await this.acts.reassignCallbacks(me, actorOf(me), agent.id, given) };
  }
}
