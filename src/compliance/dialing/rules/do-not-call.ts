import type { DialRule } from './dial-facts.js';
import { binds, type DoNotCallLevel } from './reach.js';

/** The widest entry that binds is told; among equals the oldest. */
const WIDEST_FIRST: readonly DoNotCallLevel[] = ['global', 'product', 'campaign'];

/** A number of the customer, or the customer, is on do-not-call at a level that reaches this call (L15, P7). */
export const doNotCall: DialRule = ({ doNotCall: entries, now, campaignId, product }) => {
  const binding = entries.filter((entry) => binds(entry, { campaignId, product }, now));
  const told = WIDEST_FIRST.flatMap((level) => binding.filter((entry) => entry.level === level))[0];
  return told ? { code: 'do_not_call', facts: { entry: told.entryId, level: told.level } } : null;
};
