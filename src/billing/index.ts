// Owns settlement: statements by order and quarter from what was recorded and judged, with deadlines, invoice, payment and frozen files.
// Never judges a record, never changes what is frozen; later facts become adjustments in the next statement.
export * from './billing.module.js';
export * from './rules/period-facts.js';
export * from './rules/statement-document.js';
export * from './settlement.service.js';
export * from './statement-states.js';
export * from './statement.entity.js';
export * from './statements.service.js';
