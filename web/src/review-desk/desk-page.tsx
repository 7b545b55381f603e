import { UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useTexts } from '../shared/i18n/settings';
import { useMediaQuery } from '../shared/shell/shell';
import { CaseWork } from './case-work';
import { DESK_TEXTS } from './desk-texts';
import { DeskStart } from './desk-start';
import { ReviewQueuePane } from './review-queue';
import type { ReviewItem, ReviewQueue } from '../shared/api-types';
import { useReviews } from './use-reviews';
import './desk.css';

/** The queue does not fit beside the waves below this. */
const DRAWER = '(max-width: 1279px)';
const QUEUES: readonly ReviewQueue[] = ['open', 'appealed', 'decided'];

export function DeskPage(): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const { id } = useParams();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const queue = QUEUES.find((one) => one === search.get('queue')) ?? 'open';
  const query = useReviews(queue);
  const items = (query.data?.pages ?? []).flatMap((page) => page.items);
  const drawer = useMediaQuery(DRAWER);
  const [drawerOpen, setDrawerOpen] = useState(false);
  const next = useNext(items, id);
  const go = (to: string | null, tab: ReviewQueue = queue): void => {
    setDrawerOpen(false);
    void navigate(`/reviews${to ? `/${to}` : ''}${tab === 'open' ? '' : `?queue=${tab}`}`);
  };
  useEffect(() => {
    document.title = `${t('title')} · Dialproof`;
    return () => void (document.title = 'Dialproof');
  }, [t]);
  const counts = query.data?.pages[0]?.counts;
  const pane = (
    <ReviewQueuePane
      queue={queue}
      query={query}
      items={items}
      selected={id ?? null}
      open={(item) => go(item.id)}
      turnTo={(tab) => go(tab === queue ? (id ?? null) : null, tab)}
    />
  );
  const opener = drawer && (
    <Button
      icon={<UnorderedListOutlined />}
      aria-expanded={drawerOpen}
      onClick={() => setDrawerOpen((was) => !was)}
      data-testid="queue-drawer"
    >
      {t(drawerOpen ? 'closeQueue' : 'openQueue')} {counts && `(${counts.open})`}
    </Button>
  );
  return (
    <div className={drawer ? 'desk desk-drawer' : 'desk'} onKeyDown={(event) => event.key === 'Escape' && setDrawerOpen(false)}>
      {(!drawer || drawerOpen) && <aside className="desk-queue">{pane}</aside>}
      {drawer && drawerOpen && <div className="desk-shade" onClick={() => setDrawerOpen(false)} />}
      <div className="desk-work">
        {id ? (
          <CaseWork key={id} id={id} opener={opener} next={next ? () => go(next.id) : null} toQueue={() => go(null)} />
        ) : (
          <DeskStart queue={queue} query={query} first={items[0] ?? null} open={(item) => go(item.id)} opener={opener} />
        )}
      </div>
    </div>
  );
}

/** The one after the case at hand, by the order in which the person found them: a decided case leaves the list, its place stays. */
function useNext(items: ReviewItem[], id: string | undefined): ReviewItem | null {
  const place = useRef(0);
  const index = items.findIndex((item) => item.id === id);
  useEffect(() => {
    if (index >= 0) place.current = index;
  }, [index]);
  const others = items.filter((item) => item.id !== id);
  return others[index >= 0 ? index : place.current] ?? others[0] ?? null;
}
