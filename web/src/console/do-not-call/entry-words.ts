import type { DncEntry } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import type { Translate } from '../../shared/i18n/settings';
import { type Language, textOf } from '../../shared/i18n/texts';
import type { DNC_TEXTS } from './dnc-texts';

/** How far an entry reaches and how long, in words. */
export function reachText(t: Translate<typeof DNC_TEXTS>, entry: Pick<DncEntry, 'level' | 'scope'>): string {
  return entry.level === 'global' ? t('level_global') : t(`level_of_${entry.level}`, { scope: entry.scope });
}

/** An entry that a call made carries the outcome's code; any other what somebody wrote. */
export function reasonOf({ reason }: Pick<DncEntry, 'reason'>, language: Language): string {
  const outcome = (OUTCOME_TEXTS as Readonly<Record<string, readonly [string, string]>>)[reason ?? ''];
  return outcome ? textOf(outcome, language) : reason;
}
