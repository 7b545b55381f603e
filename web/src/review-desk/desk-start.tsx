import { CustomerServiceOutlined } from '@ant-design/icons';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTexts } from '../shared/i18n/settings';
import { EmptyState, Panel } from '../shared/ui/page-parts';
import { DESK_TEXTS } from './desk-texts';
import { RatesPanel } from './rates-panel';
import type { ReviewItem, ReviewQueue, ReviewsPage } from '../shared/api-types';

interface DeskStartProps {
  queue: ReviewQueue;
  query: UseInfiniteQueryResult<InfiniteData<ReviewsPage>>;
  first: ReviewItem | null;
  open: (item: ReviewItem) => void;
  opener: ReactNode;
}

/** No call chosen yet: how to begin, and what the desk has found out so far. */
export function DeskStart({ queue, query, first, open, opener }: DeskStartProps): ReactNode {
  const t = useTexts(DESK_TEXTS);
  return (
    <>
      <div className="case-head">
        {opener}
        <h1>{t('title')}</h1>
      </div>
      <div className="stack">
        {query.data && (
          <Panel>
            <EmptyState
              icon={<CustomerServiceOutlined aria-hidden />}
              text={
                first ? (
                  <>
                    <strong>{t('choose')}</strong>
                    <p className="meta">{t('chooseHow')}</p>
                  </>
                ) : (
                  <>
                    <strong>{t(queue === 'open' ? 'doneOpen' : queue === 'appealed' ? 'doneAppealed' : 'doneDecided')}</strong>
                    <p className="meta">
                      {t(queue === 'open' ? 'doneOpenNext' : queue === 'appealed' ? 'doneAppealedNext' : 'doneDecidedNext')}
                    </p>
                  </>
                )
              }
              action={
                first && (
                  <Button type="primary" onClick={() => open(first)} data-testid="start-first">
                    {t('startFirst')}
                  </Button>
                )
              }
            />
          </Panel>
        )}
        <RatesPanel />
      </div>
    </>
  );
}
