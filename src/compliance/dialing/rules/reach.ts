/** How far an entry reaches: all calling of the bank, calls about one product, calls of one campaign. */
export type DoNotCallLevel = 'global' | 'product' | 'campaign';

export interface Reach {
  level: DoNotCallLevel;
  /** The product's name or the campaign's id; null on the global level. */
  scope: string | null;
  /** From this instant on it no longer binds; null: it stands until it is removed. */
  expiresAt: Date | null;
}

/** A call that somebody wants to make, as far as do-not-call asks about it. */
export interface CallAbout {
  campaignId: string;
  product: string;
}

/** Names of products are compared as the database does: neither case nor accents tell them apart. */
const PRODUCT_NAMES = new Intl.Collator('und', { sensitivity: 'base' });

export const sameProduct = (one: string, other: string): boolean => PRODUCT_NAMES.compare(one.trim(), other.trim()) === 0;

/** Whether an entry reaches a call at an instant: it binds until its expiry, not at it. */
export function binds({ level, scope, expiresAt }: Reach, call: CallAbout, now: Date): boolean {
  if (expiresAt !== null && now >= expiresAt) return false;
  if (level === 'global') return true;
  if (scope === null) return false;
  return level === 'product' ? sameProduct(scope, call.product) : scope === call.campaignId;
}

/** Whether a standing entry already refuses all that a new one would, for as long. `productOf` names the product of a campaign-level reach. */
export function covers(standing: Reach, wanted: Reach, now: Date, productOf: string | null): boolean {
  if (standing.expiresAt !== null && (now >= standing.expiresAt || wanted.expiresAt === null || standing.expiresAt < wanted.expiresAt)) {
    return false;
  }
  if (standing.level === 'global') return true;
  if (wanted.level === 'global' || standing.scope === null || wanted.scope === null) return false;
  if (standing.level === 'campaign') return wanted.level === 'campaign' && standing.scope === wanted.scope;
  const product = wanted.level === 'product' ? wanted.scope : productOf;
  return product !== null && sameProduct(standing.scope, product);
}
