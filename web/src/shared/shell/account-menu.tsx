import {
  DownOutlined,
  KeyOutlined,
  LogoutOutlined,
  MoonOutlined,
  QuestionCircleOutlined,
  SunOutlined,
  TranslationOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { COMMON } from '../i18n/common-texts';
import { useSettings, useTexts } from '../i18n/settings';
import { PasswordDialog } from '../session/password-dialog';
import { useSignOut } from '../session/session';
import { openShortcutHelp } from '../ui/shortcuts';

/** Who is here, and what belongs to the person rather than to the page. */
export function AccountMenu({ label }: { label: string }): ReactNode {
  const t = useTexts(COMMON);
  const { language, theme, setLanguage, setTheme } = useSettings();
  const signOut = useSignOut();
  const [passwordOpen, setPasswordOpen] = useState(false);
  const dark = theme === 'dark';
  const items: MenuProps['items'] = [
    { key: 'language', icon: <TranslationOutlined />, label: t('language') },
    { key: 'theme', icon: dark ? <SunOutlined /> : <MoonOutlined />, label: t(dark ? 'themeLight' : 'themeDark') },
    { key: 'help', icon: <QuestionCircleOutlined />, label: t('help') },
    { key: 'password', icon: <KeyOutlined />, label: t('changePassword') },
    { type: 'divider' },
    { key: 'sign-out', icon: <LogoutOutlined />, label: t('signOut') },
  ];
  const acts: Record<string, () => void> = {
    language: () => setLanguage(language === 'en' ? 'zh-CN' : 'en'),
    theme: () => setTheme(dark ? 'light' : 'dark'),
    help: openShortcutHelp,
    password: () => setPasswordOpen(true),
    'sign-out': signOut,
  };
  return (
    <>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => acts[key]?.() }}>
        <Button type="text" aria-label={`${t('account')}: ${label}`} data-testid="account-menu">
          {label} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      <PasswordDialog open={passwordOpen} onClose={() => setPasswordOpen(false)} />
    </>
  );
}
