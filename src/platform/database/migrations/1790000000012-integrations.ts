import { migration } from './create-tables.js';

/** API keys, the feed of outcomes, webhooks. */
export const Integrations1790000000012 = migration('Integrations1790000000012', []);
