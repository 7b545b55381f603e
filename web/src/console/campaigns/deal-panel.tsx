import { PartitionOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Campaign } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { useDeal } from './use-campaign';

/** Deals the released lists to the seats on duty; says how many, and the seed by which it can be checked. */
export function DealPanel({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const deal = useDeal(campaign.id);
  if (campaign.state !== 'running' && campaign.state !== 'paused') return null;
  return (
    <div className="stack-tight">
      <div className="row row-wide">
        <Button icon={<PartitionOutlined />} loading={deal.isPending} onClick={() => deal.mutate()} data-testid="deal">
          {t('deal')}
        </Button>
        <span className="meta">{t('dealHelp')}</span>
      </div>
      {deal.error && <ProblemNotice problem={ApiProblem.from(deal.error)} />}
      {deal.data && (
        <Notice
          tone={deal.data.customers > 0 ? 'success' : 'info'}
          title={deal.data.customers > 0 ? t('dealtResult', { ...deal.data }) : t('dealtNone')}
          testId="dealt"
        >
          <p className="meta">{t('seed', { seed: String(deal.data.seed) })}</p>
        </Notice>
      )}
    </div>
  );
}
