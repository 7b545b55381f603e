import { Handles, type JobHandler } from '../../platform/index.js';
import { dealCampaignJob } from './deal-campaign.job.js';
import { DealingService } from './dealing.service.js';

@Handles(dealCampaignJob)
export class DealCampaignHandler implements JobHandler<{ campaignId: string }> {
  constructor(private readonly dealing: DealingService) {}

  async handle({ campaignId }: { campaignId: string }): Promise<void> {
    await this.dealing.deal(campaignId);
  }
}
