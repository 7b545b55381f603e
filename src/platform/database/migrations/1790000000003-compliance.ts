import { migration, TABLE_END } from './create-tables.js';

/** Contact ledger, dial decisions, do-not-call, calling stop, evidence cases. */
export const Compliance1790000000003 = migration('Compliance1790000000003', [
  `CREATE TABLE dial_ledger (
    bank_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(10) NOT NULL,
    key_index BINARY(32) NOT NULL,
    last_dialled_at DATETIME(3) NULL,
    dialled_on DATE NULL,
    dials_on_day INT NOT NULL,
    PRIMARY KEY (bank_id, kind, key_index)
  ) ${TABLE_END}`,
  `CREATE TABLE dial_decision (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    customer_index BINARY(32) NOT NULL,
    number_index BINARY(32) NOT NULL,
    campaign_id BIGINT UNSIGNED NOT NULL,
    agent_id BIGINT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL,
    granted TINYINT(1) NOT NULL,
    refused_by VARCHAR(255) NOT NULL,
    terms_version INT NOT NULL,
    facts LONGTEXT NOT NULL,
    taken_back_at DATETIME(3) NULL,
    KEY dial_decision_customer (bank_id, customer_index, at),
    KEY dial_decision_number (bank_id, number_index, at)
  ) ${TABLE_END}`,
  `CREATE TABLE do_not_call_entry (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    source VARCHAR(20) NOT NULL,
    reason VARCHAR(255) NOT NULL,
    evidence_call_id BIGINT UNSIGNED NULL,
    created_by BIGINT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    state VARCHAR(20) NOT NULL,
    removal_reason VARCHAR(255) NULL,
    removal_requested_by BIGINT UNSIGNED NULL,
    removal_approved_by BIGINT UNSIGNED NULL,
    removed_at DATETIME(3) NULL,
    KEY do_not_call_entry_bank (bank_id, id)
  ) ${TABLE_END}`,
  `CREATE TABLE do_not_call_key (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    entry_id BIGINT UNSIGNED NOT NULL,
    bank_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(10) NOT NULL,
    key_index BINARY(32) NOT NULL,
    sealed VARBINARY(255) NULL,
    mask VARCHAR(20) NOT NULL,
    active TINYINT(1) NOT NULL,
    KEY do_not_call_key_index (bank_id, key_index, active),
    KEY do_not_call_key_entry (entry_id)
  ) ${TABLE_END}`,
  `CREATE TABLE calling_stop (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    reason VARCHAR(255) NOT NULL,
    stopped_by BIGINT UNSIGNED NOT NULL,
    stopped_at DATETIME(3) NOT NULL,
    lift_reason VARCHAR(255) NULL,
    lifted_by BIGINT UNSIGNED NULL,
    lifted_at DATETIME(3) NULL,
    KEY calling_stop_bank (bank_id, lifted_at)
  ) ${TABLE_END}`,
  `CREATE TABLE evidence_case (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    outcome_id BIGINT UNSIGNED NOT NULL,
    call_id BIGINT UNSIGNED NULL,
    contract_id BIGINT UNSIGNED NOT NULL,
    agent_id BIGINT UNSIGNED NOT NULL,
    state VARCHAR(20) NOT NULL,
    snapshot LONGTEXT NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY evidence_case_outcome (outcome_id),
    KEY evidence_case_call (call_id, state),
    KEY evidence_case_state (state, id)
  ) ${TABLE_END}`,
]);
