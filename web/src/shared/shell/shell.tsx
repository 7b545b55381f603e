import {
  AccountBookOutlined,
  AuditOutlined,
  CalendarOutlined,
  CustomerServiceOutlined,
  ExceptionOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  FundProjectionScreenOutlined,
  HeartOutlined,
  ImportOutlined,
  KeyOutlined,
  LockOutlined,
  MessageOutlined,
  PhoneOutlined,
  SendOutlined,
  SolutionOutlined,
  StopOutlined,
  SwapOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button, Menu } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import type { Role } from '../api-types';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { useMe } from '../session/me';
import { useLock } from '../session/session';
import { ConnectionPill } from '../ui/connection-pill';
import { SettingSwitches } from '../ui/setting-switches';
import { ShortcutHelp, useShortcuts } from '../ui/shortcuts';
import { AccountMenu } from './account-menu';
import { CallingStopBanner, CallingStopSwitch } from './calling-stop';
import { SHELL_TEXTS } from './shell-texts';
import './shell.css';

export type PageName =
  | 'reviews'
  | 'campaigns'
  | 'seats'
  | 'wallboard'
  | 'intents'
  | 'complaints'
  | 'appeals'
  | 'scripts'
  | 'do-not-call'
  | 'switch-records'
  | 'contracts'
  | 'statements'
  | 'roster'
  | 'audit'
  | 'accounts'
  | 'calendars'
  | 'system'
  | 'api-keys'
  | 'webhooks';

/** Which pages a role has, in menu order; the first is where it starts. */
export const PAGES_OF: Record<Exclude<Role, 'agent'>, PageName[]> = {
  bank_manager: [
    ...(['campaigns', 'seats', 'wallboard', 'intents', 'complaints', 'scripts', 'do-not-call', 'switch-records'] as const),
    ...(['contracts', 'statements', 'roster'] as const),
  ],
  bank_auditor: [
    ...(['reviews', 'campaigns', 'seats', 'wallboard', 'complaints', 'do-not-call', 'switch-records'] as const),
    ...(['contracts', 'statements', 'audit'] as const),
  ],
  vendor_manager: ['seats', 'wallboard', 'roster', 'appeals', 'contracts', 'statements'],
  admin: ['accounts', 'api-keys', 'webhooks', 'calendars', 'system', 'audit'],
};

const ICONS: Record<PageName, ReactNode> = {
  reviews: <CustomerServiceOutlined />,
  campaigns: <PhoneOutlined />,
  seats: <TeamOutlined />,
  wallboard: <FundProjectionScreenOutlined />,
  intents: <SwapOutlined />,
  complaints: <MessageOutlined />,
  appeals: <ExceptionOutlined />,
  scripts: <FileTextOutlined />,
  'do-not-call': <StopOutlined />,
  'switch-records': <ImportOutlined />,
  contracts: <FileProtectOutlined />,
  statements: <AccountBookOutlined />,
  roster: <SolutionOutlined />,
  audit: <AuditOutlined />,
  accounts: <UserOutlined />,
  calendars: <CalendarOutlined />,
  system: <HeartOutlined />,
  'api-keys': <KeyOutlined />,
  webhooks: <SendOutlined />,
};

const NARROW = '(max-width: 1279px)';
/** The review desk needs the width for its waves. */
const NARROW_DESK = '(max-width: 1599px)';

export function Shell({ pages }: { pages: PageName[] }): ReactNode {
  const t = useTexts(SHELL_TEXTS);
  const common = useTexts(COMMON);
  const me = useMe();
  const lock = useLock();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const section = pathname.split('/')[1] === 'lists' ? 'campaigns' : (pathname.split('/')[1] ?? '');
  const narrow = useMediaQuery(section === 'reviews' ? NARROW_DESK : NARROW);
  useShortcuts([{ keys: 'Ctrl+Shift+L', label: common('keyLock'), run: lock, evenUnderLayer: true }]);
  return (
    <div className={narrow ? 'shell shell-narrow' : 'shell'}>
      <a className="shell-skip" href="#content">
        {common('skip')}
      </a>
      <header className="shell-header">
        <strong className="card-brand">Dialproof</strong>
        <span className="grow" />
        <ConnectionPill quietWhenGood />
        <CallingStopSwitch />
        <SettingSwitches compact />
        <AccountMenu label={me.displayName} />
        <Button icon={<LockOutlined />} onClick={lock} data-testid="lock">
          {common('lock')}
        </Button>
      </header>
      <nav className="shell-menu" aria-label={common('menu')}>
        <Menu
          mode="inline"
          inlineCollapsed={narrow}
          selectedKeys={[section]}
          onClick={({ key }) => void navigate(`/${key}`)}
          items={pages.map((page) => ({ key: page, icon: ICONS[page], label: t(page), title: t(page) }))}
        />
      </nav>
      <main className="shell-main" id="content" tabIndex={0}>
        <CallingStopBanner />
        <Outlet />
      </main>
      <ShortcutHelp />
    </div>
  );
}

export function useMediaQuery(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const listen = (): void => setMatches(list.matches);
    listen();
    list.addEventListener('change', listen);
    return () => list.removeEventListener('change', listen);
  }, [query]);
  return matches;
}
