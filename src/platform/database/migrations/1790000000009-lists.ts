import { migration, TABLE_END } from './create-tables.js';

/**
 * Target lists at the size of a real bank. Each index on a keyed hash is a write to a random page for every customer, so one serves both
 * questions: "in this campaign?" and "in which lists of the bank?" (the hash holds the bank). The numbers of a list are found by its customers.
 */
export const Lists1790000000009 = migration('Lists1790000000009', [
  `ALTER TABLE prospect
    ADD COLUMN segment VARCHAR(64) NULL AFTER region,
    DROP KEY prospect_customer,
    DROP KEY prospect_bank_customer,
    DROP KEY prospect_list,
    ADD UNIQUE KEY prospect_customer (customer_index, campaign_id),
    ADD KEY prospect_list (list_id, state, not_before)`,
  `ALTER TABLE prospect_phone
    DROP KEY prospect_phone_list`,
  `ALTER TABLE campaign
    ADD COLUMN regions LONGTEXT NULL,
    ADD COLUMN weight INT NOT NULL DEFAULT 1`,
  `ALTER TABLE target_list
    ADD COLUMN numbers INT NULL,
    ADD COLUMN phase VARCHAR(10) NULL,
    ADD COLUMN known_key_id BIGINT UNSIGNED NULL,
    ADD COLUMN standing LONGTEXT NULL,
    ADD COLUMN counted_at DATETIME(3) NULL,
    ADD KEY target_list_file (bank_id, file_sha256)`,
  `CREATE TABLE id_block (
    name VARCHAR(40) NOT NULL PRIMARY KEY,
    next_id BIGINT UNSIGNED NOT NULL
  ) ${TABLE_END}`,
  `CREATE TABLE saved_mapping (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(80) NOT NULL,
    headings_hash BINARY(32) NOT NULL,
    mapping LONGTEXT NOT NULL,
    saved_by BIGINT UNSIGNED NOT NULL,
    saved_at DATETIME(3) NOT NULL,
    used_at DATETIME(3) NOT NULL,
    UNIQUE KEY saved_mapping_name (bank_id, name),
    KEY saved_mapping_headings (bank_id, headings_hash)
  ) ${TABLE_END}`,
]);
