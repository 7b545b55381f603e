import { migration, TABLE_END } from './create-tables.js';

/** Levels and expiry of do-not-call; its history, imports and exports; the gate that a calling stop closes. */
export const DoNotCall1790000000010 = migration('DoNotCall1790000000010', [
  `ALTER TABLE do_not_call_entry
    ADD COLUMN level VARCHAR(10) NOT NULL DEFAULT 'global',
    ADD COLUMN scope VARCHAR(120) NULL,
    ADD COLUMN expires_at DATETIME(3) NULL,
    ADD COLUMN import_id BIGINT UNSIGNED NULL,
    ADD COLUMN import_row INT NULL,
    ADD UNIQUE KEY do_not_call_entry_import (import_id, import_row),
    ADD KEY do_not_call_entry_state (bank_id, state, id),
    ADD KEY do_not_call_entry_source (bank_id, source, id),
    ADD KEY do_not_call_entry_level (bank_id, level, id),
    ADD KEY do_not_call_entry_expiry (expires_at, state)`,
  `ALTER TABLE do_not_call_key
    ADD COLUMN level VARCHAR(10) NOT NULL DEFAULT 'global',
    ADD COLUMN scope VARCHAR(120) NULL,
    ADD COLUMN expires_at DATETIME(3) NULL`,
  `CREATE TABLE do_not_call_event (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(20) NOT NULL,
    at DATETIME(3) NOT NULL,
    by_account BIGINT UNSIGNED NULL,
    reason VARCHAR(255) NULL,
    customers INT NULL,
    KEY do_not_call_event_entry (entry_id, id)
  ) ${TABLE_END}`,
  `CREATE TABLE do_not_call_import (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    file_id BIGINT UNSIGNED NOT NULL,
    file_name VARCHAR(255) NOT NULL,
    size_bytes BIGINT NOT NULL,
    state VARCHAR(12) NOT NULL,
    level VARCHAR(10) NOT NULL,
    scope VARCHAR(120) NULL,
    expires_at DATETIME(3) NULL,
    reason VARCHAR(255) NOT NULL,
    mapping LONGTEXT NULL,
    heading_row INT NOT NULL,
    uploaded_by BIGINT UNSIGNED NOT NULL,
    uploaded_at DATETIME(3) NOT NULL,
    started_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    checkpoint_row INT NOT NULL,
    bytes_done BIGINT NOT NULL,
    rows_read INT NOT NULL,
    written INT NOT NULL,
    already_there INT NOT NULL,
    rejected INT NOT NULL,
    withdrawn INT NOT NULL,
    claimed_until DATETIME(3) NULL,
    claimed_by VARCHAR(60) NULL,
    problem_code VARCHAR(40) NULL,
    problem_facts LONGTEXT NULL,
    KEY do_not_call_import_bank (bank_id, id),
    KEY do_not_call_import_state (state, claimed_until)
  ) ${TABLE_END}`,
  `CREATE TABLE do_not_call_import_reject (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    import_id BIGINT UNSIGNED NOT NULL,
    file_row INT NOT NULL,
    code VARCHAR(40) NOT NULL,
    row_taken TINYINT(1) NOT NULL,
    heading VARCHAR(120) NULL,
    masked VARCHAR(60) NOT NULL,
    KEY do_not_call_import_reject_import (import_id, id)
  ) ${TABLE_END}`,
  `CREATE TABLE do_not_call_export (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    state VARCHAR(12) NOT NULL,
    reason VARCHAR(255) NOT NULL,
    requested_by BIGINT UNSIGNED NOT NULL,
    requested_at DATETIME(3) NOT NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_at DATETIME(3) NULL,
    decision_reason VARCHAR(255) NULL,
    available_until DATETIME(3) NULL,
    downloads INT NOT NULL,
    KEY do_not_call_export_bank (bank_id, id)
  ) ${TABLE_END}`,
  `CREATE TABLE calling_gate (
    bank_id BIGINT UNSIGNED NOT NULL PRIMARY KEY
  ) ${TABLE_END}`,
]);
