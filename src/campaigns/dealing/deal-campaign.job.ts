import { defineJob } from '../../platform/index.js';

/** Deals a running campaign's customers to the seats on duty. */
export const dealCampaignJob = defineJob<{ campaignId: string }>('deal-campaign', ({ campaignId }) => `campaign:${campaignId}`, {
  concurrency: 2,
  attempts: 5,
  backoffMs: 500,
  lockDurationMs: 30_000,
  stalledIntervalMs: 15_000,
  maxStalledCount: 1000,
  keepCompleted: 100,
  keepFailed: 500,
  parkAfterFailures: 3,
});
