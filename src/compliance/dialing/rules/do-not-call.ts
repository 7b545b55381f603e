import type { DialRule } from './dial-facts.js';

/** The number or its customer is on do-not-call (L15, P7). */
export const doNotCall: DialRule = ({ doNotCallEntryId }) =>
  doNotCallEntryId === null ? null : { code: 'do_not_call', facts: { entry: doNotCallEntryId } };
