import type { ReactNode } from 'react';
import type { AppealTerm } from '../shared/api-types';
import { useTexts } from '../shared/i18n/settings';
import { APPEAL_TEXTS } from './appeal-texts';

/** How long an appeal is possible: working days left, or why that can't be said. */
export function TermLeft({ term }: { term: AppealTerm }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  if (term.missingYear !== null) {
    return (
      <>
        <span className="pill tone-warning">{t('missingYear', { year: String(term.missingYear) })}</span>
        <div className="meta">{t('missingHelp')}</div>
      </>
    );
  }
  const { untilOn, workingDaysLeft: left } = term;
  if (left === null) return untilOn ? t('until', { on: untilOn }) : '—';
  if (left < 1) return <span className="quiet">{t('over', { on: untilOn })}</span>;
  return (
    <>
      <span className={left <= 1 ? 'pill tone-warning' : ''}>{left === 1 ? t('lastDay') : t('daysLeft', { n: left })}</span>
      <div className="meta">{t('until', { on: untilOn })}</div>
    </>
  );
}
