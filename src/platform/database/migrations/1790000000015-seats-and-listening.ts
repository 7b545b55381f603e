import { migration, TABLE_END } from './create-tables.js';

/** Telephones of the seats, and who listened in. */
export const SeatsAndListening1790000000015 = migration('SeatsAndListening1790000000015', [
  `CREATE TABLE seat_phone (
    gateway VARCHAR(20) NOT NULL,
    seat VARCHAR(20) NOT NULL,
    state VARCHAR(10) NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (gateway, seat)
  ) ${TABLE_END}`,
]);
