import { MoonOutlined, SunOutlined, TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { COMMON } from '../i18n/common-texts';
import { useSettings, useTexts } from '../i18n/settings';

/** Language and theme, remembered in this browser. */
export function SettingSwitches({ compact = false }: { compact?: boolean }): ReactNode {
  const t = useTexts(COMMON);
  const { language, theme, setLanguage, setTheme } = useSettings();
  const next = theme === 'light' ? 'dark' : 'light';
  return (
    <>
      <Button
        type="text"
        icon={<TranslationOutlined />}
        onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
        data-testid="switch-language"
        aria-label={t('languageLabel')}
        lang={language === 'en' ? 'zh-CN' : 'en'}
      >
        {compact ? null : t('language')}
      </Button>
      <Button
        type="text"
        icon={next === 'dark' ? <MoonOutlined /> : <SunOutlined />}
        onClick={() => setTheme(next)}
        aria-label={t(next === 'dark' ? 'themeDark' : 'themeLight')}
      >
        {compact ? null : t(next === 'dark' ? 'toDark' : 'toLight')}
      </Button>
    </>
  );
}
