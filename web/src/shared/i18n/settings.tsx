import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { applyPalette, type ThemeName } from '../theme';
import { fill, type Language, type TextFacts, textOf, type Texts } from './texts';
import { type Format, formatOf } from './format';

interface Settings {
  language: Language;
  theme: ThemeName;
  setLanguage(language: Language): void;
  setTheme(theme: ThemeName): void;
}

const SettingsContext = createContext<Settings | null>(null);

/** Language and theme of this browser, remembered. */
export function SettingsProvider({ children }: { children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState<Language>(() => remembered('language', ['zh-CN', 'en']) ?? 'zh-CN');
  const [theme, setTheme] = useState<ThemeName>(() => remembered('theme', ['light', 'dark']) ?? systemTheme());

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => applyPalette(theme), [theme]);

  const settings = useMemo<Settings>(
    () => ({
      language,
      theme,
      setLanguage: (next) => (remember('language', next), setLanguage(next)),
      setTheme: (next) => (remember('theme', next), setTheme(next)),
    }),
    [language, theme],
  );
  return <SettingsContext value={settings}>{children}</SettingsContext>;
}

export function useSettings(): Settings {
  const settings = useContext(SettingsContext);
  if (!settings) throw new Error('SettingsProvider is missing');
  return settings;
}

export type Translate<T extends Texts> = (key: keyof T & string, facts?: TextFacts) => string;

/** The texts of a feature in the chosen language. */
export function useTexts<T extends Texts>(texts: T): Translate<T> {
  const { language } = useSettings();
  return useMemo(() => translator(texts, language), [texts, language]);
}

export function translator<T extends Texts>(texts: T, language: Language): Translate<T> {
  const format = formatOf(language);
  return (key, facts = {}) => {
    const pair = texts[key];
    return pair ? fill(textOf(pair, language), facts, format.value) : key;
  };
}

export function useFormat(): Format {
  return formatOf(useSettings().language);
}

/** Sets language and colours before the first paint. */
export function applyRememberedSettings(): void {
  document.documentElement.lang = remembered('language', ['zh-CN', 'en']) ?? 'zh-CN';
  applyPalette(remembered('theme', ['light', 'dark']) ?? systemTheme());
}

function systemTheme(): ThemeName {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function remembered<T extends string>(name: string, allowed: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(`dialproof.${name}`);
    return allowed.find((one) => one === value) ?? null;
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`dialproof.${name}`, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
