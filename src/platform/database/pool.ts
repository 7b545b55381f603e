/** Connections of one process to the database. */
export const CONNECTIONS = 32;
/** Transactions at once; the rest of the connections are for reads, also those made in the middle of a transaction. */
export const UNITS_AT_ONCE = 16;
