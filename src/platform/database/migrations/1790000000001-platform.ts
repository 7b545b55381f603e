import { migration, TABLE_END } from './create-tables.js';

/** Accounts, sessions, audit trail, idempotency, jobs, files, calendar. */
export const Platform1790000000001 = migration('Platform1790000000001', [
  `CREATE TABLE account (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(60) NOT NULL,
    display_name VARCHAR(80) NOT NULL,
    role VARCHAR(20) NOT NULL,
    party_id BIGINT UNSIGNED NULL,
    agent_id BIGINT UNSIGNED NULL,
    password_hash VARCHAR(255) NOT NULL,
    totp_secret VARBINARY(255) NULL,
    state VARCHAR(10) NOT NULL,
    failed_sign_ins INT NOT NULL,
    locked_until DATETIME(3) NULL,
    last_sign_in_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY account_username (username),
    KEY account_agent (agent_id)
  ) ${TABLE_END}`,
  `CREATE TABLE session (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    token_hash BINARY(32) NOT NULL,
    csrf_token VARCHAR(64) NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    created_at DATETIME(3) NOT NULL,
    last_active_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL,
    locked_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    UNIQUE KEY session_token (token_hash),
    KEY session_account (account_id, ended_at)
  ) ${TABLE_END}`,
  `CREATE TABLE audit_entry (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at DATETIME(3) NOT NULL,
    actor VARCHAR(60) NOT NULL,
    action VARCHAR(60) NOT NULL,
    subject VARCHAR(80) NULL,
    details TEXT NOT NULL,
    seq BIGINT UNSIGNED NULL,
    hash BINARY(32) NULL,
    UNIQUE KEY audit_entry_seq (seq),
    KEY audit_entry_subject (subject, seq),
    KEY audit_entry_action (action, seq)
  ) ${TABLE_END}`,
  `CREATE TABLE audit_head (
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY,
    seq BIGINT UNSIGNED NOT NULL,
    hash BINARY(32) NOT NULL
  ) ${TABLE_END}`,
  `INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, UNHEX(REPEAT('00', 32)))`,
  `CREATE TABLE idempotency_key (
    actor VARCHAR(40) NOT NULL,
    request_key VARCHAR(80) NOT NULL,
    request_hash BINARY(32) NOT NULL,
    response LONGTEXT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (actor, request_key),
    KEY idempotency_key_age (created_at)
  ) ${TABLE_END}`,
  `CREATE TABLE parked_job (
    job VARCHAR(60) NOT NULL,
    subject VARCHAR(80) NOT NULL,
    failures INT NOT NULL,
    last_error VARCHAR(500) NOT NULL,
    last_failed_at DATETIME(3) NOT NULL,
    parked_at DATETIME(3) NULL,
    PRIMARY KEY (job, subject)
  ) ${TABLE_END}`,
  `CREATE TABLE stored_file (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    file_class VARCHAR(20) NOT NULL,
    key_id VARCHAR(60) NOT NULL,
    location VARCHAR(120) NOT NULL,
    size_bytes BIGINT NOT NULL,
    sha256 BINARY(32) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    destroyed_at DATETIME(3) NULL,
    UNIQUE KEY stored_file_location (location)
  ) ${TABLE_END}`,
  `CREATE TABLE calendar_year (
    year SMALLINT UNSIGNED NOT NULL PRIMARY KEY,
    source VARCHAR(120) NOT NULL,
    loaded_at DATETIME(3) NOT NULL
  ) ${TABLE_END}`,
  `CREATE TABLE calendar_day (
    day DATE NOT NULL PRIMARY KEY,
    kind VARCHAR(10) NOT NULL
  ) ${TABLE_END}`,
]);
