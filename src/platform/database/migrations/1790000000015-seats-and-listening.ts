import { migration } from './create-tables.js';

/** Telephones in the browser, and who listened in. */
export const SeatsAndListening1790000000015 = migration('SeatsAndListening1790000000015', []);
