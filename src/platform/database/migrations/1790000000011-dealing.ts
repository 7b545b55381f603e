import { migration, TABLE_END } from './create-tables.js';

/** What managers do with dealt lists, and dealing at the size of a real bank. */
export const Dealing1790000000011 = migration('Dealing1790000000011', [
  // Both follow from columns that every way of inserting fills. A customer's place in the draw comes from its blind index, which is random
  // already; the group it is dealt alike in is a number, so that the index stays small.
  `ALTER TABLE prospect
    ADD COLUMN deal_group INT UNSIGNED GENERATED ALWAYS AS (CRC32(CONCAT(COALESCE(region, ''), '|', COALESCE(segment, '')))) STORED,
    ADD COLUMN deal_key INT UNSIGNED GENERATED ALWAYS AS (CRC32(customer_index)) STORED,
    ADD COLUMN outcome_counts LONGTEXT NULL,
    ADD KEY prospect_draw (campaign_id, state, list_id, priority, deal_group, deal_key, not_before)`,
  `ALTER TABLE target_list
    ADD COLUMN priority INT NULL,
    ADD COLUMN state_reason VARCHAR(255) NULL`,
  `ALTER TABLE deal_run
    ADD COLUMN kind VARCHAR(10) NOT NULL DEFAULT 'deal',
    ADD COLUMN rooms LONGTEXT NULL`,
  `ALTER TABLE task
    ADD KEY task_campaign (campaign_id, state),
    ADD KEY task_run (run_id)`,
  `ALTER TABLE callback
    ADD COLUMN team_from_at DATETIME(3) NULL,
    ADD KEY callback_team (campaign_id, state, team_from_at)`,
  `UPDATE callback SET team_from_at = due_at + INTERVAL 15 MINUTE WHERE team_from_at IS NULL`,
  `CREATE TABLE dealing_lock (
    campaign_id BIGINT UNSIGNED NOT NULL PRIMARY KEY
  ) ${TABLE_END}`,
  `CREATE TABLE seat_hold (
    agent_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    reason VARCHAR(255) NOT NULL,
    held_by BIGINT UNSIGNED NULL,
    held_at DATETIME(3) NOT NULL
  ) ${TABLE_END}`,
  `CREATE TABLE agent_campaign_day (
    agent_id BIGINT UNSIGNED NOT NULL,
    work_on DATE NOT NULL,
    campaign_id BIGINT UNSIGNED NOT NULL,
    cards INT NOT NULL,
    PRIMARY KEY (agent_id, work_on, campaign_id)
  ) ${TABLE_END}`,
]);
