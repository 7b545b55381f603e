// Customers who want the loan, on their way to a branch. Never shows a whole number; the export does, and is logged.
export { IntentsPage } from './intents-page';
