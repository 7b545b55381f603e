import { ArrowLeftOutlined, DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api, apiUrl } from '../../shared/api/client';
import type { SwitchImport } from '../../shared/api-types';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { seatLabel } from '../../shared/ui/seat-label';
import { StateTag } from '../../shared/ui/state-tag';
import { FileDrop } from '../../shared/ui/file-drop';
import { MappingForm } from './mapping-form';
import { ResultTabs } from './result-tabs';
import { percentDone, SWITCH_STATES } from './switch-states';
import { SWITCH_TEXTS } from './switch-texts';

/** One file of switch records: its columns to check, its progress, what came of it. */
export function SwitchImportPage(): ReactNode {
  const { id } = useParams();
  const query = useQuery({ queryKey: ['switch-import', id], queryFn: () => api.get<SwitchImport>(`/switch-imports/${id}`) });
  return <Loaded query={query}>{(found) => <OpenImport found={found} />}</Loaded>;
}

function OpenImport({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  return (
    <>
      <PageHead title={found.exchange ?? found.name} meta={<StateTag states={SWITCH_STATES} state={found.state} testId="switch-state" />}>
        <Downloads found={found} />
      </PageHead>
      <div className="stack">
        <p className="quiet">
          <Link to="/switch-records">
            <ArrowLeftOutlined aria-hidden /> {t('title')}
          </Link>
          {' · '}
          {found.name}
          {' · '}
          {found.contractTitle}
          {' · '}
          {t('byAt', { by: found.uploadedBy, at: format.dateTime(found.uploadedAt) })}
        </p>
        {found.problem && <ProblemNotice problem={new ApiProblem(found.problem.code, 422, found.problem.facts)} hint={t('failedHelp')} />}
        <Acts found={found} />
        {found.actions.includes('start') && <MappingForm found={found} />}
        {found.clock && <Result found={found} />}
        {(found.clock || found.refused > 0) && <ResultTabs found={found} />}
      </div>
    </>
  );
}

function Downloads({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const { language } = useSettings();
  if (!found.clock) return null;
  const address = (format: string): string => apiUrl(`/switch-imports/${found.id}/results.${format}?language=${language}`);
  return (
    <>
      <Button icon={<DownloadOutlined />} href={address('csv')} download>
        {t('resultsCsv')}
      </Button>
      <Button icon={<DownloadOutlined />} href={address('xlsx')} download>
        {t('resultsXlsx')}
      </Button>
    </>
  );
}

/** Where the import is, and what one may do about it. */
function Acts({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const act = useMutation({
    mutationFn: (action: string) => api.post<SwitchImport>(`/switch-imports/${found.id}/${action}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['switch-import', found.id] }),
  });
  const acts = (['stop', 'resume', 'discard'] as const).filter((action) => found.actions.includes(action));
  const isUnderWay = found.state === 'importing' || found.state === 'stopped';
  const left = found.phase === 'recordings' ? found.counts.recordingsOpen : found.rows;
  if (!isUnderWay && acts.length === 0 && !found.actions.includes('add_recordings')) return null;
  return (
    <Panel testId="switch-acts">
      <div className="stack">
        {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
        {isUnderWay && (
          <div role="status">
            <strong>{t(`phase_${found.phase}`, { n: format.number(left) })}</strong>
            <Progress percent={percentDone(found)} status="normal" aria-label={t('state')} />
            {found.state === 'stopped' && <div className="meta">{t('stoppedHelp')}</div>}
          </div>
        )}
        <div className="row row-wrap">
          {acts.map((action) => (
            <Button
              key={action}
              danger={action === 'discard'}
              loading={act.isPending && act.variables === action}
              onClick={() => act.mutate(action)}
              data-testid={`switch-${action}`}
            >
              {t(action)}
            </Button>
          ))}
          {found.actions.includes('add_recordings') && (
            <Button icon={<UploadOutlined />} onClick={() => setAdding(true)}>
              {t('addArchive')}
            </Button>
          )}
          {found.actions.includes('discard') && found.rows > 0 && <span className="meta">{t('discardHelp')}</span>}
        </div>
      </div>
      <Dialog open={adding} title={t('addArchive')} width={560} onClose={() => setAdding(false)}>
        <FileDrop<SwitchImport>
          path={`/switch-imports/${found.id}/recordings`}
          kind="archive"
          label={t('addArchive')}
          help={t('archiveHelp')}
          onUploaded={(made) => {
            client.setQueryData(['switch-import', found.id], made);
            setAdding(false);
          }}
        />
      </Dialog>
    </Panel>
  );
}

/** Figures first, then how the clock was set right. */
function Result({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  const { counts } = found;
  const figures: [string, number | null][] = [
    [t('rows'), found.rows],
    [t('taken'), found.taken],
    [t('known'), found.known],
    [t('exact'), counts.exact],
    [t('near'), counts.extensionDiffers + counts.numberDiffers + counts.second],
    [t('recordsLeft'), counts.none],
    [t('callsLeft'), found.callsWithoutRecord],
    [t('recordingsTaken'), counts.recordingsTaken],
  ];
  return (
    <Panel testId="switch-result">
      <div className="stack">
        <div className="switch-figures">
          {figures.map(([name, value]) => (
            <div key={name}>
              <div className="figure-label">{name}</div>
              <div className="figure-value">{value === null ? '—' : format.number(value)}</div>
            </div>
          ))}
        </div>
        <Clock found={found} />
        {counts.frozen > 0 && <div>{t('frozen', { n: format.number(counts.frozen) })}</div>}
        {counts.noOutcome > 0 && <div className="meta">{t('noOutcome', { n: format.number(counts.noOutcome) })}</div>}
        {found.extensions.length > 0 && (
          <div className="meta">
            {t('learned', {
              list: format.list(found.extensions.map(({ seat, extension }) => `${t('seatIs', { seat: seatLabel(seat) })} ${extension}`)),
            })}
          </div>
        )}
      </div>
    </Panel>
  );
}

/** From this many pairs on the clock was estimated; the server's figure. */
const LEAST_PAIRS = 3;
/** Less than this is no drift, but how clocks are. */
const NO_DRIFT_MS = 2000;

function Clock({ found }: { found: SwitchImport }): ReactNode {
  const t = useTexts(SWITCH_TEXTS);
  const format = useFormat();
  const { aheadMs, pairs, spreadMs } = found.clock!;
  const n = format.number(pairs);
  if (pairs < LEAST_PAIRS && aheadMs === 0) return <Notice tone="warning" title={t('clockUnknown', { n })} testId="switch-clock" />;
  const text = Math.abs(aheadMs) < NO_DRIFT_MS ? 'clockRight' : aheadMs > 0 ? 'clockAhead' : 'clockBehind';
  return (
    <Notice tone="info" title={t(text, { n, s: format.duration(Math.abs(aheadMs) / 1000) })} testId="switch-clock">
      <div>
        {t('spread', { s: format.duration(spreadMs / 1000) })} · {t('clockHelp')}
      </div>
    </Notice>
  );
}
