import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api, apiUrl } from '../../shared/api/client';
import { type Pages, queryText, usePages } from '../../shared/api/use-pages';
import {
  type CampaignSummary,
  HANDOVER_STATES,
  type HandoverState,
  type Intent,
  type IntentsPage as Answer,
  type Items,
} from '../../shared/api-types';
import { useSettings, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { EmptyState, PageHead, Panel, SkeletonRows } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { HandoverDialog } from './handover-dialog';
import { INTENT_TEXTS } from './intent-texts';
import { IntentsTable } from './intents-table';
import './intents.css';

type Filter = { campaignId: string; state: HandoverState | '' };

const NO_FILTER: Filter = { campaignId: '', state: '' };

export function IntentsPage(): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const { language } = useSettings();
  const may = useMay();
  const [filter, setFilter] = useState(NO_FILTER);
  const [acting, setActing] = useState<Intent | null>(null);
  const pages = usePages<Intent, Answer>('intents', '/intents', filter);
  const download = (kind: 'csv' | 'xlsx'): string => apiUrl(`/intents/export.${kind}${queryText({ ...filter, language })}`);
  return (
    <>
      <PageHead title={t('title')}>
        {may('intent.export') && pages.rows.length > 0 && (
          <>
            <span className="meta">{t('downloadHelp')}</span>
            <Button icon={<DownloadOutlined />} href={download('xlsx')} download data-testid="intents-xlsx">
              {t('downloadXlsx')}
            </Button>
            <Button icon={<DownloadOutlined />} href={download('csv')} download>
              {t('downloadCsv')}
            </Button>
          </>
        )}
      </PageHead>
      <div className="stack">
        <Filters filter={filter} counts={pages.first?.counts} apply={setFilter} />
        <Found
          pages={pages}
          filtered={filter.campaignId !== '' || filter.state !== ''}
          clear={() => setFilter(NO_FILTER)}
          act={may('intent.write') ? setActing : undefined}
        />
      </div>
      <HandoverDialog intent={acting} onClose={() => setActing(null)} />
    </>
  );
}

interface FiltersProps {
  filter: Filter;
  counts: Answer['counts'] | undefined;
  apply: (filter: Filter) => void;
}

function Filters({ filter, counts, apply }: FiltersProps): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: () => api.get<Items<CampaignSummary>>('/campaigns') });
  const whole = counts && HANDOVER_STATES.reduce((sum, state) => sum + counts[state], 0);
  return (
    <div className="row row-wide row-wrap">
      <Segmented<Filter['state']>
        aria-label={t('state')}
        value={filter.state}
        onChange={(state) => apply({ ...filter, state })}
        options={[
          { value: '', label: t('all', { n: whole ?? 0 }) },
          ...HANDOVER_STATES.map((value) => ({ value, label: t('stateCount', { state: t(`state_${value}`), n: counts?.[value] ?? 0 }) })),
        ]}
      />
      <Select
        aria-label={t('campaign')}
        className="intents-campaign"
        value={filter.campaignId}
        onChange={(campaignId) => apply({ ...filter, campaignId })}
        options={[
          { value: '', label: t('allCampaigns') },
          ...(campaigns.data?.items ?? []).map((campaign) => ({ value: campaign.id, label: campaign.title })),
        ]}
      />
    </div>
  );
}

interface FoundProps {
  pages: Pages<Intent, Answer>;
  filtered: boolean;
  clear: () => void;
  act: ((intent: Intent) => void) | undefined;
}

function Found({ pages: { query, rows, more }, filtered, clear, act }: FoundProps): ReactNode {
  const t = useTexts(INTENT_TEXTS);
  if (query.isPending) return <SkeletonRows rows={10} />;
  const empty = filtered ? (
    <EmptyState text={t('noneMatch')} action={<Button onClick={clear}>{t('clear')}</Button>} />
  ) : (
    <EmptyState text={t('none')} />
  );
  return (
    <>
      {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
      {query.data && (
        <Panel flush={rows.length > 0}>
          <IntentsTable rows={rows} empty={empty} more={more} loadingMore={query.isFetchingNextPage} act={act} />
        </Panel>
      )}
    </>
  );
}
