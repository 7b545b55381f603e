import { theme, type ThemeConfig } from 'antd';

export type ThemeName = 'light' | 'dark';

/** Colours of the product; the style sheets read them as `--c-<name>`. Contrast was computed: text at least 4.5:1, controls at least 3:1. */
export interface Palette {
  layout: string;
  container: string;
  elevated: string;
  text: string;
  secondary: string;
  tertiary: string;
  divider: string;
  control: string;
  disabled: string;
  primary: string;
  primaryHover: string;
  primaryActive: string;
  primaryTint: string;
  link: string;
  linkHover: string;
  success: string;
  successTint: string;
  warning: string;
  warningTint: string;
  error: string;
  errorHover: string;
  errorTint: string;
  info: string;
  infoTint: string;
  agent: string;
  customer: string;
  tones: string;
  /** Five steps of a heat map, and the text that can be read on each. */
  heat1: string;
  heat2: string;
  heat3: string;
  heat4: string;
  heat5: string;
  heatInk1: string;
  heatInk2: string;
  heatInk3: string;
  heatInk4: string;
  heatInk5: string;
}

export const PALETTES: Record<ThemeName, Palette> = {
  light: {
    layout: '#F3F5F8',
    container: '#FFFFFF',
    elevated: '#FFFFFF',
    text: '#18212D',
    secondary: '#465264',
    tertiary: '#5F6B7D',
    divider: '#DCE1E8',
    control: '#818C9B',
    disabled: '#E9EDF2',
    primary: '#3449B8',
    primaryHover: '#4459CC',
    primaryActive: '#263894',
    primaryTint: '#E7F1FA',
    link: '#2B44B8',
    linkHover: '#263894',
    success: '#1A7340',
    successTint: '#E6F4EB',
    warning: '#8A5300',
    warningTint: '#FFF3DC',
    error: '#B3261E',
    errorHover: '#9A1F18',
    errorTint: '#FCEBEA',
    info: '#1B5E9E',
    infoTint: '#E7F1FA',
    agent: '#1F6AA5',
    customer: '#8F5A00',
    tones: '#6B5FA8',
    heat1: '#F3F5F8',
    heat2: '#D6DDF3',
    heat3: '#A9B7E3',
    heat4: '#7F92D6',
    heat5: '#3449B8',
    heatInk1: '#18212D',
    heatInk2: '#18212D',
    heatInk3: '#18212D',
    heatInk4: '#18212D',
    heatInk5: '#FFFFFF',
  },
  dark: {
    layout: '#0E131A',
    container: '#171D26',
    elevated: '#202833',
    text: '#E6EBF2',
    secondary: '#B3BDCB',
    tertiary: '#93A0B1',
    divider: '#2E3846',
    control: '#6E7C8F',
    disabled: '#2A3340',
    primary: '#5169DB',
    primaryHover: '#455DCB',
    primaryActive: '#3C50B8',
    primaryTint: '#12293D',
    link: '#9DB0FF',
    linkHover: '#B9C7FF',
    success: '#56C082',
    successTint: '#13301F',
    warning: '#E0A63C',
    warningTint: '#33270E',
    error: '#F58A80',
    errorHover: '#FFA79E',
    errorTint: '#3B1A19',
    info: '#6FB3EA',
    infoTint: '#12293D',
    agent: '#63B0E8',
    customer: '#E0A63C',
    tones: '#A99BEA',
    heat1: '#202833',
    heat2: '#2A3A6B',
    heat3: '#3A52A6',
    heat4: '#6D81CC',
    heat5: '#A9B7E3',
    heatInk1: '#E6EBF2',
    heatInk2: '#E6EBF2',
    heatInk3: '#E6EBF2',
    heatInk4: '#0B1020',
    heatInk5: '#0B1020',
  },
};

/** Makes the palette known to the style sheets; set through the object model, because the policy forbids style attributes in markup. */
export function applyPalette(name: ThemeName): void {
  const root = document.documentElement;
  root.dataset['theme'] = name;
  root.style.colorScheme = name;
  for (const [key, value] of Object.entries(PALETTES[name])) {
    root.style.setProperty(`--c-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(value));
  }
}

const COMPONENTS: ThemeConfig['components'] = { Menu: { itemHeight: 40 } };

const DARK_COMPONENTS: ThemeConfig['components'] = {
  Badge: { colorError: '#C5352B' },
  Pagination: { itemActiveColor: '#9DB0FF', itemActiveColorHover: '#B9C7FF' },
  Steps: { colorPrimary: '#5169DB' },
  Menu: { itemHeight: 40, itemSelectedColor: '#9DB0FF' },
  Tabs: { itemSelectedColor: '#9DB0FF', itemHoverColor: '#B9C7FF' },
};

const THEMES: Record<ThemeName, ThemeConfig> = { light: antdTheme('light'), dark: antdTheme('dark') };

export function themeOf(name: ThemeName): ThemeConfig {
  return THEMES[name];
}

function antdTheme(name: ThemeName): ThemeConfig {
  const p = PALETTES[name];
  const seeds = { colorPrimary: p.primary, colorSuccess: p.success, colorWarning: p.warning, colorError: p.error, colorInfo: p.info };
  const base = name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    // The second algorithm keeps the seeds as they are: the first one would derive others that fail the contrast test.
    algorithm: [base, (_seed, map) => ({ ...map!, ...seeds })],
    token: { ...sizes(), ...neutrals(p), ...states(p) },
    components: { ...COMPONENTS, ...(name === 'dark' ? DARK_COMPONENTS : {}) },
  };
}

function sizes(): ThemeConfig['token'] {
  return {
    fontFamily: 'var(--font)',
    fontFamilyCode: 'var(--font)',
    fontSize: 14,
    fontSizeSM: 12,
    fontWeightStrong: 700,
    borderRadius: 6,
    controlHeight: 32,
    controlHeightLG: 48,
    lineWidthFocus: 2,
    motionDurationSlow: '0.15s',
    motionDurationMid: '0.1s',
  };
}

function neutrals(p: Palette): ThemeConfig['token'] {
  return {
    colorPrimary: p.primary,
    colorPrimaryHover: p.primaryHover,
    colorPrimaryActive: p.primaryActive,
    colorPrimaryBg: p.primaryTint,
    colorPrimaryBorder: p.link,
    colorPrimaryText: p.link,
    colorLink: p.link,
    colorLinkHover: p.linkHover,
    colorLinkActive: p.linkHover,
    colorText: p.text,
    colorTextSecondary: p.secondary,
    colorTextTertiary: p.tertiary,
    colorTextQuaternary: p.tertiary,
    colorTextPlaceholder: p.tertiary,
    colorTextDisabled: p.tertiary,
    colorTextDescription: p.tertiary,
    colorIcon: p.secondary,
    colorBgLayout: p.layout,
    colorBgContainer: p.container,
    colorBgElevated: p.elevated,
    colorBorder: p.control,
    colorBorderSecondary: p.divider,
    colorSplit: p.divider,
    colorBgContainerDisabled: p.disabled,
  };
}

function states(p: Palette): ThemeConfig['token'] {
  return {
    colorSuccess: p.success,
    colorSuccessBg: p.successTint,
    colorSuccessBorder: p.success,
    colorSuccessText: p.success,
    colorWarning: p.warning,
    colorWarningBg: p.warningTint,
    colorWarningBorder: p.warning,
    colorWarningText: p.warning,
    colorError: p.error,
    colorErrorBg: p.errorTint,
    colorErrorBorder: p.error,
    colorErrorText: p.error,
    colorErrorHover: p.errorHover,
    colorErrorBorderHover: p.errorHover,
    colorInfo: p.info,
    colorInfoBg: p.infoTint,
    colorInfoBorder: p.info,
    colorInfoText: p.info,
  };
}
