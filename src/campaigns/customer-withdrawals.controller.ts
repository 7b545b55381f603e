import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { actorOf, Me, Permit, type Principal } from '../platform/index.js';
import { CampaignsService } from './campaigns.service.js';
import { CustomerWithdrawalBody, CustomerWithdrawalView } from './customer-withdrawals.dto.js';
import { CustomerWithdrawals } from './customer-withdrawals.service.js';

@Controller('campaigns')
export class CustomerWithdrawalsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly withdrawals: CustomerWithdrawals,
  ) {}

  /** Takes one customer out of the campaign. A call in progress goes on. */
  @Post(':id/customer-withdrawals')
  @Permit('campaign.write')
  @HttpCode(200)
  @ApiOkResponse({ type: CustomerWithdrawalView })
  async withdraw(@Me() me: Principal, @Param('id') id: string, @Body() body: CustomerWithdrawalBody): Promise<CustomerWithdrawalView> {
    return this.withdrawals.withdraw(actorOf(me), await this.campaigns.campaignFor(me, id), { ...body });
  }
}
