import type { Role } from '../src/platform/index.js';

export interface DemoPerson {
  username: string;
  displayName: string;
  role: Role;
  password: string;
}

const PASSWORD = 'dialproof-demo';

const bank = (username: string, displayName: string, role: Role): DemoPerson => ({ username, displayName, role, password: PASSWORD });

/** The demo's people of the bank and the vendor's manager. */
export const DEMO_STAFF: readonly DemoPerson[] = [
  bank('manager1', '林晓', 'bank_manager'),
  bank('manager2', '周敏', 'bank_manager'),
  bank('auditor1', '陈静', 'bank_auditor'),
  bank('auditor2', '何平', 'bank_auditor'),
  bank('admin', '系统管理员', 'admin'),
  bank('vendor', '孙莉', 'vendor_manager'),
];

/** The six agents, seat 1 to 6. */
export const DEMO_AGENTS: readonly DemoPerson[] = ['王小明', '张伟', '李娜', '刘洋', '陈晨', '赵倩'].map((displayName, index) => ({
  username: `agent${index + 1}`,
  displayName,
  role: 'agent',
  password: PASSWORD,
}));

export const DEMO_LOGINS = [...DEMO_STAFF, ...DEMO_AGENTS].map(({ username, password, role }) => ({ username, password, role }));
