import type { DialRule } from './dial-facts.js';

/** A number is dialled at most so often on one local day. */
export const numberDayLimit: DialRule = ({ numberDialsToday }, { dialling }) =>
  numberDialsToday >= dialling.perNumberPerDay ? { code: 'number_attempts_reached', facts: { limit: dialling.perNumberPerDay } } : null;
