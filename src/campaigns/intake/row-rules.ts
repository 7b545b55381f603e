import { maskPhone } from '../../shared/index.js';
import type { NormalisedProspect } from './prospect.js';
import type { Reject } from './reject-codes.js';
import { maskName } from './surname.js';

/** What contract and campaign demand of each customer by itself. Plain data, fit for worker threads. */
export interface RowRules {
  /** Only customers whose row names the evidence of their consent (terms, `dialling.consentRequired`). */
  consentRequired: boolean;
  /** Only customers whose region begins with one of these; null: from anywhere. */
  regions: readonly string[] | null;
}

export const NO_ROW_RULES: RowRules = { consentRequired: false, regions: null };

/** Why contract or campaign do not let this customer be called; null when they do. */
export function ruleReject(prospect: NormalisedProspect, rules: RowRules): Reject | null {
  const { region } = prospect;
  const outside = rules.regions !== null && !rules.regions.some((allowed) => region?.startsWith(allowed));
  const code = rules.consentRequired && !prospect.consent ? 'consent_missing' : outside ? 'region_outside' : null;
  return code && { code, column: null, heading: null, masked: maskedCustomer(prospect) };
}

/** A customer as the reject report shows one: masked number and surname. */
export function maskedCustomer({ phones, name }: NormalisedProspect): string {
  return maskPhone(phones[0]!.e164) + (name ? ` ${maskName(name)}` : '');
}
