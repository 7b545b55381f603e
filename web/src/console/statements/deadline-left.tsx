import type { ReactNode } from 'react';
import type { Deadline } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { STATEMENT_TEXTS } from './statement-texts';

/** A deadline with what is left of it, or why it can't be said yet. */
export function DeadlineLeft({ deadline }: { deadline: Deadline }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const { state, dueOn, workingDaysLeft: left } = deadline;
  if (state === 'not_computable')
    return <span className="pill tone-warning">{t('notComputable', { year: String(deadline.missingYear) })}</span>;
  if (state === 'met') return <span>{t('met', { on: deadline.doneOn })}</span>;
  if (state === 'missed') return <span className="pill tone-warning">{t('missed', { on: deadline.doneOn })}</span>;
  if (dueOn === null) return <span className="quiet">{t('fromInvoice')}</span>;
  return (
    <>
      <div>{t('dueOn', { on: dueOn })}</div>
      {left !== null && <Left days={left} />}
    </>
  );
}

function Left({ days }: { days: number }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  if (days < 0) return <span className="pill tone-error">{t('overdue', { n: -days })}</span>;
  if (days === 0) return <span className="pill tone-warning">{t('dueToday')}</span>;
  return <span className={days <= 3 ? 'pill tone-warning' : 'meta'}>{t('dueLeft', { n: days })}</span>;
}
