import { DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api, apiUrl } from '../../shared/api/client';
import type { DncReject, Page } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { EmptyState, SkeletonRows } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { DNC_IMPORT_TEXTS, DNC_REJECT_TEXTS } from './import-texts';

/** Rows and values of a file that were not taken, and the report to mend the file by. */
export function RejectsDialog({ id, onClose }: { id: string | null; onClose: () => void }): ReactNode {
  const t = useTexts(DNC_IMPORT_TEXTS);
  const common = useTexts(COMMON);
  const { language } = useSettings();
  const query = useInfiniteQuery({
    queryKey: ['do-not-call-rejects', id],
    queryFn: ({ pageParam }) => api.get<Page<DncReject>>(`/do-not-call-imports/${id}/rejects${pageParam ? `?cursor=${pageParam}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    enabled: id !== null,
  });
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <Dialog open={id !== null} title={t('rejectsTitle')} width={720} onClose={onClose}>
      <div className="stack">
        {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
        {rows ? (
          <DataTable<DncReject>
            label={t('rejectsTitle')}
            rows={rows}
            keyOf={(_, index) => index}
            empty={<EmptyState text={common('none')} />}
            more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            loadingMore={query.isFetchingNextPage}
            columns={[
              { title: t('row'), width: 64, align: 'right', cell: (row) => row.row },
              { title: t('column'), width: 112, cell: (row) => row.column },
              { title: t('why'), cell: (row) => textOf(DNC_REJECT_TEXTS[row.code] ?? [row.code, row.code], language) },
              { title: t('outcome'), width: 96, cell: (row) => t(row.rowTaken ? 'taken' : 'notTaken') },
              { title: t('value'), width: 160, cell: (row) => row.masked },
            ]}
          />
        ) : (
          !query.error && <SkeletonRows />
        )}
        {rows && rows.length > 0 && (
          <div>
            <Button icon={<DownloadOutlined />} href={apiUrl(`/do-not-call-imports/${id}/rejects.csv?language=${language}`)} download>
              {t('download')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
