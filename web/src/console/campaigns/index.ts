// Campaigns: what runs, what it came to, and the acts on it. Never shows a customer.
export { CampaignRoutes } from './campaign-routes';
