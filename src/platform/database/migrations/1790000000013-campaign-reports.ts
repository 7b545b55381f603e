import { migration } from './create-tables.js';

/** A campaign's goal, and indexes by which its figures cost what was worked on and not what was loaded. */
export const CampaignReports1790000000013 = migration('CampaignReports1790000000013', [
  `ALTER TABLE campaign
    ADD COLUMN goal_intents INT NULL`,
  // Dealing draws by prospect_draw now; each index on customers costs a write at every import.
  `ALTER TABLE prospect
    DROP KEY prospect_deal,
    ADD KEY prospect_worked (campaign_id, attempts, connected, intent)`,
  `ALTER TABLE phone_call
    ADD KEY phone_call_campaign (campaign_id, placed_at, answered_at, taken_back_at, agent_id, script_version_id, prospect_id)`,
]);
