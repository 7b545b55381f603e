import { migration, TABLE_END } from './create-tables.js';

/** Parties, contracts, orders, terms; agents, documents, shifts, permits. */
export const ContractsPeople1790000000002 = migration('ContractsPeople1790000000002', [
  `CREATE TABLE party (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind VARCHAR(10) NOT NULL,
    name VARCHAR(120) NOT NULL
  ) ${TABLE_END}`,
  `CREATE TABLE contract (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    code VARCHAR(40) NOT NULL,
    title VARCHAR(120) NOT NULL,
    bank_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    template VARCHAR(1) NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    zone VARCHAR(40) NOT NULL,
    contact VARCHAR(80) NULL,
    demo TINYINT(1) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY contract_code (code),
    KEY contract_bank (bank_id),
    KEY contract_vendor (vendor_id)
  ) ${TABLE_END}`,
  `CREATE TABLE contract_order (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    contract_id BIGINT UNSIGNED NOT NULL,
    code VARCHAR(40) NOT NULL,
    title VARCHAR(120) NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    ceiling_fen BIGINT NOT NULL,
    UNIQUE KEY contract_order_code (contract_id, code)
  ) ${TABLE_END}`,
  `CREATE TABLE contract_terms (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    contract_id BIGINT UNSIGNED NOT NULL,
    version INT NOT NULL,
    effective_on DATE NOT NULL,
    note VARCHAR(255) NULL,
    document LONGTEXT NOT NULL,
    created_by BIGINT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY contract_terms_version (contract_id, version)
  ) ${TABLE_END}`,
  `CREATE TABLE agent (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    contract_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    staff_no VARCHAR(20) NOT NULL,
    display_name VARCHAR(60) NOT NULL,
    seat VARCHAR(20) NOT NULL,
    state VARCHAR(10) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY agent_staff_no (contract_id, staff_no)
  ) ${TABLE_END}`,
  `CREATE TABLE agent_document (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    agent_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(20) NOT NULL,
    dated_on DATE NOT NULL,
    expires_on DATE NULL,
    passed TINYINT(1) NOT NULL,
    score INT NULL,
    recorded_by BIGINT UNSIGNED NULL,
    recorded_at DATETIME(3) NOT NULL,
    KEY agent_document_agent (agent_id, kind, dated_on)
  ) ${TABLE_END}`,
  `CREATE TABLE shift (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    agent_id BIGINT UNSIGNED NOT NULL,
    work_on DATE NOT NULL,
    starts_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    UNIQUE KEY shift_agent_start (agent_id, starts_at),
    KEY shift_day (agent_id, work_on)
  ) ${TABLE_END}`,
  `CREATE TABLE access_permit (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    agent_id BIGINT UNSIGNED NOT NULL,
    starts_at DATETIME(3) NOT NULL,
    ends_at DATETIME(3) NOT NULL,
    reason VARCHAR(255) NOT NULL,
    granted_by BIGINT UNSIGNED NOT NULL,
    KEY access_permit_agent (agent_id, ends_at)
  ) ${TABLE_END}`,
]);
