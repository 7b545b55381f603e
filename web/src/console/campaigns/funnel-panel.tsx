import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { UploadOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { CallFunnelRow, Campaign, CustomerFunnelRow, Figures } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, Panel } from '../../shared/ui/page-parts';
import { seatLabel } from '../../shared/ui/seat-label';
import { wilson } from '../../shared/wilson';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { leftTitle } from './left-over';

const CUSTOMER_GROUPS = ['list', 'region', 'segment'] as const;
const CALL_GROUPS = ['agent', 'script', 'hour'] as const;
type CustomerGroup = (typeof CUSTOMER_GROUPS)[number];
type CallGroup = (typeof CALL_GROUPS)[number];
type Group = 'all' | CustomerGroup | CallGroup;

const isOfCalls = (group: Group): group is CallGroup => CALL_GROUPS.includes(group as CallGroup);

/** Each is part of the one before; what is still to be dialled is no step but what is left, and stands above. */
const STEPS: (keyof Figures)[] = ['loaded', 'dialled', 'connected', 'intents'];
const REFETCH_MS = 15_000;
/** How the server names what it has added up. */
const REST = '*';

/** From list to intent: the whole campaign, or group by group. */
export function FunnelPanel({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const [group, setGroup] = useState<Group>('all');
  const offered: Group[] = ['all', ...(may('list.read') ? CUSTOMER_GROUPS : []), ...CALL_GROUPS];
  return (
    <Panel title={t('funnel')} extra={<span className="meta">{t(isOfCalls(group) ? 'callsUnit' : 'customersUnit')}</span>} testId="funnel">
      <div className={group === 'all' ? 'stack' : 'stack funnel-groups-shown'}>
        {campaign.counts.loaded > 0 && (
          <Segmented<Group>
            className="funnel-groups"
            aria-label={t('group')}
            value={group}
            onChange={setGroup}
            options={offered.map((value) => ({ value, label: t(`group_${value}`) }))}
          />
        )}
        {campaign.counts.loaded === 0 ? <NothingLoaded campaign={campaign} /> : <Grouped campaign={campaign} group={group} />}
      </div>
    </Panel>
  );
}

function NothingLoaded({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  if (!may('list.write')) return <EmptyState text={t('nothingYetReader')} />;
  const upload = (
    <Button type="primary" icon={<UploadOutlined />} onClick={() => void navigate(`/campaigns/${campaign.id}/upload`)}>
      {t('upload')}
    </Button>
  );
  return <EmptyState text={t('nothingYet')} action={upload} />;
}

function Grouped({ campaign, group }: { campaign: Campaign; group: Group }): ReactNode {
  if (group === 'all') return <Funnel counts={campaign.counts} />;
  if (isOfCalls(group)) return <ByCalls campaignId={campaign.id} by={group} />;
  return <ByCustomers campaign={campaign} by={group} />;
}

/** Horizontal bars with the count and its share of the step before; a table by itself, so that it reads aloud. */
function Funnel({ counts }: { counts: Figures }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const widest = Math.max(...STEPS.map((step) => counts[step]), 1);
  return (
    <table className="funnel">
      <caption className="visually-hidden">{t('funnel')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('step')}</th>
          <td />
          <th scope="col" className="num">
            {t('customers')}
          </th>
          <th scope="col" className="num">
            {t('shareOfBefore')}
          </th>
        </tr>
      </thead>
      <tbody>
        {STEPS.map((step, index) => {
          const before = index === 0 ? null : counts[STEPS[index - 1]!];
          return (
            <tr key={step}>
              <th scope="row">{t(step as 'loaded')}</th>
              <td className="funnel-track">
                {counts[step] > 0 && <div className="funnel-bar" style={{ width: `${(counts[step] / widest) * 100}%` }} />}
              </td>
              <td className="num">{format.number(counts[step])}</td>
              <td className="num quiet">{before ? format.percent(counts[step] / before) : '—'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function useFunnel<T>(campaignId: string, kind: 'customer' | 'call', by: string): UseQueryResult<{ rows: T[] }> {
  return useQuery({
    queryKey: ['campaign', campaignId, 'funnel', by],
    queryFn: () => api.get<{ rows: T[] }>(`/campaigns/${campaignId}/${kind}-funnel?by=${by}`),
    refetchInterval: REFETCH_MS,
  });
}

function ByCustomers({ campaign, by }: { campaign: Campaign; by: CustomerGroup }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const query = useFunnel<CustomerFunnelRow>(campaign.id, 'customer', by);
  const figure = (name: 'loaded' | 'callable' | 'dialled' | 'connected' | 'intents') => ({
    ...{ title: t(name === 'callable' ? leftTitle(campaign.state) : name), width: 104, keep: true, align: 'right' as const },
    cell: (row: CustomerFunnelRow) => format.number(row[name]),
  });
  const name = ({ key, label }: CustomerFunnelRow): string => (key === REST ? t('restGroups') : label === '' ? t('noneGiven') : label);
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <>
          <DataTable<CustomerFunnelRow>
            label={t(`group_${by}`)}
            rows={rows}
            keyOf={(row) => row.key}
            columns={[
              { title: t(`group_${by}`), cell: name },
              ...[figure('loaded'), figure('callable'), figure('dialled'), figure('connected'), figure('intents')],
              { title: t('connectRate'), width: 184, align: 'right', cell: (row) => <Rate hits={row.connected} of={row.dialled} /> },
            ]}
          />
          <p className="meta">{t('rateHelp')}</p>
        </>
      )}
    </Loaded>
  );
}

function ByCalls({ campaignId, by }: { campaignId: string; by: CallGroup }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const query = useFunnel<CallFunnelRow>(campaignId, 'call', by);
  const figure = (name: 'calls' | 'dialled' | 'connected' | 'intents') => ({
    ...{ title: t(name), width: 104, keep: true, align: 'right' as const },
    cell: (row: CallFunnelRow) => format.number(row[name]),
  });
  const name = ({ label, seat }: CallFunnelRow): string => {
    if (label === '') return t('noneGiven');
    if (by === 'script') return t('scriptNumber', { n: label });
    return seat === null ? label : `${seatLabel(seat)} ${label}`;
  };
  return (
    <Loaded query={query}>
      {({ rows }) => (
        <>
          <DataTable<CallFunnelRow>
            label={t(`group_${by}`)}
            rows={rows}
            keyOf={(row) => row.key}
            empty={<EmptyState text={t('noCallsYet')} />}
            columns={[
              { title: t(`group_${by}`), cell: name },
              ...[figure('calls'), figure('dialled'), figure('connected'), figure('intents')],
              { title: t('connectRate'), width: 184, align: 'right', cell: (row) => <Rate hits={row.connected} of={row.dialled} /> },
              { title: t('intentRate'), width: 184, align: 'right', cell: (row) => <Rate hits={row.intents} of={row.connected} /> },
            ]}
          />
          {rows.length > 0 && <p className="meta">{t('rateHelp')}</p>}
        </>
      )}
    </Loaded>
  );
}

/** A share never stands without its interval. */
function Rate({ hits, of }: { hits: number; of: number }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const found = wilson(hits, of);
  if (!found) return '—';
  const whole = (share: number): string => format.percent(Math.round(share * 100) / 100);
  return t('rateOf', { share: whole(found.share), low: whole(found.low), high: whole(found.high) });
}
