import { PlusOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncEntry, Page } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { EmptyState, PageHead, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { AddDialog } from './add-dialog';
import { DncSearch } from './dnc-search';
import { DncTable } from './dnc-table';
import { DNC_TEXTS } from './dnc-texts';
import './do-not-call.css';

export function DoNotCallPage(): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead title={t('title')}>
        {may('do-not-call.write') && (
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)} data-testid="dnc-add">
            {t('add')}
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <DncSearch />
        <Recent />
      </div>
      <AddDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function Recent(): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const query = useInfiniteQuery({
    queryKey: ['do-not-call'],
    queryFn: ({ pageParam }) => api.get<Page<DncEntry>>(`/do-not-call${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  if (!query.data)
    return query.error ? <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} /> : <SkeletonRows />;
  const rows = query.data.pages.flatMap((page) => page.items);
  return (
    <Panel title={t('recent')} flush={rows.length > 0}>
      <DncTable
        rows={rows}
        label={t('recent')}
        empty={<EmptyState text={t('none')} />}
        more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        loadingMore={query.isFetchingNextPage}
      />
    </Panel>
  );
}
