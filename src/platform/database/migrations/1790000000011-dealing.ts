import { migration } from './create-tables.js';

/** What managers do with dealt lists. */
export const Dealing1790000000011 = migration('Dealing1790000000011', []);
