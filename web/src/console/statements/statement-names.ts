import type { StatementLine } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { type Translate, translator } from '../../shared/i18n/settings';
import { type Language, textOf } from '../../shared/i18n/texts';
import { seatLabel } from '../../shared/ui/seat-label';
import { LINE_TEXTS } from './line-texts';
import { monthName } from './periods';

/** What a line is for. A deduction that is owed no longer is given back. */
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
  return t(kind === 'complaint' ? 'complaintGone' : 'falsificationGone');
}

/** The same for a place where no heading names the month. */
export function fullLineName(line: StatementLine, own: string, language: Language): string {
  const name = lineName(line, own, language);
  return line.kind === 'fee' && line.period === own ? `${monthName(line.key.split(':')[1] ?? '', language)} ${name}` : name;
}
