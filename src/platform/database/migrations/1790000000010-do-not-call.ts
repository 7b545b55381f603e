import { migration } from './create-tables.js';

/** Levels and expiry of do-not-call. */
export const DoNotCall1790000000010 = migration('DoNotCall1790000000010', [
  `ALTER TABLE do_not_call_entry
    ADD COLUMN level VARCHAR(10) NOT NULL DEFAULT 'global',
    ADD COLUMN scope VARCHAR(120) NULL,
    ADD COLUMN expires_at DATETIME(3) NULL`,
  `ALTER TABLE do_not_call_key
    ADD COLUMN level VARCHAR(10) NOT NULL DEFAULT 'global',
    ADD COLUMN scope VARCHAR(120) NULL,
    ADD COLUMN expires_at DATETIME(3) NULL`,
]);
