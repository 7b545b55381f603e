import type { DialRule } from './dial-facts.js';

/** A customer, over all numbers and campaigns, is called at most so often in 30 days. */
export const customerMonthLimit: DialRule = ({ customerDials30Days }, { dialling }) =>
  customerDials30Days >= dialling.perCustomerPer30Days
    ? { code: 'customer_attempts_reached', facts: { limit: dialling.perCustomerPer30Days, days: 30 } }
    : null;
