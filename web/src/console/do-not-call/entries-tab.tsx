import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncEntry, Page } from '../../shared/api-types';
import { useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { EmptyState, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { DncSearch } from './dnc-search';
import { DNC_STATES } from './dnc-states';
import { DncTable } from './dnc-table';
import { DNC_TEXTS } from './dnc-texts';

interface Filter {
  level?: DncEntry['level'];
  source?: DncEntry['source'];
  state?: DncEntry['state'];
}

const LEVELS = ['global', 'product', 'campaign'] as const;
const SOURCES = ['strong_refusal', 'manual', 'import'] as const;
const STATES = ['active', 'removal_requested', 'lapsed', 'removed'] as const;

/** May we ring, and who must not be rung. */
export function EntriesTab(): ReactNode {
  const [filter, setFilter] = useState<Filter>({});
  return (
    <div className="stack">
      <DncSearch />
      <Entries filter={filter} onFilter={setFilter} />
    </div>
  );
}

function Entries({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const wanted = Object.entries(filter).filter(([, value]) => value) as [string, string][];
  const query = useInfiniteQuery({
    queryKey: ['do-not-call', 'list', filter],
    queryFn: ({ pageParam }) =>
      api.get<Page<DncEntry>>(`/do-not-call?${new URLSearchParams([...wanted, ...(pageParam ? [['cursor', pageParam]] : [])]).toString()}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  if (!query.data)
    return query.error ? <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} /> : <SkeletonRows />;
  const rows = query.data.pages.flatMap((page) => page.items);
  const empty =
    wanted.length > 0 ? (
      <EmptyState text={t('noneFiltered')} action={<Button onClick={() => onFilter({})}>{t('showAll')}</Button>} />
    ) : (
      <EmptyState text={t('none')} />
    );
  return (
    <Panel title={t('recent')} extra={<Filters filter={filter} onFilter={onFilter} />} flush={rows.length > 0}>
      <DncTable
        rows={rows}
        label={t('recent')}
        empty={empty}
        more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        loadingMore={query.isFetchingNextPage}
      />
    </Panel>
  );
}

function Filters({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const { language } = useSettings();
  const pick = (change: Filter): void => onFilter({ ...filter, ...change });
  return (
    <>
      <Select
        aria-label={t('level')}
        value={filter.level ?? ''}
        onChange={(value) => pick({ level: (value || undefined) as never })}
        options={[{ value: '', label: t('any_level') }, ...LEVELS.map((value) => ({ value, label: t(`level_${value}`) }))]}
        style={{ width: 128 }}
      />
      <Select
        aria-label={t('source')}
        value={filter.source ?? ''}
        onChange={(value) => pick({ source: (value || undefined) as never })}
        options={[{ value: '', label: t('any_source') }, ...SOURCES.map((value) => ({ value, label: t(`source_${value}`) }))]}
        style={{ width: 136 }}
      />
      <Select
        aria-label={t('state')}
        value={filter.state ?? ''}
        onChange={(value) => pick({ state: (value || undefined) as never })}
        options={[
          { value: '', label: t('any_state') },
          ...STATES.map((value) => ({ value, label: textOf(DNC_STATES[value].text, language) })),
        ]}
        style={{ width: 176 }}
      />
    </>
  );
}
