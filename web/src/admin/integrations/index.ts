// What the bank's own system may do and hears: its keys and webhooks. Secrets are shown once and kept nowhere.
export { ApiKeysPage } from './api-keys-page';
export { WebhookRoutes } from './webhook-routes';
