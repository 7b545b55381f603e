import { migration, TABLE_END } from './create-tables.js';

/** Telephones of the seats, also those in the browser, and who listened in. */
export const SeatsAndListening1790000000015 = migration('SeatsAndListening1790000000015', [
  `CREATE TABLE seat_phone (
    gateway VARCHAR(20) NOT NULL,
    seat VARCHAR(20) NOT NULL,
    state VARCHAR(10) NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (gateway, seat)
  ) ${TABLE_END}`,
  `CREATE TABLE listen_in (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    call_id BIGINT UNSIGNED NOT NULL,
    agent_id BIGINT UNSIGNED NOT NULL,
    contract_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    telephone VARCHAR(20) NOT NULL,
    state VARCHAR(20) NOT NULL,
    end_reason VARCHAR(20) NULL,
    requested_at DATETIME(3) NOT NULL,
    heard_at DATETIME(3) NULL,
    end_requested_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    open_key BIGINT UNSIGNED NULL,
    UNIQUE KEY listen_in_open (open_key),
    KEY listen_in_contract (contract_id, id),
    KEY listen_in_state (state),
    KEY listen_in_call (call_id)
  ) ${TABLE_END}`,
  `CREATE TABLE softphone_login (
    seat VARCHAR(20) NOT NULL PRIMARY KEY,
    account_id BIGINT UNSIGNED NOT NULL,
    given_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NOT NULL
  ) ${TABLE_END}`,
]);
