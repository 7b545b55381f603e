import { FullscreenExitOutlined, FullscreenOutlined, PhoneOutlined, TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { api } from '../../shared/api/client';
import { useConnection } from '../../shared/api/connection';
import type { Seat, SeatsBoard } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { timerText } from '../../shared/i18n/format';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { learnServerTime, useServerNow } from '../../shared/server-clock';
import { EmptyState, Loaded, Meter, PageHead, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { seatLabel } from '../../shared/ui/seat-label';
import { SEAT_STATES, StateShape } from '../../shared/ui/state-tag';
import { WALLBOARD_TEXTS } from './wallboard-texts';
import './wallboard.css';

const REFETCH_MS = 15_000;
/** Up to this many seats are shown at double size; more share the screen. */
const FEW = 12;

/** The seats for a screen on the wall, to be read from three metres: who does what now, and how the day stands. */
export function WallboardPage(): ReactNode {
  const t = useTexts(WALLBOARD_TEXTS);
  const board = useRef<HTMLDivElement>(null);
  const query = useQuery({
    queryKey: ['seats', 'all'],
    queryFn: async () => {
      const answer = await api.get<SeatsBoard>('/seats');
      learnServerTime(answer.at);
      return answer;
    },
    refetchInterval: REFETCH_MS,
    placeholderData: (previous) => previous,
  });
  return (
    <div className="wallboard" ref={board} data-testid="wallboard">
      <PageHead title={t('title')}>
        {query.data && <AsOf at={query.data.at} />}
        <FullScreenButton of={board} />
      </PageHead>
      <Loaded query={query} skeleton={<SkeletonRows rows={8} />}>
        {(seats) => <Board board={seats} />}
      </Loaded>
    </div>
  );
}

function AsOf({ at }: { at: string }): ReactNode {
  const common = useTexts(COMMON);
  const format = useFormat();
  const { online, goodAt } = useConnection();
  return <span className="quiet">{common('asOf', { at: format.clock(online ? at : goodAt) })}</span>;
}

function FullScreenButton({ of }: { of: RefObject<HTMLDivElement | null> }): ReactNode {
  const t = useTexts(WALLBOARD_TEXTS);
  const [isFull, setIsFull] = useState(false);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const listen = (): void => setIsFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', listen);
    return () => document.removeEventListener('fullscreenchange', listen);
  }, []);
  const toggle = (): void => {
    setRefused(false);
    const done = isFull ? document.exitFullscreen() : of.current?.requestFullscreen();
    done?.catch(() => setRefused(true));
  };
  return (
    <>
      {refused && (
        <span className="quiet" role="status">
          {t('noFullScreen')}
        </span>
      )}
      <Button icon={isFull ? <FullscreenExitOutlined /> : <FullscreenOutlined />} onClick={toggle} data-testid="full-screen">
        {t(isFull ? 'leaveFullScreen' : 'fullScreen')}
      </Button>
    </>
  );
}

function Board({ board }: { board: SeatsBoard }): ReactNode {
  const t = useTexts(WALLBOARD_TEXTS);
  const { online } = useConnection();
  if (board.seats.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<TeamOutlined aria-hidden />}
          text={
            <>
              {t('none')}
              <br />
              {t('noneHelp')}
            </>
          }
        />
      </Panel>
    );
  }
  const many = board.seats.length > FEW;
  return (
    <div className={['wallboard-body', !online && 'is-stale', many && 'wallboard-many'].filter(Boolean).join(' ')}>
      <Totals board={board} />
      <ul className="wallboard-seats">
        {board.seats.map((seat) => (
          <Tile key={seat.agentId} seat={seat} />
        ))}
      </ul>
    </div>
  );
}

function Totals({ board }: { board: SeatsBoard }): ReactNode {
  const t = useTexts(WALLBOARD_TEXTS);
  const format = useFormat();
  const { totals, seats } = board;
  const onDuty = seats.filter(({ state }) => state !== 'signed_out').length;
  const share = totals.calls > 0 ? Math.round((totals.connected * 100) / totals.calls) : 0;
  const figures = [
    { name: 'talking', value: format.number(totals.talking), under: t('onDuty', { n: onDuty }) },
    { name: 'calls', value: format.number(totals.calls), under: `/ ${format.number(totals.cap)}` },
    { name: 'connected', value: format.number(totals.connected), under: t('rate', { percent: share }) },
    { name: 'intents', value: format.number(totals.intents), under: t('target', { n: format.number(totals.target) }) },
    { name: 'handling', value: handlingText(totals.handlingSeconds), under: t('handlingHelp') },
  ] as const;
  return (
    <section className="panel wallboard-totals">
      {figures.map(({ name, value, under }) => (
        <div key={name} data-testid={`total-${name}`}>
          <div className="wallboard-label">{t(name)}</div>
          <div className="wallboard-total">{value}</div>
          <div className="wallboard-under">{under}</div>
        </div>
      ))}
    </section>
  );
}

function Tile({ seat }: { seat: Seat }): ReactNode {
  const t = useTexts(WALLBOARD_TEXTS);
  const { language } = useSettings();
  const format = useFormat();
  const look = SEAT_STATES[seat.state];
  const isOffline = seat.phone === 'offline' && seat.state !== 'signed_out';
  return (
    <li className="panel wallboard-tile" data-testid={`wall-${seat.seat}`}>
      <div className={`wallboard-state tone-${look.tone}`} data-state={seat.state}>
        <StateShape shape={look.shape} size={22} />
        <span className="ellipsis grow">{textOf(look.text, language)}</span>
        <Clock since={seat.since} />
      </div>
      <div className="wallboard-who">
        <strong className="ellipsis">{seat.displayName}</strong>
        <span className="quiet nowrap">{t('seat', { seat: seatLabel(seat.seat) })}</span>
      </div>
      <dl className="wallboard-figures">
        <Figure label={t('calls')} value={format.number(seat.calls)} />
        <Figure label={t('connected')} value={format.number(seat.connected)} />
        <Figure label={t('handling')} value={handlingText(seat.handlingSeconds)} />
      </dl>
      <div className="wallboard-intents">
        <span>
          {t('intents')} <strong>{format.number(seat.intents)}</strong> <span className="quiet">/ {format.number(seat.target)}</span>
        </span>
        <Meter value={seat.intents} max={seat.target} label={t('intents')} />
      </div>
      {isOffline && (
        <p className="wallboard-alarm tone-error" data-testid="wall-phone-offline">
          <PhoneOutlined aria-hidden /> {t('phoneOffline')}
        </p>
      )}
    </li>
  );
}

function Figure({ label, value }: { label: string; value: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** How long the seat has been in its state. */
function Clock({ since }: { since: string | null }): ReactNode {
  const now = useServerNow(1000);
  return <span className="wallboard-clock">{since ? timerText((now - Date.parse(since)) / 1000) : ''}</span>;
}

function handlingText(seconds: number | null): string {
  return seconds === null ? '—' : timerText(seconds);
}
