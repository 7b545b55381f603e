import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { usePages } from '../../shared/api/use-pages';
import type { Complaint } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, PageHead, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { seatLabel } from '../../shared/ui/seat-label';
import { StateTag } from '../../shared/ui/state-tag';
import { CallSearch } from './call-search';
import { COMPLAINT_STATES } from './complaint-states';
import { COMPLAINT_TEXTS } from './complaint-texts';

export function ComplaintsPage(): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const may = useMay();
  return (
    <>
      <PageHead title={t('title')} />
      <div className="stack">
        {may('complaint.write') && <CallSearch />}
        <Complaints />
      </div>
    </>
  );
}

function Complaints(): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const format = useFormat();
  const may = useMay();
  const { query, rows, more } = usePages<Complaint>('complaints', '/complaints');
  if (query.isPending) return <SkeletonRows />;
  return (
    <>
      {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
      {query.data && (
        <Panel title={t('list')} flush={rows.length > 0}>
          <DataTable<Complaint>
            label={t('list')}
            rows={rows}
            keyOf={(row) => row.id}
            testIdOf={(row) => `complaint-${row.id}`}
            empty={<EmptyState text={t(may('complaint.write') ? 'none' : 'noneReader')} />}
            more={more}
            loadingMore={query.isFetchingNextPage}
            columns={[
              { title: t('receivedOn'), width: 136, cell: (row) => format.date(row.receivedOn) },
              { title: t('channel'), width: 144, cell: (row) => t(`channel_${row.channel}`) },
              {
                title: t('summary'),
                cell: (row) => (
                  <Link className="table-link" to={`/complaints/${row.id}`}>
                    {row.summary}
                  </Link>
                ),
              },
              {
                title: t('call'),
                width: 176,
                cell: (row) => (
                  <>
                    <Link to={`/calls/${row.callId}`}>{row.callRef}</Link>
                    <div className="meta">{t('seatAgent', { seat: seatLabel(row.seat), agent: row.agentName })}</div>
                  </>
                ),
              },
              { title: t('recordedBy'), width: 120, cell: (row) => row.recordedBy },
              { title: t('level'), width: 88, keep: true, cell: (row) => (row.level ? t('levelN', { n: row.level }) : '—') },
              { title: t('state'), width: 136, keep: true, cell: (row) => <StateTag states={COMPLAINT_STATES} state={row.state} /> },
            ]}
          />
        </Panel>
      )}
    </>
  );
}
