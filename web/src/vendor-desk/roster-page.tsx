import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../shared/api/client';
import type { Agent, AgentDocument, Items } from '../shared/api-types';
import { localDay } from '../shared/i18n/format';
import { DOCUMENT_TEXTS } from '../shared/i18n/outcome-texts';
import { qualificationText } from '../shared/i18n/reasons';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { useMay } from '../shared/session/me';
import { DataTable } from '../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../shared/ui/page-parts';
import { DocumentDialog } from './document-dialog';
import { ROSTER_TEXTS } from './roster-texts';
import { ShiftGrid } from './shift-grid';
import { ShiftsDialog } from './shifts-dialog';
import './roster.css';
import { seatLabel } from '../shared/ui/seat-label';

/** Documents that end within this many days are named ahead. */
const SOON_DAYS = 30;

export function RosterPage(): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const query = useQuery({ queryKey: ['agents'], queryFn: () => api.get<Items<Agent>>('/agents') });
  return (
    <>
      <PageHead title={t('title')} />
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Panel>
              <EmptyState text={t('none')} />
            </Panel>
          ) : (
            <Tabs
              items={[
                { key: 'people', label: t('people'), children: <People agents={items} /> },
                { key: 'week', label: t('week'), children: <ShiftGrid agents={items} /> },
              ]}
            />
          )
        }
      </Loaded>
    </>
  );
}

function People({ agents }: { agents: Agent[] }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const may = useMay();
  const [acting, setActing] = useState<{ agent: Agent; act: 'document' | 'shifts' } | null>(null);
  const close = (): void => setActing(null);
  return (
    <Panel flush>
      <DataTable<Agent>
        label={t('people')}
        rows={agents}
        keyOf={(row) => row.id}
        details={{ show: (agent) => <Documents agent={agent} />, label: (agent) => t('documentsOf', { name: agent.displayName }) }}
        columns={[
          { title: t('seat'), cell: (row) => seatLabel(row.seat), width: 72 },
          { title: t('name'), cell: (row) => row.displayName, width: 128 },
          { title: t('staffNo'), cell: (row) => row.staffNo, width: 96 },
          { title: t('readiness'), cell: (agent) => <Readiness agent={agent} /> },
          ...(may('people.write')
            ? [
                {
                  title: t('documents'),
                  width: 296,
                  keep: true,
                  cell: (agent: Agent) => (
                    <span className="row">
                      <Button onClick={() => setActing({ agent, act: 'document' })}>{t('addDocument')}</Button>
                      <Button onClick={() => setActing({ agent, act: 'shifts' })}>{t('addShifts')}</Button>
                    </span>
                  ),
                },
              ]
            : [{ title: t('vendor'), cell: (row: Agent) => row.vendor, width: 208 }]),
        ]}
      />
      <DocumentDialog agent={acting?.act === 'document' ? acting.agent : null} onClose={close} />
      <ShiftsDialog agent={acting?.act === 'shifts' ? acting.agent : null} onClose={close} />
    </Panel>
  );
}

function Readiness({ agent }: { agent: Agent }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const { language } = useSettings();
  if (agent.state === 'left') return <span className="pill tone-plain">{t('left')}</span>;
  const soon = agent.documents.filter((document) => document.expiresOn !== null && isSoon(document.expiresOn));
  return (
    <div>
      {agent.qualification.ok ? (
        <span className="pill tone-success">
          <CheckCircleOutlined aria-hidden /> {t('ready')}
        </span>
      ) : (
        <span className="row row-wrap">
          <span className="pill tone-error">
            <WarningOutlined aria-hidden /> {t('notReady')}
          </span>
          {agent.qualification.problems.map((problem) => qualificationText(problem, language)).join(language === 'en' ? '; ' : '；')}
        </span>
      )}
      {soon.map((document) => (
        <div key={document.kind} className="meta roster-soon">
          {t('soon', { kind: textOf(DOCUMENT_TEXTS[document.kind], language), on: document.expiresOn })}
        </div>
      ))}
    </div>
  );
}

function daysUntil(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(localDay(Date.now()))) / 86_400_000);
}

function isSoon(day: string): boolean {
  const days = daysUntil(day);
  return days >= 0 && days <= SOON_DAYS;
}

function Documents({ agent }: { agent: Agent }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const result = ({ passed, score }: AgentDocument): string => {
    if (score === null) return t(passed ? 'passed' : 'failed');
    return t(passed ? 'passedScore' : 'failedScore', { score });
  };
  return (
    <DataTable
      label={t('documents')}
      rows={agent.documents.map((document, index) => ({ ...document, key: index }))}
      keyOf={(row) => row.key}
      empty={<p className="quiet">{t('noDocuments')}</p>}
      columns={[
        { title: t('document'), cell: (row) => textOf(DOCUMENT_TEXTS[row.kind], language) },
        { title: t('dated'), width: 168, cell: (row) => format.date(row.datedOn) },
        { title: t('expires'), width: 232, cell: (row) => <Expiry on={row.expiresOn} /> },
        { title: t('result'), width: 184, cell: (row) => result(row) },
      ]}
    />
  );
}

function Expiry({ on }: { on: string | null }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const format = useFormat();
  if (on === null) return <span className="quiet">{t('noExpiry')}</span>;
  const days = daysUntil(on);
  return (
    <>
      {format.date(on)} {days < 0 && <span className="pill tone-error">{t('expired')}</span>}
      {days >= 0 && <span className={days <= SOON_DAYS ? 'pill tone-warning' : 'meta'}>{t('daysLeft', { n: days })}</span>}
    </>
  );
}
