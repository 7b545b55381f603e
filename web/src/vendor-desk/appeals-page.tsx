import { CheckCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../shared/api/api-problem';
import { usePages } from '../shared/api/use-pages';
import type { FalseRecord } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { OUTCOME_TEXTS } from '../shared/i18n/outcome-texts';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { DataTable } from '../shared/ui/data-table';
import { EmptyState, PageHead, Panel, SkeletonRows } from '../shared/ui/page-parts';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { seatLabel } from '../shared/ui/seat-label';
import { StateTag } from '../shared/ui/state-tag';
import { AppealDialog } from './appeal-dialog';
import { standingOf, STANDINGS } from './appeal-states';
import { TermLeft } from './appeal-term';
import { APPEAL_TEXTS } from './appeal-texts';

/** Records of the vendor's own agents that an auditor found false. */
export function AppealsPage(): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const [appealing, setAppealing] = useState<FalseRecord | null>(null);
  const { query, rows, more } = usePages<FalseRecord>('appeals', '/appeals');
  return (
    <>
      <PageHead title={t('title')} />
      {query.isPending && <SkeletonRows rows={8} />}
      <div className="stack">
        {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
        {query.data && (
          <Panel flush={rows.length > 0}>
            <Records rows={rows} more={more} loadingMore={query.isFetchingNextPage} onAppeal={setAppealing} />
          </Panel>
        )}
      </div>
      <AppealDialog record={appealing} onClose={() => setAppealing(null)} />
    </>
  );
}

interface RecordsProps {
  rows: FalseRecord[];
  more: (() => void) | undefined;
  loadingMore: boolean;
  onAppeal: (record: FalseRecord) => void;
}

function Records({ onAppeal, ...rest }: RecordsProps): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  return (
    <DataTable<FalseRecord>
      {...rest}
      label={t('title')}
      keyOf={(row) => row.id}
      testIdOf={(row) => `false-record-${row.id}`}
      empty={<EmptyState icon={<CheckCircleOutlined aria-hidden />} text={t('none')} />}
      columns={[
        {
          title: t('call'),
          width: 152,
          cell: (row) => (
            <>
              <Link className="table-link" to={`/appeals/${row.id}`}>
                {row.callRef}
              </Link>
              {row.placedAt && <div className="meta">{format.dateTime(row.placedAt)}</div>}
            </>
          ),
        },
        { title: t('seat'), width: 136, cell: (row) => t('seatAgent', { seat: seatLabel(row.seat), agent: row.agentName }) },
        { title: t('claim'), width: 128, cell: (row) => textOf(OUTCOME_TEXTS[row.code], language) },
        { title: t('reason'), cell: (row) => row.reason },
        { title: t('state'), width: 144, keep: true, cell: (row) => <StateTag states={STANDINGS} state={standingOf(row)} /> },
        { title: t('term'), width: 200, keep: true, cell: (row) => (row.state === 'decided' ? <TermLeft term={row.appealTerm} /> : '—') },
        {
          title: common('actions'),
          width: 104,
          keep: true,
          cell: (row) => row.actions.includes('appeal') && <Button onClick={() => onAppeal(row)}>{t('appeal')}</Button>,
        },
      ]}
    />
  );
}
