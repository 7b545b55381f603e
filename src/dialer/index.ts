// Owns the call card, calls, caps, outcomes and the telephone systems behind their port.
// Never decides whether a number may be dialled, never judges an outcome, never prices a call.
export * from './by-hand/manual-call.entity.js';
export * from './calls/call-facts.js';
export * from './calls/call-states.js';
export * from './calls/call.entity.js';
export * from './calls/call-reports.service.js';
export * from './calls/dialing.service.js';
export * from './calls/gateway-driver.js';
export * from './calls/gateway-lease.js';
export * from './card/agent-desk.js';
export * from './card/card.entity.js';
export * from './card/cards.service.js';
export * from './by-hand/manual-calls.service.js';
export * from './card/outcomes.service.js';
export * from './dialer.module.js';
export * from './gateways/gateway.js';
export * from './listening/listen-in.entity.js';
export * from './rules/outcome-against-record.js';
export * from './rules/outcome-fields.js';
export * from './switch-records/switch-import.entity.js';
export * from './switch-records/switch-imports.service.js';
