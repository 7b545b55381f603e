import { migration } from './create-tables.js';

/** Target lists at the size of a real bank. */
export const Lists1790000000009 = migration('Lists1790000000009', [
  `ALTER TABLE prospect
    ADD COLUMN segment VARCHAR(64) NULL AFTER region`,
  `ALTER TABLE campaign
    ADD COLUMN regions LONGTEXT NULL,
    ADD COLUMN weight INT NOT NULL DEFAULT 1`,
]);
