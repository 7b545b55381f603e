import { CheckCircleOutlined, DownloadOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api, apiUrl } from '../../shared/api/client';
import type { RejectsPage, TargetList } from '../../shared/api-types';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { LIST_TEXTS } from './list-texts';
import { ListPriority } from './list-priority';
import { lossText } from './loss-texts';
import { SaveMapping } from './save-mapping';
import { useListAct } from './use-list-act';

/** What the file came to: callable large, every loss counted, then the release by somebody else. */
export function ListResult({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  return (
    <>
      {list.state === 'withdrawn' && <Notice tone="info" title={t('withdrawn')} />}
      <SameFile list={list} />
      <Effects list={list} />
      <Release list={list} />
      <ListPriority list={list} />
      <SaveMapping list={list} />
      <Losses list={list} />
      {list.rejected > 0 && <Rejects list={list} />}
    </>
  );
}

function Effects({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  const { effects } = list;
  return (
    <section className="panel list-effects" data-testid="list-effects">
      <div>
        <div className="figure-label">{t('callableToday')}</div>
        <div className="list-callable" data-testid="callable-today">
          {effects ? format.number(effects.callableToday) : '—'}
        </div>
      </div>
      <div className="grow">
        {effects && <p>{t('sentence', { customers: effects.customers, numbers: effects.numbers })}</p>}
        {effects && <EffectCounts effects={effects} />}
        <p className="meta">
          {effects && `${t('countedAt', { at: effects.countedAt })} · `}
          {t('rows')} {format.number(list.rows)} · {t('accepted')} {format.number(list.accepted)} · {t('rejected')}{' '}
          {format.number(list.rejected)}
        </p>
      </div>
    </section>
  );
}

const EFFECTS = [
  ...(['doNotCall', 'duplicatesInFile', 'duplicatesInCampaign', 'cooling'] as const),
  ...(['noConsent', 'outsideRegions', 'unusableNumbers', 'outsideRules'] as const),
];

/** Every way in which customers are lost, the empty ones too: a nought is an answer. */
function EffectCounts({ effects }: { effects: NonNullable<TargetList['effects']> }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  return (
    <dl className="effect-counts">
      {EFFECTS.map((name) => (
        <div key={name} className={effects[name] === 0 ? 'quiet' : ''} data-testid={`effect-${name}`}>
          <dt className="meta">{t(`effects_${name}`)}</dt>
          <dd className="num">{format.number(effects[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function SameFile({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  if (list.sameFile.length === 0) return null;
  return (
    <Notice tone="warning" title={t('sameFile')} testId="same-file">
      {list.sameFile.map(({ listId, campaign, name, uploadedAt }) => (
        <p key={listId}>
          <Link to={`/lists/${listId}`}>{t('sameFileIn', { campaign, name, at: uploadedAt })}</Link>
        </p>
      ))}
    </Notice>
  );
}

function Release({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const may = useMay();
  const release = useListAct(list.id, 'release');
  const canRelease = list.actions.includes('release');
  return (
    <>
      {release.error && <ProblemNotice problem={ApiProblem.from(release.error)} />}
      {list.state === 'imported' && !canRelease && may('list.write') && (
        <Notice tone="info" title={t('otherReleases')} testId="other-releases">
          <p>{t('otherReleasesHelp', { name: list.uploadedBy })}</p>
        </Notice>
      )}
      {list.state === 'paused' && (
        <Notice tone="warning" title={t('paused')} testId="list-paused">
          <p>{list.stateReason}</p>
        </Notice>
      )}
      {list.state === 'released' && list.releasedBy && (
        <Notice tone="success" title={t('released')}>
          <p>{t('releasedBy', { by: list.releasedBy, at: list.releasedAt })}</p>
        </Notice>
      )}
      <div className="row row-wide">
        {canRelease && (
          <>
            <Button
              type="primary"
              icon={<CheckCircleOutlined />}
              loading={release.isPending}
              onClick={() => release.mutate({})}
              data-testid="release"
            >
              {t('release')}
            </Button>
            <span className="meta">{t('releaseHelp')}</span>
          </>
        )}
        {(['pause', 'resume', 'withdraw'] as const)
          .filter((act) => list.actions.includes(act))
          .map((act) => (
            <ListActButton key={act} list={list} act={act} />
          ))}
      </div>
    </>
  );
}

function Losses({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  return (
    <Panel title={t('lossesTitle')} flush={list.losses.length > 0}>
      <DataTable
        label={t('lossesTitle')}
        rows={list.losses}
        keyOf={(row) => row.code}
        empty={<p className="quiet">{t('noLosses')}</p>}
        columns={[
          { title: t('lossReason'), cell: (loss) => lossText(loss.code, language) },
          { title: t('lossExample'), width: 280, cell: (row) => row.example ?? '—' },
          { title: t('lossCount'), width: 120, align: 'right', cell: (loss) => format.number(loss.count) },
        ]}
      />
    </Panel>
  );
}

function Rejects({ list }: { list: TargetList }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const query = useInfiniteQuery({
    queryKey: ['list', list.id, 'rejects'],
    queryFn: ({ pageParam }) =>
      api.get<RejectsPage>(`/lists/${list.id}/rejects${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const rows = (query.data?.pages ?? []).flatMap((page) => page.items).map((item, index) => ({ ...item, key: index }));
  const download = (kind: 'csv' | 'xlsx'): string => apiUrl(`/lists/${list.id}/rejects.${kind}?language=${language}`);
  return (
    <Panel
      title={t('rejectsTitle')}
      flush
      extra={
        <>
          <Button icon={<DownloadOutlined />} href={download('csv')} download>
            {t('downloadCsv')}
          </Button>
          <Button icon={<DownloadOutlined />} href={download('xlsx')} download>
            {t('downloadXlsx')}
          </Button>
        </>
      }
    >
      {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
      <DataTable
        label={t('rejectsTitle')}
        rows={rows}
        keyOf={(row) => row.key}
        more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        loadingMore={query.isFetchingNextPage}
        columns={[
          { title: t('rejectRow'), width: 96, align: 'right', cell: (row) => format.number(row.row) },
          { title: t('rejectColumn'), width: 160, cell: (row) => row.column ?? '—' },
          { title: t('rejectWhy'), cell: (row) => lossText(row.code, language) },
          { title: t('rejectValue'), width: 240, cell: (row) => row.masked ?? '—' },
        ]}
      />
    </Panel>
  );
}

/** Acts on a list that is out, each with its reason. */
const ACT_TEXTS = {
  pause: { button: 'pause', help: 'pauseHelp' },
  resume: { button: 'resume', help: 'resumeHelp' },
  withdraw: { button: 'withdraw', help: 'withdrawHelp' },
} as const;

function ListActButton({ list, act }: { list: TargetList; act: keyof typeof ACT_TEXTS }): ReactNode {
  const t = useTexts(LIST_TEXTS);
  const [asking, setAsking] = useState(false);
  const send = useListAct(list.id, act);
  const { button, help } = ACT_TEXTS[act];
  return (
    <>
      <Button danger={act === 'withdraw'} onClick={() => setAsking(true)} data-testid={act}>
        {t(button)}
      </Button>
      <ReasonDialog
        open={asking}
        title={t(button)}
        confirm={t(button)}
        danger={act === 'withdraw'}
        busy={send.isPending}
        problem={send.error ? ApiProblem.from(send.error) : null}
        onConfirm={(reason) => send.mutate({ reason }, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      >
        <p>{t(help)}</p>
      </ReasonDialog>
    </>
  );
}
