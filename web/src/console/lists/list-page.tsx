import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { ListState, TargetList } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { LIST_STATES, StateTag } from '../../shared/ui/state-tag';
import { ListResult } from './list-result';
import { ListSteps } from './list-steps';
import { LIST_TEXTS } from './list-texts';
import { MappingStep } from './mapping-step';
import { useListAct } from './use-list-act';
import './lists.css';

/** While an import runs the page asks again this often, in case an event was lost. */
const REFETCH_MS = 1000;
const STEP_OF: Record<ListState, number> = {
  uploaded: 1,
  collecting: 2,
  importing: 2,
  failed: 2,
  cancelled: 2,
  imported: 3,
  released: 4,
  paused: 4,
  withdrawn: 4,
};

/** One list on its way from file to released; the page follows the list's state, so it can be left and found again. */
export function ListPage(): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['list', id],
    queryFn: () => api.get<TargetList>(`/lists/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'importing' || state.data?.state === 'collecting' ? REFETCH_MS : false),
  });
  return (
    <div className="list-page">
      <Loaded query={query}>
        {(list) => (
          <>
            <PageHead title={list.name} meta={<StateTag states={LIST_STATES} state={list.state} testId="list-state" />}>
              <Button icon={<ArrowLeftOutlined />} onClick={() => void navigate(`/campaigns/${list.campaignId}/lists`)}>
                {t('backToCampaign')}
              </Button>
            </PageHead>
            <div className="stack">
              <ListSteps current={STEP_OF[list.state]} failed={list.state === 'failed'} />
              <p className="meta">
                {list.pushed
                  ? t('pushedBy', { by: list.uploadedBy, at: list.uploadedAt })
                  : t('uploadedBy', { by: list.uploadedBy, at: list.uploadedAt, size: format.bytes(list.sizeBytes) })}
              </p>
              <ListStep list={list} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}

function ListStep({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const navigate = useNavigate();
  const again = <Button onClick={() => void navigate(`/campaigns/${list.campaignId}/upload`)}>{t('uploadAgain')}</Button>;
  switch (list.state) {
    case 'uploaded':
      return <MappingStep list={list} />;
    case 'collecting':
      return (
        <>
          <Notice tone="info" title={t('collecting')} testId="list-collecting">
            <p>{t('collectingHelp')}</p>
          </Notice>
          <ListResult list={list} />
        </>
      );
    case 'importing':
      return <ImportStep list={list} />;
    case 'failed': {
      const problem = new ApiProblem(list.problem?.code ?? 'internal', 422, list.problem?.facts ?? {});
      return (
        <>
          <ProblemNotice problem={problem} />
          <div>{again}</div>
          {list.actions.includes('import') && <MappingStep list={list} />}
        </>
      );
    }
    case 'cancelled':
      return (
        <>
          <Notice tone="info" title={t('cancelled')} actions={again} />
          {list.actions.includes('import') && <MappingStep list={list} />}
        </>
      );
    default:
      return <ListResult list={list} />;
  }
}

function ImportStep({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  const cancel = useListAct(list.id, 'cancel');
  const { progress } = list;
  const percent = progress && progress.bytesTotal > 0 ? Math.min(100, Math.round((progress.bytesDone / progress.bytesTotal) * 100)) : 0;
  return (
    <Panel title={progress ? t(`phase_${progress.phase}`) : t('stepImport')} testId="import-progress">
      <div className="stack">
        <Progress percent={percent} aria-label={t('progress')} status="active" />
        <div className="spread">
          <p role="status">
            {progress && t('rowsSoFar', { rows: progress.rows })}
            {typeof progress?.secondsLeft === 'number' && ` · ${t('timeLeft', { s: format.duration(progress.secondsLeft) })}`}
            {progress && (
              <span className="quiet">
                {' '}
                · {t('ofBytes', { done: format.bytes(progress.bytesDone), total: format.bytes(progress.bytesTotal) })}
              </span>
            )}
          </p>
          <Button danger loading={cancel.isPending} onClick={() => cancel.mutate({})} data-testid="cancel-import">
            {t('cancelImport')}
          </Button>
        </div>
        <p className="meta">{t('leaveOpen')}</p>
        {cancel.error && <ProblemNotice problem={ApiProblem.from(cancel.error)} />}
      </div>
    </Panel>
  );
}
