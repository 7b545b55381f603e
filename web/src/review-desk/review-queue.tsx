import { CheckCircleOutlined } from '@ant-design/icons';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { COMMON } from '../shared/i18n/common-texts';
import { timerText } from '../shared/i18n/format';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { EmptyState, SkeletonBlock } from '../shared/ui/page-parts';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { seatLabel } from '../shared/ui/seat-label';
import { StateTag } from '../shared/ui/state-tag';
import { DECISION_LOOKS } from '../shared/ui/decision-looks';
import { DESK_TEXTS } from './desk-texts';
import { QueueFigures } from './queue-figures';
import type { ReviewCounts, ReviewItem, ReviewQueue, ReviewsPage } from '../shared/api-types';

interface ReviewQueuePaneProps {
  queue: ReviewQueue;
  query: UseInfiniteQueryResult<InfiniteData<ReviewsPage>>;
  items: ReviewItem[];
  selected: string | null;
  open: (item: ReviewItem) => void;
  turnTo: (queue: ReviewQueue) => void;
}

export function ReviewQueuePane({ queue, query, items, selected, open, turnTo }: ReviewQueuePaneProps): ReactNode {
  const t = useTexts(COMMON);
  const counts = query.data?.pages[0]?.counts;
  return (
    <>
      <QueueTabs queue={queue} counts={counts} turnTo={turnTo} />
      <div className="queue-scroll">
        {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
        {query.isPending && <QueueSkeleton />}
        {query.data && items.length === 0 && <QueueDone queue={queue} />}
        {items.length > 0 && <QueueList key={queue} items={items} selected={selected} open={open} />}
        {query.hasNextPage && (
          <div className="queue-more">
            <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage} data-testid="queue-more">
              {t('more')}
            </Button>
          </div>
        )}
      </div>
      {counts && <QueueFigures counts={counts} />}
    </>
  );
}

function QueueTabs({
  queue,
  counts,
  turnTo,
}: {
  queue: ReviewQueue;
  counts: ReviewCounts | undefined;
  turnTo: (queue: ReviewQueue) => void;
}): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const tabs: { key: ReviewQueue; count: number | undefined }[] = [
    { key: 'open', count: counts?.open },
    { key: 'appealed', count: counts?.appealed },
    { key: 'decided', count: counts?.decidedToday },
  ];
  return (
    <div className="queue-tabs" role="group" aria-label={t('queue')}>
      {tabs.map(({ key, count }) => (
        <button key={key} type="button" aria-pressed={key === queue} onClick={() => turnTo(key)} data-testid={`queue-${key}`}>
          {t(`tab_${key}`)} <span className="queue-count">{count ?? '…'}</span>
          {key === 'decided' && <span className="visually-hidden">{t('decidedToday')}</span>}
        </button>
      ))}
    </div>
  );
}

/** Every line looks alike, flagged or drawn by chance. Arrows choose, Enter opens. */
function QueueList({
  items,
  selected,
  open,
}: {
  items: ReviewItem[];
  selected: string | null;
  open: (item: ReviewItem) => void;
}): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const list = useRef<HTMLUListElement>(null);
  const [moved, setMoved] = useState<string | null>(null);
  const activeId = moved ?? selected;
  const active = Math.max(
    0,
    items.findIndex((item) => item.id === activeId),
  );
  useEffect(() => setMoved(null), [selected]);
  useEffect(() => {
    list.current?.querySelector(`#case-${items[active]?.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [active, items]);
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = items[active];
    if (step) setMoved(items[Math.min(items.length - 1, Math.max(0, active + step))]?.id ?? null);
    else if (event.key === 'Enter' && item && !event.repeat) open(item);
    else return;
    event.preventDefault();
  };
  return (
    <ul
      ref={list}
      className="queue-list"
      role="listbox"
      tabIndex={0}
      aria-label={t('items')}
      aria-activedescendant={`case-${items[active]?.id}`}
      onKeyDown={press}
      data-testid="queue-list"
    >
      {items.map((item, index) => (
        <QueueItem key={item.id} item={item} selected={item.id === selected} active={index === active} open={() => open(item)} />
      ))}
    </ul>
  );
}

function QueueItem({
  item,
  selected,
  active,
  open,
}: {
  item: ReviewItem;
  selected: boolean;
  active: boolean;
  open: () => void;
}): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const format = useFormat();
  const talk = item.talkSeconds === null ? t('noTalk') : t('talk', { length: timerText(item.talkSeconds) });
  return (
    <li
      id={`case-${item.id}`}
      role="option"
      aria-selected={selected}
      className={active ? 'queue-item queue-item-active' : 'queue-item'}
      onClick={open}
      data-testid={`case-${item.id}`}
    >
      <span className="queue-item-line">
        <span className="ellipsis">{item.callRef}</span>
        <span className="nowrap">{item.placedAt ? format.value(item.placedAt) : format.date(item.workOn)}</span>
      </span>
      <span className="queue-item-line meta">
        <span>{item.seat ? t('seat', { seat: seatLabel(item.seat) }) : ''}</span>
        <span>{talk}</span>
      </span>
      {item.decision && <StateTag states={DECISION_LOOKS} state={item.decision} />}
    </li>
  );
}

function QueueDone({ queue }: { queue: ReviewQueue }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const name = ({ open: 'Open', appealed: 'Appealed', decided: 'Decided' } as const)[queue];
  return (
    <EmptyState
      icon={<CheckCircleOutlined aria-hidden />}
      text={
        <>
          <strong>{t(`done${name}`)}</strong>
          <p className="meta">{t(`done${name}Next`)}</p>
        </>
      }
    />
  );
}

function QueueSkeleton(): ReactNode {
  const t = useTexts(COMMON);
  return (
    <div className="queue-skeleton" role="status" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <SkeletonBlock key={index} height={40} />
      ))}
    </div>
  );
}
