// Owns what the bank's own system does and hears: its keys, its routes, the feed of outcomes, signed webhooks.
// Never shows a number, never decides what a person must decide: release and approval stay in the console.
export * from './feed/outcome-feed.service.js';
export * from './integrations.module.js';
export * from './webhooks/deliveries.service.js';
export * from './webhooks/delivery-worker.js';
export * from './webhooks/subscription-states.js';
export * from './webhooks/subscriptions.service.js';
export * from './webhooks/webhook.entity.js';
