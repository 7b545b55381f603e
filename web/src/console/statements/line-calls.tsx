import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { usePages } from '../../shared/api/use-pages';
import type { LineCallsPage, SeatDay } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { SkeletonBlock } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { LINE_TEXTS } from './line-texts';

/** The days behind a fee line with their calls; each success opens its call. */
export function LineCalls({ statementId, lineKey }: { statementId: string; lineKey: string }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  const path = `/statements/${statementId}/lines/${encodeURIComponent(lineKey)}/calls`;
  const { query, rows, more } = usePages<SeatDay, LineCallsPage>(`statement-calls`, path);
  if (query.isPending) return <SkeletonBlock height={120} />;
  return (
    <section>
      <h3>{t('calls')}</h3>
      {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
      {!query.data ? null : (
        <DataTable<SeatDay>
          label={t('calls')}
          rows={rows}
          keyOf={(day) => day.workOn}
          empty={<p className="quiet">{t('noCalls')}</p>}
          more={more}
          loadingMore={query.isFetchingNextPage}
          columns={[
            {
              title: t('day'),
              width: 136,
              cell: (day) => (
                <>
                  {format.date(day.workOn)}
                  {day.state !== 'paid' && <div className="meta">{t(`dayState_${day.state}`)}</div>}
                </>
              ),
            },
            { title: t('callsMade'), width: 72, align: 'right', cell: (day) => format.number(day.calls) },
            { title: t('connected'), width: 96, align: 'right', cell: (day) => format.number(day.connected) },
            { title: t('successes'), width: 104, align: 'right', cell: (day) => format.number(day.successes) },
            { title: t('successCalls'), cell: (day) => <Successes day={day} /> },
          ]}
        />
      )}
    </section>
  );
}

function Successes({ day }: { day: SeatDay }): ReactNode {
  const t = useTexts(LINE_TEXTS);
  const format = useFormat();
  return (
    <span className="statement-successes">
      {day.successCalls.map((call) => (
        <span key={call.outcomeId}>
          <Link to={`/calls/${call.callId}`}>{format.time(call.placedAt)}</Link>
          {call.state !== 'counted' && (
            <span className={call.state === 'false' ? 'pill tone-error' : 'pill tone-warning'}>{t(`success_${call.state}`)}</span>
          )}
        </span>
      ))}
    </span>
  );
}
