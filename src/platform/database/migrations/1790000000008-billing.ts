import { migration, TABLE_END } from './create-tables.js';

/** Statements, what they settled and who did what; the indexes that let a quarter be counted without touching the calls' rows. */
export const Billing1790000000008 = migration('Billing1790000000008', [
  `CREATE TABLE statement (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    contract_id BIGINT UNSIGNED NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL,
    period_code VARCHAR(7) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    state VARCHAR(20) NOT NULL,
    document LONGTEXT NULL,
    sha256 BINARY(32) NULL,
    payable_fen BIGINT NULL,
    assessed_by BIGINT UNSIGNED NULL,
    assessed_at DATETIME(3) NULL,
    reported_on DATE NULL,
    approved_at DATETIME(3) NULL,
    xlsx_file_id BIGINT UNSIGNED NULL,
    pdf_file_id BIGINT UNSIGNED NULL,
    invoice_no VARCHAR(40) NULL,
    invoice_received_on DATE NULL,
    paid_on DATE NULL,
    created_at DATETIME(3) NOT NULL,
    UNIQUE KEY statement_order_period (order_id, period_code),
    KEY statement_contract (contract_id, from_on)
  ) ${TABLE_END}`,
  `CREATE TABLE statement_line (
    statement_id BIGINT UNSIGNED NOT NULL,
    line_key VARCHAR(80) NOT NULL,
    order_id BIGINT UNSIGNED NOT NULL,
    period_code VARCHAR(7) NOT NULL,
    kind VARCHAR(20) NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (statement_id, line_key),
    KEY statement_line_order (order_id, line_key)
  ) ${TABLE_END}`,
  `CREATE TABLE statement_event (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    statement_id BIGINT UNSIGNED NOT NULL,
    position INT NOT NULL,
    action VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    at DATETIME(3) NOT NULL,
    note VARCHAR(2000) NULL,
    disputed LONGTEXT NOT NULL,
    sha256 BINARY(32) NULL,
    payable_fen BIGINT NULL,
    UNIQUE KEY statement_event_position (statement_id, position)
  ) ${TABLE_END}`,
  `ALTER TABLE phone_call
    ADD KEY phone_call_settlement (contract_id, work_on, seat, order_id, agent_id, taken_back_at)`,
  `ALTER TABLE outcome
    ADD KEY outcome_settlement (order_id, code, work_on)`,
]);
