// Does it run? Accounts, calendars, health, the audit trail. Never customer data.
export { AccountsPage } from './accounts-page';
export { AuditPage } from './audit-page';
export { CalendarsPage } from './calendars-page';
export { SystemPage } from './system-page';
