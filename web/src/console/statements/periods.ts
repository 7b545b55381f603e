import { formatOf } from '../../shared/i18n/format';
import { fill, type Language, type Pair, textOf } from '../../shared/i18n/texts';

const QUARTER: Pair = ['{year}年第{n}季度', 'Q{n} {year}'];

/** `2026-Q3` as people say it. */
export function quarterName(code: string, language: Language): string {
  const [, year, n] = /^(\d{4})-Q([1-4])$/.exec(code) ?? [];
  return year ? fill(textOf(QUARTER, language), { year, n }, formatOf(language).value) : code;
}

/** `2026-07` as people say it. */
export function monthName(month: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(`${month}-15`));
}
