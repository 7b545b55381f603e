import type { Texts } from '../shared/i18n/texts';

/** Columns of a target list that the intake knows by meaning. */
export const ATTRIBUTE_TEXTS: Texts = {
  product: ['名单产品', 'Listed product'],
  creditLimit: ['参考额度', 'Credit limit'],
  rate: ['参考利率', 'Rate'],
  consentOn: ['授权日期', 'Consent on'],
  consent: ['授权', 'Consent'],
  segment: ['客群', 'Segment'],
};
