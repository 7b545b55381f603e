import { EditOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Campaign, Figures } from '../../shared/api-types';
import { useConnection } from '../../shared/api/connection';
import { localDay } from '../../shared/i18n/format';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { serverNow } from '../../shared/server-clock';
import { useMay, useMe } from '../../shared/session/me';
import { Loaded, PageHead } from '../../shared/ui/page-parts';
import { Notice } from '../../shared/ui/problem-notice';
import { CAMPAIGN_STATES, StateTag } from '../../shared/ui/state-tag';
import { SeatsBoardView } from '../seats';
import { CampaignActs } from './campaign-acts';
import { CampaignLists } from './campaign-lists';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { leftTitle, leftToDial } from './left-over';
import { DealPanel } from './deal-panel';
import { DealingsList } from './dealings-list';
import { ProgressTab } from './progress-tab';
import { useCampaign } from './use-campaign';
import './campaigns.css';

const SIX: (keyof Figures)[] = ['loaded', 'callable', 'dialled', 'connected', 'intents', 'doNotCall'];

export function CampaignPage(): ReactNode {
  const { id = '', tab = 'progress' } = useParams();
  const query = useCampaign(id);
  return <Loaded query={query}>{(campaign) => <OpenCampaign campaign={campaign} tab={tab} />}</Loaded>;
}

function OpenCampaign({ campaign, tab }: { campaign: Campaign; tab: string }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  const tabs = [
    { key: 'progress', label: t('tabProgress'), children: <ProgressTab campaign={campaign} /> },
    ...(may('list.read') ? [{ key: 'lists', label: t('tabLists'), children: <CampaignLists campaign={campaign} /> }] : []),
    {
      key: 'seats',
      label: t('tabSeats'),
      children: (
        <div className="stack">
          {may('campaign.write') && <DealPanel campaign={campaign} />}
          <SeatsBoardView campaignId={campaign.id} />
          <DealingsList campaignId={campaign.id} />
        </div>
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={campaign.title}
        meta={
          <>
            <StateTag states={CAMPAIGN_STATES} state={campaign.state} testId="campaign-state" />
            <span className="meta">{t('stateWhy', { by: campaign.stateBy, at: campaign.stateAt, reason: campaign.stateReason })}</span>
          </>
        }
      >
        {campaign.state === 'draft' && may('campaign.write') && (
          <Button icon={<EditOutlined />} onClick={() => void navigate(`/campaigns/${campaign.id}/edit`)}>
            {t('edit')}
          </Button>
        )}
        <CampaignActs campaign={campaign} />
      </PageHead>
      <div className="stack">
        <ApprovalHint campaign={campaign} />
        <EndedHint campaign={campaign} />
        <SixFigures campaign={campaign} />
        <Tabs
          activeKey={tab}
          onChange={(key) => void navigate(`/campaigns/${campaign.id}/${key}`, { replace: true })}
          items={tabs}
          destroyOnHidden
        />
      </div>
    </>
  );
}

/** Says why the one who made it can't approve it. */
function ApprovalHint({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const me = useMe();
  if (campaign.state !== 'submitted' || campaign.actions.includes('approve') || !may('campaign.write')) return null;
  return (
    <Notice tone="info" title={t('otherApproves', { name: campaign.createdBy || me.displayName })} testId="other-approves">
      <p>{t('otherApprovesHelp')}</p>
    </Notice>
  );
}

/** A period that is over stops the calls by itself; somebody still has to say that the campaign is done. */
function EndedHint({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const today = localDay(serverNow());
  if (!['running', 'paused'].includes(campaign.state) || campaign.endsOn >= today) return null;
  return (
    <Notice tone="info" title={t('ended', { date: format.date(campaign.endsOn) })} testId="campaign-ended">
      <p>{t('endedHelp')}</p>
    </Notice>
  );
}

function SixFigures({ campaign: { counts, state } }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const format = useFormat();
  const { online } = useConnection();
  return (
    <section className="panel six-figures" aria-label={t('figures')}>
      {SIX.map((name) => (
        <div key={name} className={online ? '' : 'is-stale'}>
          <div className="figure-label">{t(name === 'callable' ? leftTitle(state) : (name as 'loaded'))}</div>
          <div className="six-figure" data-testid={`figure-${name}`}>
            {format.number(name === 'callable' ? leftToDial(counts) : counts[name])}
          </div>
          {name === 'callable' && counts.dealt > 0 && <div className="meta">{t('ofThemDealt', { n: counts.dealt })}</div>}
        </div>
      ))}
    </section>
  );
}
