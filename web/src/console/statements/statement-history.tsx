import type { ReactNode } from 'react';
import type { Statement, StatementEvent } from '../../shared/api-types';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { Panel } from '../../shared/ui/page-parts';
import { fullLineName } from './statement-names';
import { STATEMENT_TEXTS } from './statement-texts';

/** Who did what with the statement, newest first. */
export function StatementHistory({ statement }: { statement: Statement }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const format = useFormat();
  if (statement.history.length === 0) return null;
  return (
    <Panel title={t('history')} flush testId="statement-history">
      <DataTable<StatementEvent>
        label={t('history')}
        rows={statement.history.toReversed()}
        keyOf={(_event, index) => index}
        columns={[
          { title: t('at'), width: 144, cell: (event) => format.dateTime(event.at) },
          { title: t('by'), width: 128, cell: (event) => event.by || t(`side_${event.side}`) },
          { title: t('act'), width: 144, cell: (event) => t(`did_${event.action}`) },
          { title: t('note'), cell: (event) => <Said statement={statement} event={event} /> },
          {
            title: t('payable'),
            width: 152,
            align: 'right',
            cell: (event) => (event.payableFen === null ? '—' : format.fen(event.payableFen)),
          },
        ]}
      />
    </Panel>
  );
}

function Said({ statement, event }: { statement: Statement; event: StatementEvent }): ReactNode {
  const { language } = useSettings();
  const named = (key: string): string => {
    const line = statement.document?.lines.find((one) => one.key === key);
    return line ? fullLineName(line, statement.period.code, language) : key;
  };
  return (
    <>
      {event.note && <div className="statement-note">{event.note}</div>}
      {event.disputed.map(({ key, reason }) => (
        <div key={key}>
          {named(key)}
          {language === 'en' ? ': ' : '：'}
          {reason}
        </div>
      ))}
    </>
  );
}
