import { BANK_ROLES, type Permission, PERMISSIONS, permissionsOf, type Role, ROLES } from './permissions.js';

const READS_OF_VENDOR: Permission[] = ['campaign.read', 'seats.read', 'contract.read', 'people.read'];
const names = Object.keys(PERMISSIONS) as Permission[];

describe('permissions', () => {
  it.each<[Role, Permission[], string]>([
    ['agent', ['session.own', 'card.use'], 'one customer at a time and nothing else'],
    ['admin', ['session.own', 'audit.read', 'account.write', 'system.read', 'integration.write'], 'no customer data'],
    [
      'vendor_manager',
      ['session.own', ...READS_OF_VENDOR, 'people.write', 'appeal.use', 'call.read', 'statement.read', 'statement.vendor'],
      'its own people, appeals and statements; no lists, no do-not-call',
    ],
    [
      'bank_auditor',
      [
        'session.own',
        'campaign.read',
        'list.read',
        'listen-in.use',
        'seats.read',
        'script.read',
        'do-not-call.read',
        'switch-record.read',
        'contract.read',
        'people.read',
        'audit.read',
        ...(['review.use', 'complaint.read', 'complaint.write', 'complaint.decide', 'call.read', 'statement.read'] as const),
      ],
      'reads everything, judges records and complaints, and changes nothing else',
    ],
  ])('%s holds %j: %s', (role, held) => expect([...permissionsOf(role)].sort()).toEqual([...held].sort()));

  it.each<[Permission, Role[], string]>([
    ['card.use', ['agent'], 'only an agent serves customers'],
    ['list.write', ['bank_manager'], 'customers come from the bank'],
    ['do-not-call.write', ['bank_manager'], 'only bank people (L15)'],
    ['switch-record.write', ['bank_manager'], 'evidence does not pass through the hands of those it judges'],
    ['switch-record.read', ['bank_manager', 'bank_auditor'], 'nor is it for them to read before they appeal'],
    ['do-not-call.export', ['bank_manager'], 'the registry leaves the house by the bank alone (S12)'],
    ['people.write', ['vendor_manager'], 'the roster is the vendor’s'],
    ['account.write', ['admin'], 'accounts are apart from the business'],
    ['calling.stop', ['bank_manager'], 'the switch is the bank’s (L13)'],
    ['review.use', ['bank_auditor'], 'only an auditor judges (L18)'],
    ['listen-in.use', ['bank_auditor'], 'only an auditor listens to a call under way'],
    ['complaint.decide', ['bank_auditor'], 'nor does anybody else uphold a complaint (L17)'],
    ['appeal.use', ['vendor_manager'], 'the vendor appeals'],
    ['intent.read', ['bank_manager'], 'a list of intents would tell an auditor the claims that are sealed'],
    ['intent.export', ['bank_manager'], 'exports are the bank’s (S12)'],
    ['statement.write', ['bank_manager'], 'the bank assesses and approves (L19)'],
    ['statement.vendor', ['vendor_manager'], 'the vendor reports and agrees (L19)'],
  ])('%s is held by %j alone: %s', (name, roles) => expect(PERMISSIONS[name]).toEqual(roles));

  it.each(ROLES)('%s has a session of its own', (role) => expect(permissionsOf(role)).toContain('session.own'));

  it.each(names)('%s is held by somebody, and by known roles only', (name) => {
    expect(PERMISSIONS[name].length).toBeGreaterThan(0);
    expect(PERMISSIONS[name].filter((role) => !ROLES.includes(role))).toEqual([]);
  });

  it('people of the vendor need no second factor, people of the bank do', () => {
    expect(BANK_ROLES).toEqual(['bank_manager', 'bank_auditor', 'admin']);
  });
});
