import type { StatementLine } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { type Translate, translator } from '../../shared/i18n/settings';
import { type Language, textOf } from '../../shared/i18n/texts';
import { seatLabel } from '../../shared/ui/seat-label';
import { LINE_TEXTS } from './line-texts';
import { monthName } from './periods';

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
