/** Roles of the product (design: who uses it). */
export const ROLES = ['bank_manager', 'bank_auditor', 'vendor_manager', 'agent', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Roles on the bank's side; they sign in with a second factor outside the demo (S13). */
export const BANK_ROLES: readonly Role[] = ['bank_manager', 'bank_auditor', 'admin'];

/** The one table of who may do what. Every route names one of these; a route without one stops the start (S3). */
export const PERMISSIONS = {
  'session.own': ROLES,
  'card.use': ['agent'],
  'campaign.read': ['bank_manager', 'bank_auditor', 'vendor_manager'],
  'campaign.write': ['bank_manager'],
  'list.read': ['bank_manager', 'bank_auditor'],
  'list.write': ['bank_manager'],
  'seats.read': ['bank_manager', 'bank_auditor', 'vendor_manager'],
  'listen-in.use': ['bank_auditor'],
  'calling.stop': ['bank_manager'],
  'script.read': ['bank_manager', 'bank_auditor'],
  'script.write': ['bank_manager'],
  'do-not-call.read': ['bank_manager', 'bank_auditor'],
  'do-not-call.write': ['bank_manager'],
  'do-not-call.export': ['bank_manager'],
  'review.use': ['bank_auditor'],
  'appeal.use': ['vendor_manager'],
  'switch-record.read': ['bank_manager', 'bank_auditor'],
  'switch-record.write': ['bank_manager'],
  'complaint.read': ['bank_manager', 'bank_auditor'],
  'complaint.write': ['bank_manager', 'bank_auditor'],
  'complaint.decide': ['bank_auditor'],
  'call.read': ['bank_manager', 'bank_auditor', 'vendor_manager'],
  'intent.read': ['bank_manager'],
  'intent.write': ['bank_manager'],
  'intent.export': ['bank_manager'],
  'contract.read': ['bank_manager', 'bank_auditor', 'vendor_manager'],
  'people.read': ['bank_manager', 'bank_auditor', 'vendor_manager'],
  'people.write': ['vendor_manager'],
  'statement.read': ['bank_manager', 'bank_auditor', 'vendor_manager'],
  'statement.write': ['bank_manager'],
  'statement.vendor': ['vendor_manager'],
  'audit.read': ['bank_auditor', 'admin'],
  'account.write': ['admin'],
  'system.read': ['admin'],
  'integration.write': ['admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(PERMISSIONS) as Permission[]).filter((name) => (PERMISSIONS[name] as readonly Role[]).includes(role));
}

/**
 * What a key of the bank's own system may do. A route for keys names one of these, and no session may use it; every other route is
 * closed to keys. `customers:read` opens no route: it lets outcomes carry the bank's customer number.
 */
export const API_SCOPES = [
  'campaigns:read',
  'campaigns:write',
  'customers:write',
  'customers:read',
  'outcomes:read',
  'do-not-call:write',
] as const;
export type ApiScope = (typeof API_SCOPES)[number];
export type KeyPermission = `key:${ApiScope}`;
