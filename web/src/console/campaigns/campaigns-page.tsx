import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../shared/api/client';
import type { CampaignSummary, Figures, Items } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { type Column, DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { CAMPAIGN_STATES, StateTag } from '../../shared/ui/state-tag';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { callableNow } from './left-over';

export function CampaignsPage(): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['campaigns'], queryFn: () => api.get<Items<CampaignSummary>>('/campaigns') });
  const create = may('campaign.write') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/campaigns/new')} data-testid="new-campaign">
      {t('create')}
    </Button>
  );
  const empty = query.data?.items.length === 0;
  return (
    <>
      <PageHead title={t('title')}>{!empty && create}</PageHead>
      <Loaded query={query}>
        {({ items }) => (
          <Panel flush={items.length > 0}>
            <CampaignTable items={items} empty={<EmptyState text={t(create ? 'none' : 'noneAuditor')} action={create || undefined} />} />
          </Panel>
        )}
      </Loaded>
    </>
  );
}

function CampaignTable({ items, empty }: { items: CampaignSummary[]; empty: ReactNode }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const figure = (name: keyof Figures, title: string): Column<CampaignSummary> => ({
    title,
    width: 104,
    align: 'right',
    cell: (row: CampaignSummary) => format.number(name === 'callable' ? callableNow(row) : row.counts[name]),
  });
  return (
    <DataTable<CampaignSummary>
      label={t('title')}
      rows={items}
      keyOf={(row) => row.id}
      empty={empty}
      columns={[
        {
          title: t('name'),
          cell: (row) => (
            <>
              <Link className="table-link" to={`/campaigns/${row.id}`}>
                {row.title}
              </Link>
              <div className="meta">
                {row.product} · <span className="nowrap">{row.orderCode}</span>
              </div>
            </>
          ),
        },
        {
          title: t('state'),
          width: 208,
          cell: (row) => (
            <>
              <StateTag states={CAMPAIGN_STATES} state={row.state} />
              {row.state === 'paused' && <div className="meta">{t('stateWhy', { by: row.stateBy, reason: row.stateReason })}</div>}
            </>
          ),
        },
        { title: t('period'), width: 296, cell: (row) => t('periodOf', format.span(row.startsOn, row.endsOn)) },
        figure('callable', t('callable')),
        figure('dialled', t('dialled')),
        figure('connected', t('connected')),
        figure('intents', t('intents')),
      ]}
    />
  );
}
