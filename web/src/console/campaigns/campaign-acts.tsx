import { EllipsisOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Campaign } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { type CampaignAct, useCampaignAct } from './use-campaign';

type Explained = Extract<CampaignAct, 'return' | 'pause' | 'resume' | 'complete' | 'archive'>;

/** Acts that others will ask about are explained first. */
const EXPLAINED: readonly string[] = ['return', 'pause', 'resume', 'complete', 'archive'] satisfies Explained[];
const PRIMARY: readonly CampaignAct[] = ['approve', 'start', 'resume', 'submit'];
const RARE: readonly CampaignAct[] = ['return', 'complete', 'archive'];

/** What this person may do with the campaign now, as the server says. */
export function CampaignActs({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const change = useCampaignAct(campaign.id);
  const [asking, setAsking] = useState<Explained | null>(null);
  const may = (act: CampaignAct): boolean => campaign.actions.includes(act);
  const run = (act: CampaignAct): void => {
    change.reset();
    if (EXPLAINED.includes(act)) setAsking(act as Explained);
    else change.mutate({ act });
  };
  const primary = PRIMARY.find(may);
  const rare = RARE.filter(may);
  const problem = change.error ? ApiProblem.from(change.error) : null;
  return (
    <>
      {problem && !asking && <ProblemNotice problem={problem} />}
      {rare.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: rare.map((act) => ({ key: act, label: t(act) })), onClick: ({ key }) => run(key as CampaignAct) }}
        >
          <Button icon={<EllipsisOutlined />} aria-label={t('more')} />
        </Dropdown>
      )}
      {may('pause') && (
        <Button danger icon={<PauseCircleOutlined />} onClick={() => run('pause')} data-testid="act-pause">
          {t('pause')}
        </Button>
      )}
      {primary && (
        <Button type="primary" loading={change.isPending && !asking} onClick={() => run(primary)} data-testid={`act-${primary}`}>
          {t(primary)}
        </Button>
      )}
      <ReasonDialog
        open={asking !== null}
        title={asking ? t(`${asking}Title`) : ''}
        confirm={asking ? t(asking) : ''}
        danger={asking === 'pause' || asking === 'complete'}
        busy={change.isPending}
        problem={problem}
        onConfirm={(reason) => asking && change.mutate({ act: asking, reason }, { onSuccess: () => setAsking(null) })}
        onClose={() => setAsking(null)}
      >
        <p>{asking && t(`${asking}Help`)}</p>
      </ReasonDialog>
    </>
  );
}
