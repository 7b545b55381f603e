import type { ReactNode } from 'react';
import type { Campaign } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Panel } from '../../shared/ui/page-parts';
import { CampaignPriority } from './campaign-priority';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { FunnelPanel } from './funnel-panel';
import { GoalPanel } from './goal-panel';
import { HeatMapPanel } from './heat-map';

/** Is it working? How far customers have come, when they answer, how the goal stands. */
export function ProgressTab({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  return (
    <div className="stack">
      <GoalPanel campaignId={campaign.id} />
      <div className="campaign-columns">
        <FunnelPanel campaign={campaign} />
        <HeatMapPanel campaignId={campaign.id} />
      </div>
      <Panel title={t('about')} extra={<CampaignPriority campaign={campaign} />}>
        <About campaign={campaign} />
      </Panel>
    </div>
  );
}

function About({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const { script } = campaign;
  const facts: [string, ReactNode][] = [
    [t('product'), campaign.product],
    [t('applyAt'), campaign.applyAt],
    [t('script'), script ? t('scriptVersion', { title: script.title, version: script.version }) : '—'],
    [t('period'), t('periodOf', format.span(campaign.startsOn, campaign.endsOn))],
    [t('order'), campaign.orderCode],
    [t('contract'), campaign.contractTitle],
    [t('priority'), campaign.priority],
    [t('weight'), campaign.weight],
    [t('regionsFact'), campaign.regions ? format.list(campaign.regions) : t('anywhere')],
    [t('createdBy'), campaign.createdBy],
    [t('approvedBy'), campaign.approvedBy ?? '—'],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
