// Values the whole product speaks in: time, dates, money, phones, outcomes, errors, state machines.
// No I/O, no framework, no clock of its own.
export * from './clock.js';
export * from './local-date.js';
export * from './errors.js';
export * from './outcome.js';
export * from './phone.js';
export * from './money.js';
export * from './finding.js';
export * from './state-machine.js';
export * from './allocate.js';
export * from './random.js';
export * from './formula-safe.js';
export * from './masked-value.js';
export * from './wave-header.js';
