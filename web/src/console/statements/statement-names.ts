import type { StatementLine } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { type Translate, translator } from '../../shared/i18n/settings';
import { type Language, textOf } from '../../shared/i18n/texts';
import { seatLabel } from '../../shared/ui/seat-label';
import { LINE_TEXTS } from './line-texts';
import { STATEMENT_TEXTS } from './statement-texts';

/** `2026-Q3` as people say it. */
export function quarterName(code: string, language: Language): string {
  const [, year, n] = /^(\d{4})-Q([1-4])$/.exec(code) ?? [];
  return year ? translator(STATEMENT_TEXTS, language)('quarter', { year, n }) : code;
}

/** `2026-07` as people say it. */
export function monthName(month: string, language: Language): string {
  const [year, n] = month.split('-');
  const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.parse(`${month}-15`));
  return translator(LINE_TEXTS, language)('month', { year, n: Number(n), name });
}

/** What a line is for. A line that nothing is owed for any more is named by its key alone. */
export function lineName({ key, kind, period, why }: StatementLine, own: string, language: Language): string {
  const t: Translate<typeof LINE_TEXTS> = translator(LINE_TEXTS, language);
  if (kind === 'carried') return t(key.endsWith(own) || period === own ? 'carriedForward' : 'carriedBack');
  const [, month, seat] = key.split(':');
  if (kind === 'fee') {
    const name = t('seatMonth', { seat: seatLabel(seat ?? '') });
    return period === own ? name : `${monthName(month ?? '', language)} ${name}`;
  }
  if (why.falsification) return t('falsification', { outcome: textOf(OUTCOME_TEXTS[why.falsification.code], language) });
  if (why.complaint) return t('complaint', { level: why.complaint.level });
  return t('withdrawn');
}

/** 1.05 of 10500 basis points; always two figures, more only where there are. */
export function coefficientText(bps: number): string {
  return (bps / 10_000).toFixed(4).replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** Successes a head a day, cut off after two figures, never rounded up to a tier that was not reached. */
export function rateText(successes: number, headDays: number): string {
  return headDays === 0 ? '0.00' : (Math.floor((successes * 100) / headDays) / 100).toFixed(2);
}

/** Yuan as typed, in whole fen: `1,234.5` is 123450. Null when it is no amount. */
export function fenOf(text: string): string | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(/[,，\s]/g, ''));
  if (!match) return null;
  return `${match[1]}${(match[2] ?? '').padEnd(2, '0')}`.replace(/^0+(?=\d)/, '');
}

/** The sum of amounts in whole fen. */
export function sumFen(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum + BigInt(amount), 0n).toString();
}

export function negative(fen: string): string {
  return (-BigInt(fen)).toString();
}
