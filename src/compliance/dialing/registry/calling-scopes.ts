import { Injectable } from '@nestjs/common';
import { AppError } from '../../../shared/index.js';
import { type Reach, sameProduct } from '../rules/index.js';

/** A campaign that an entry may be limited to, with what its contract says about expiry. */
export interface KnownCampaign {
  id: string;
  title: string;
  product: string;
  /** The longest time after which an entry may lapse; null: the terms let none lapse. */
  expiryDays: number | null;
}

export interface GivenReach {
  level: Reach['level'];
  scope?: string | undefined;
  expiresInDays?: number | undefined;
}

const DAY_MS = 86_400_000;

/** The products and campaigns that do-not-call may be limited to. Campaigns stand to the right, so they register who lists them. */
@Injectable()
export class CallingScopes {
  private list: (bankId: string) => Promise<KnownCampaign[]> = async () => [];

  register(list: (bankId: string) => Promise<KnownCampaign[]>): void {
    this.list = list;
  }

  campaigns(bankId: string): Promise<KnownCampaign[]> {
    return this.list(bankId);
  }

  /** Each product with the shortest expiry that its contracts allow; null as soon as one of them allows none. */
  async products(bankId: string): Promise<{ product: string; expiryDays: number | null }[]> {
    const products = new Map<string, number | null>();
    for (const { product, expiryDays } of await this.list(bankId)) {
      const key = [...products.keys()].find((known) => sameProduct(known, product)) ?? product;
      const known = products.get(key);
      products.set(key, known === undefined ? expiryDays : known === null || expiryDays === null ? null : Math.min(known, expiryDays));
    }
    return [...products].map(([product, expiryDays]) => ({ product, expiryDays }));
  }

  /** Checks level, scope and expiry as given by a person, and answers the reach. Throws `validation_failed` naming the field. */
  async reach(bankId: string, given: GivenReach, now: Date): Promise<Reach> {
    if (given.level === 'global') {
      if (given.scope !== undefined) refuse('scope', 'an entry for all calling has no scope');
      if (given.expiresInDays !== undefined) refuse('expiresInDays', 'an entry for all calling never lapses');
      return { level: 'global', scope: null, expiresAt: null };
    }
    const { scope, expiryDays } = await this.scopeOf(bankId, given);
    if (given.expiresInDays === undefined) return { level: given.level, scope, expiresAt: null };
    if (expiryDays === null) refuse('expiresInDays', 'the contract lets no entry lapse');
    if (given.expiresInDays > expiryDays) refuse('expiresInDays', `the contract allows at most ${expiryDays} days`);
    return { level: given.level, scope, expiresAt: new Date(now.getTime() + given.expiresInDays * DAY_MS) };
  }

  private async scopeOf(bankId: string, given: GivenReach): Promise<{ scope: string; expiryDays: number | null }> {
    const scope = given.scope?.trim();
    if (!scope) return refuse('scope', given.level === 'product' ? 'a product is needed' : 'a campaign is needed');
    if (given.level === 'product') {
      const found = (await this.products(bankId)).find(({ product }) => sameProduct(product, scope));
      return found ? { scope: found.product, expiryDays: found.expiryDays } : refuse('scope', 'no campaign has this product');
    }
    const found = (await this.list(bankId)).find(({ id }) => id === scope);
    return found ? { scope, expiryDays: found.expiryDays } : refuse('scope', 'there is no such campaign');
  }
}

function refuse(field: string, reason: string): never {
  throw new AppError('validation_failed', { errors: [{ field, reason }] });
}
