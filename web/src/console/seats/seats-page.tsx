import { TeamOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../shared/api/client';
import { useConnection } from '../../shared/api/connection';
import type { CampaignSummary, Items, SeatsBoard } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { learnServerTime } from '../../shared/server-clock';
import { useMay } from '../../shared/session/me';
import { EmptyState, Loaded, Meter, PageHead, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { ListenLog } from './listen-log';
import { SeatCard } from './seat-card';
import { SeatsTable } from './seats-table';
import { SEATS_TEXTS } from './seats-texts';
import './seats.css';

/** Up to this many seats stand as cards; more are a table. */
const MAX_CARDS = 12;
const REFETCH_MS = 15_000;

export function SeatsPage(): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const may = useMay();
  const [campaignId, setCampaignId] = useState<string | null>(null);
  const campaigns = useQuery({
    queryKey: ['campaigns'],
    queryFn: () => api.get<Items<CampaignSummary>>('/campaigns'),
    enabled: may('campaign.read'),
  });
  const options = (campaigns.data?.items ?? []).filter((one) => one.state === 'running' || one.state === 'paused');
  return (
    <>
      <PageHead title={t('title')}>
        <Select
          aria-label={t('campaign')}
          style={{ width: 240 }}
          value={campaignId ?? ''}
          onChange={(id) => setCampaignId(id || null)}
          options={[{ value: '', label: t('allCampaigns') }, ...options.map((one) => ({ value: one.id, label: one.title }))]}
        />
      </PageHead>
      <div className="stack">
        <SeatsBoardView campaignId={campaignId} />
        <ListenLog />
      </div>
    </>
  );
}

/** The live board, for all campaigns or for one. */
export function SeatsBoardView({ campaignId }: { campaignId: string | null }): ReactNode {
  const query = useQuery({
    queryKey: ['seats', campaignId ?? 'all'],
    queryFn: async () => {
      const board = await api.get<SeatsBoard>(campaignId ? `/seats?campaignId=${campaignId}` : '/seats');
      learnServerTime(board.at);
      return board;
    },
    refetchInterval: REFETCH_MS,
    placeholderData: (previous) => previous,
  });
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={8} />}>
      {(board) => <Board board={board} />}
    </Loaded>
  );
}

function Board({ board }: { board: SeatsBoard }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  if (board.seats.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<TeamOutlined aria-hidden />}
          text={
            <>
              {t('noSeats')}
              <br />
              {t('noSeatsHelp')}
            </>
          }
        />
      </Panel>
    );
  }
  return (
    <div className="stack">
      <Totals board={board} />
      {board.seats.length > MAX_CARDS ? (
        <SeatsTable seats={board.seats} />
      ) : (
        <ul className="seat-cards">
          {board.seats.map((seat) => (
            <SeatCard key={seat.agentId} seat={seat} seats={board.seats} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Totals({ board }: { board: SeatsBoard }): ReactNode {
  const t = useTexts(SEATS_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { online, goodAt } = useConnection();
  const { totals } = board;
  const figures: { label: string; value: number; max?: number }[] = [
    { label: t('totalCalls'), value: totals.calls, max: totals.cap },
    { label: t('totalIntents'), value: totals.intents, max: totals.target },
    { label: t('totalConnected'), value: totals.connected },
    { label: t('talking'), value: totals.talking },
    { label: t('totalLeft'), value: totals.left },
  ];
  return (
    <section className={online ? 'panel seat-totals' : 'panel seat-totals is-stale'}>
      {figures.map(({ label, value, max }) => (
        <div key={label}>
          <div className="figure-label">{label}</div>
          <div className="figure-value">
            {format.number(value)} {max !== undefined && <span className="figure-limit">/ {format.number(max)}</span>}
          </div>
          {max !== undefined && <Meter value={value} max={max} label={label} />}
        </div>
      ))}
      <p className="meta seat-asof">{common('asOf', { at: format.clock(online ? board.at : goodAt) })}</p>
    </section>
  );
}
