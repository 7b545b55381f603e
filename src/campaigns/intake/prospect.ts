import type { Reject } from './reject-codes.js';
import type { Gender } from './surname.js';

export interface ProspectPhone {
  e164: string;
  kind: 'mobile' | 'landline';
}

/** A customer as the list names it: plain data, ready to be encrypted in a worker thread. */
export interface NormalisedProspect {
  /** The bank's own number; null when the mapping says that the first phone is the customer. */
  customerRef: string | null;
  name: string | null;
  gender: Gender | null;
  region: string | null;
  /** 0 to 9, 9 first. */
  priority: number;
  /** One to five, the order of the columns, no number twice. */
  phones: ProspectPhone[];
  attributes: Record<string, string>;
  /** What proves that the customer agreed to be called, e.g. the number of the authorisation. */
  consent?: string | null;
}

export type NormalisedRow = { ok: true; prospect: NormalisedProspect; warnings: Reject[] } | { ok: false; rejects: Reject[] };

/** Numbers one customer may have, and columns of a file that may hold them. */
export const PHONES_A_CUSTOMER = 5;
