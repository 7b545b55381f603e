// Contracts, orders and terms, to read. Never shows a term as a raw document.
export { ContractsPage } from './contracts-page';
