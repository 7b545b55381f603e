// Owns what agents say: scripts, their versions and approval, the syntax a script may use, filling one for a customer.
// Never looks up a customer, a campaign or a call: the caller brings the values, and gets plain text.
export * from './rendering/allowed-syntax.js';
export * from './rendering/render-script.js';
export * from './script-body.js';
export * from './script-states.js';
export * from './script.entity.js';
export * from './scripts.module.js';
export * from './scripts.service.js';
