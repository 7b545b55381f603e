import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../shared/api/client';
import type { SystemView } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { type Column, DataTable } from '../shared/ui/data-table';
import { Loaded, PageHead, Panel } from '../shared/ui/page-parts';
import { Notice } from '../shared/ui/problem-notice';
import { type StateLook, StateTag } from '../shared/ui/state-tag';
import { ADMIN_TEXTS } from './admin-texts';
import { Named } from './named';
import { CHECK_TEXTS, QUEUE_TEXTS } from './system-texts';
import './admin.css';

const REFETCH_MS = 5000;
const STATES: Record<'ok' | 'bad', StateLook> = {
  ok: { text: ADMIN_TEXTS.ok, tone: 'success', shape: 'check' },
  bad: { text: ADMIN_TEXTS.bad, tone: 'error', shape: 'triangle' },
};

export function SystemPage(): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const query = useQuery({ queryKey: ['system'], queryFn: () => api.get<SystemView>('/system'), refetchInterval: REFETCH_MS });
  return (
    <>
      <PageHead
        title={t('system')}
        meta={
          query.data && (
            <span className="meta">{`${t('version', { v: query.data.version })} · ${common('asOf', { at: format.clock(query.dataUpdatedAt) })}`}</span>
          )
        }
      />
      <Loaded query={query}>
        {(system) => (
          <div className="stack">
            <Summary system={system} />
            <div className="system-columns">
              <Checks system={system} />
              <div className="stack">
                <Queues system={system} />
                <Chain system={system} />
              </div>
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

function Summary({ system }: { system: SystemView }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const failing = system.checks.filter((check) => !check.ok).length;
  const parked = system.queues.reduce((sum, queue) => sum + queue.parked, 0);
  return (
    <Notice
      tone={failing > 0 ? 'error' : 'success'}
      title={failing > 0 ? t('someBad', { n: failing }) : t('allGood')}
      testId="system-summary"
    >
      {parked > 0 && <p>{t('parkedHelp')}</p>}
    </Notice>
  );
}

function Checks({ system }: { system: SystemView }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const format = useFormat();
  return (
    <Panel title={t('checks')} flush>
      <DataTable
        label={t('checks')}
        rows={system.checks}
        keyOf={(row) => row.name}
        columns={[
          { title: t('check'), cell: (row) => <Named name={row.name} texts={CHECK_TEXTS} /> },
          { title: t('state'), width: 104, cell: (row) => <StateTag states={STATES} state={row.ok ? 'ok' : 'bad'} /> },
          { title: t('detail'), cell: (row) => row.detail || '—' },
          { title: t('age'), width: 96, align: 'right', cell: (row) => (row.ageSeconds === null ? '—' : format.duration(row.ageSeconds)) },
        ]}
      />
    </Panel>
  );
}

function Queues({ system }: { system: SystemView }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const format = useFormat();
  const count = (name: 'waiting' | 'active' | 'delayed' | 'failed' | 'parked', title: string): Column<SystemView['queues'][number]> => ({
    title,
    width: 76,
    align: 'right',
    cell: (row: SystemView['queues'][number]) => format.number(row[name]),
  });
  return (
    <Panel title={t('queues')} flush>
      <DataTable
        label={t('queues')}
        rows={system.queues}
        keyOf={(row) => row.name}
        columns={[
          { title: t('queue'), cell: (row) => <Named name={row.name} texts={QUEUE_TEXTS} /> },
          count('waiting', t('waiting')),
          count('active', t('runningNow')),
          count('delayed', t('delayed')),
          count('failed', t('failed')),
          count('parked', t('parked')),
        ]}
      />
    </Panel>
  );
}

function Chain({ system: { audit } }: { system: SystemView }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const format = useFormat();
  return (
    <Panel title={t('auditSeal')}>
      <dl className="facts">
        <dt>{t('sealed')}</dt>
        <dd>{format.number(Number(audit.sealed))}</dd>
        <dt>{t('unsealed')}</dt>
        <dd>{format.number(audit.unsealed)}</dd>
        <dt>{t('headAt')}</dt>
        <dd>{audit.headAt ? format.clock(audit.headAt) : '—'}</dd>
      </dl>
    </Panel>
  );
}
