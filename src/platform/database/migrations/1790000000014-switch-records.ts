import { migration } from './create-tables.js';

/** Calls that were dialled by hand, and what the bank's own exchange recorded of them. */
export const SwitchRecords1790000000014 = migration('SwitchRecords1790000000014', []);
