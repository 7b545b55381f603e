import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../shared/api/client';
import type { Deadline, Items, StatementRow } from '../../shared/api-types';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { useMe } from '../../shared/session/me';
import { type Column, DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { StateTag } from '../../shared/ui/state-tag';
import { DeadlineLeft } from './deadline-left';
import { quarterName } from './periods';
import { nextAct } from './statement-steps';
import { STATEMENT_LOOKS } from './statement-states';
import { STATEMENT_TEXTS } from './statement-texts';

export function StatementsPage(): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const query = useQuery({ queryKey: ['statements'], queryFn: () => api.get<Items<StatementRow>>('/statements') });
  return (
    <>
      <PageHead title={t('title')} />
      <Loaded query={query}>
        {({ items }) => (
          <Panel flush={items.length > 0}>
            <Statements rows={items} />
          </Panel>
        )}
      </Loaded>
    </>
  );
}

function Statements({ rows }: { rows: StatementRow[] }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const { role } = useMe();
  const vendor: Column<StatementRow>[] = role === 'vendor_manager' ? [] : [{ title: t('vendor'), width: 168, cell: (row) => row.vendor }];
  return (
    <DataTable<StatementRow>
      label={t('title')}
      rows={rows}
      keyOf={(row) => row.id}
      testIdOf={(row) => `statement-${row.id}`}
      empty={<EmptyState text={t('none')} />}
      columns={[
        {
          title: t('period'),
          width: 200,
          cell: (row) => (
            <>
              <Link className="table-link" to={`/statements/${row.id}`}>
                {quarterName(row.period.code, language)}
              </Link>
              <div className="meta">{t('periodOf', format.span(row.period.fromOn, row.period.toOn))}</div>
            </>
          ),
        },
        {
          title: t('order'),
          cell: (row) => (
            <>
              {row.orderTitle}
              <div className="meta">{`${row.contractCode} · ${row.orderCode}`}</div>
            </>
          ),
        },
        ...vendor,
        {
          title: t('state'),
          width: 192,
          cell: (row) => (
            <>
              <StateTag states={STATEMENT_LOOKS} state={row.state} />
              {nextAct(row) && <div className="meta">{t('todo')}</div>}
            </>
          ),
        },
        { title: t('deadline'), width: 264, cell: (row) => <Pressing deadlines={row.deadlines} /> },
        {
          title: t('payable'),
          width: 152,
          align: 'right',
          cell: (row) => (row.payableFen === null ? <span className="meta">{t('live')}</span> : format.fen(row.payableFen)),
        },
      ]}
    />
  );
}

/** The deadline that runs now; of none that runs, the last one. */
function Pressing({ deadlines }: { deadlines: Deadline[] }): ReactNode {
  const t = useTexts(STATEMENT_TEXTS);
  const running = deadlines.find(
    (one) => one.state !== 'met' && one.state !== 'missed' && (one.dueOn !== null || one.missingYear !== null),
  );
  const shown = running ?? deadlines.findLast((one) => one.doneOn !== null);
  if (!shown) return '—';
  return (
    <>
      <span className="figure-label">{t(`due_${shown.kind}`)}</span> <DeadlineLeft deadline={shown} />
    </>
  );
}
