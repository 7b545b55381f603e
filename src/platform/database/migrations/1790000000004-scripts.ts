import { migration, TABLE_END } from './create-tables.js';

/** Scripts and their versions. */
export const Scripts1790000000004 = migration('Scripts1790000000004', [
  `CREATE TABLE script (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    bank_id BIGINT UNSIGNED NOT NULL,
    title VARCHAR(120) NOT NULL,
    language VARCHAR(10) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    KEY script_bank (bank_id, id)
  ) ${TABLE_END}`,
  `CREATE TABLE script_version (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    script_id BIGINT UNSIGNED NOT NULL,
    version INT NOT NULL,
    state VARCHAR(10) NOT NULL,
    body LONGTEXT NOT NULL,
    created_by BIGINT UNSIGNED NULL,
    created_at DATETIME(3) NOT NULL,
    submitted_by BIGINT UNSIGNED NULL,
    submitted_at DATETIME(3) NULL,
    approved_by BIGINT UNSIGNED NULL,
    approved_at DATETIME(3) NULL,
    UNIQUE KEY script_version_number (script_id, version),
    KEY script_version_state (script_id, state)
  ) ${TABLE_END}`,
]);
