import type { DialRule } from './dial-facts.js';

/** A number rests between two calls; when exactly the gap has passed it may be dialled again. */
export const numberGap: DialRule = ({ now, numberLastDialledAt }, { dialling }) => {
  if (!numberLastDialledAt) return null;
  const againAt = new Date(numberLastDialledAt.getTime() + dialling.perNumberGapMinutes * 60_000);
  return now < againAt ? { code: 'number_contacted_recently', facts: { againAt: againAt.toISOString() } } : null;
};
