/** Which channel is whose in a recording of two. */
export const AGENT = 0;
export const CUSTOMER = 1;
