import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Campaign, TargetList } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, Panel } from '../../shared/ui/page-parts';
import { LIST_STATES, StateTag } from '../../shared/ui/state-tag';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { useCampaignLists } from './use-campaign';
import { WithdrawCustomer } from './withdraw-customer';

export function CampaignLists({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const may = useMay();
  const navigate = useNavigate();
  const query = useCampaignLists(campaign.id, true);
  const empty = query.data?.items.length === 0;
  const upload = may('list.write') && (
    <Button
      type={empty ? 'primary' : 'default'}
      icon={<UploadOutlined />}
      onClick={() => void navigate(`/campaigns/${campaign.id}/upload`)}
      data-testid="upload-list"
    >
      {t('upload')}
    </Button>
  );
  const extra = (
    <div className="row">
      {may('campaign.write') && <WithdrawCustomer campaignId={campaign.id} />}
      {upload}
    </div>
  );
  return (
    <Loaded query={query}>
      {({ items }) => (
        <Panel title={t('listsTitle')} extra={!empty && extra} flush={items.length > 0}>
          <DataTable<TargetList>
            label={t('listsTitle')}
            rows={items}
            keyOf={(row) => row.id}
            empty={<EmptyState text={t(upload ? 'nothingYet' : 'nothingYetReader')} action={upload || undefined} />}
            columns={[
              {
                title: t('fileName'),
                cell: (row) => (
                  <Link className="table-link" to={`/lists/${row.id}`}>
                    {row.name}
                  </Link>
                ),
              },
              { title: t('state'), width: 136, cell: (row) => <StateTag states={LIST_STATES} state={row.state} /> },
              { title: t('rows'), width: 96, align: 'right', cell: (row) => format.number(row.rows) },
              { title: t('accepted'), width: 96, align: 'right', cell: (row) => format.number(row.accepted) },
              { title: t('rejected'), width: 96, align: 'right', cell: (row) => format.number(row.rejected) },
              { title: t('uploaded'), width: 208, cell: (row) => t('byAt', { by: row.uploadedBy, at: row.uploadedAt }) },
              {
                title: t('released'),
                width: 208,
                cell: (row) => (row.releasedBy && row.releasedAt ? t('byAt', { by: row.releasedBy, at: row.releasedAt }) : '—'),
              },
            ]}
          />
        </Panel>
      )}
    </Loaded>
  );
}
