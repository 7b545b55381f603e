import { SearchOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import type { AuditItem, Facts, Page } from '../shared/api-types';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { DataTable } from '../shared/ui/data-table';
import { EmptyState, PageHead, Panel, SkeletonRows } from '../shared/ui/page-parts';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { ADMIN_TEXTS } from './admin-texts';
import { ACTION_TEXTS } from './action-texts';
import { Named } from './named';
import './admin.css';

interface Filter {
  action: string;
  subject: string;
}

const NO_FILTER: Filter = { action: '', subject: '' };

export function AuditPage(): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const [filter, setFilter] = useState(NO_FILTER);
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => api.get<Page<AuditItem>>(`/audit${queryOf(filter, pageParam)}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
  const rows = (query.data?.pages ?? []).flatMap((page) => page.items);
  return (
    <>
      <PageHead title={t('audit')} />
      <div className="stack">
        <FilterForm apply={setFilter} />
        {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
        {query.isPending ? (
          <SkeletonRows rows={10} />
        ) : (
          <Entries rows={rows} more={query.hasNextPage ? () => void query.fetchNextPage() : undefined} />
        )}
      </div>
    </>
  );
}

function queryOf({ action, subject }: Filter, cursor: string): string {
  const query = new URLSearchParams();
  if (cursor) query.set('cursor', cursor);
  if (action) query.set('action', action);
  if (subject) query.set('subject', subject);
  return query.size > 0 ? `?${query.toString()}` : '';
}

function FilterForm({ apply }: { apply: (filter: Filter) => void }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const [draft, setDraft] = useState(NO_FILTER);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    apply({ action: draft.action.trim(), subject: draft.subject.trim() });
  };
  const clear = (): void => {
    setDraft(NO_FILTER);
    apply(NO_FILTER);
  };
  return (
    <form className="row" onSubmit={submit}>
      <Input
        aria-label={t('action')}
        placeholder={t('filterAction')}
        value={draft.action}
        maxLength={60}
        style={{ width: 240 }}
        onChange={(event) => setDraft({ ...draft, action: event.target.value })}
      />
      <Input
        aria-label={t('subject')}
        placeholder={t('filterSubject')}
        value={draft.subject}
        maxLength={80}
        style={{ width: 240 }}
        onChange={(event) => setDraft({ ...draft, subject: event.target.value })}
      />
      <Button htmlType="submit" icon={<SearchOutlined />}>
        {t('filter')}
      </Button>
      <Button type="text" onClick={clear}>
        {t('clear')}
      </Button>
    </form>
  );
}

function Entries({ rows, more }: { rows: AuditItem[]; more: (() => void) | undefined }): ReactNode {
  const t = useTexts(ADMIN_TEXTS);
  const format = useFormat();
  return (
    <Panel flush={rows.length > 0}>
      <DataTable<AuditItem>
        label={t('audit')}
        rows={rows}
        keyOf={(row) => row.id}
        empty={<EmptyState text={t('noAudit')} />}
        more={more}
        columns={[
          { title: t('at'), width: 184, cell: (row) => `${format.date(row.at)} ${format.clock(row.at)}` },
          { title: t('actor'), cell: (row) => row.actor, width: 168 },
          { title: t('action'), width: 232, cell: (row) => <Named name={row.action} texts={ACTION_TEXTS} /> },
          { title: t('subject'), width: 144, cell: (row) => <span className="audit-name">{row.subject ?? '—'}</span> },
          { title: t('details'), cell: (row) => <Details details={row.details} /> },
        ]}
      />
    </Panel>
  );
}

function Details({ details }: { details: Facts }): ReactNode {
  const entries = Object.entries(details);
  if (entries.length === 0) return '—';
  return (
    <ul className="audit-details">
      {entries.map(([name, value]) => (
        <li key={name}>
          <span className="quiet">{name}</span> {typeof value === 'object' ? JSON.stringify(value) : String(value)}
        </li>
      ))}
    </ul>
  );
}
