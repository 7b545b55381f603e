import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useParams } from 'react-router';
import { FindingList } from '../console/calls/finding-list';
import { CallWaveform, type Peaks, type WaveCall } from '../review-desk/waveform';
import { api, apiUrl } from '../shared/api/client';
import type { AppealedCall, FalseRecordDetail } from '../shared/api-types';
import { OUTCOME_TEXTS } from '../shared/i18n/outcome-texts';
import { PBX_TEXTS } from '../shared/i18n/record-texts';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { FactList } from '../shared/ui/fact-list';
import { Loaded, PageHead, Panel } from '../shared/ui/page-parts';
import { PbxTimeline } from '../shared/ui/pbx-timeline';
import { Notice } from '../shared/ui/problem-notice';
import { seatLabel } from '../shared/ui/seat-label';
import { StateTag } from '../shared/ui/state-tag';
import { AppealDialog } from './appeal-dialog';
import { standingOf, STANDINGS } from './appeal-states';
import { TermLeft } from './appeal-term';
import { APPEAL_TEXTS } from './appeal-texts';
import './appeals.css';

export function AppealPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['appeals', id], queryFn: () => api.get<FalseRecordDetail>(`/appeals/${id}`) });
  return <Loaded query={query}>{(record) => <OpenRecord record={record} />}</Loaded>;
}

function OpenRecord({ record }: { record: FalseRecordDetail }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const [appealing, setAppealing] = useState(false);
  return (
    <>
      <PageHead title={t('callRef', { ref: record.callRef })} meta={<StateTag states={STANDINGS} state={standingOf(record)} />}>
        {record.actions.includes('appeal') && (
          <Button type="primary" onClick={() => setAppealing(true)} data-testid="appeal">
            {t('appeal')}
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <div className="appeal-columns">
          <Decided record={record} />
          {record.appeal && <Appealed record={record} appeal={record.appeal} />}
        </div>
        {record.call ? <Evidence record={record} call={record.call} /> : <ClosedEvidence record={record} />}
      </div>
      <AppealDialog record={appealing ? record : null} onClose={() => setAppealing(false)} />
    </>
  );
}

function Decided({ record }: { record: FalseRecordDetail }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  return (
    <Panel title={t('decision')}>
      <FactList
        facts={[
          [t('seat'), t('seatAgent', { seat: seatLabel(record.seat), agent: record.agentName })],
          [t('placedAt'), record.placedAt ? format.dateTime(record.placedAt) : format.date(record.workOn)],
          [t('claim'), textOf(OUTCOME_TEXTS[record.code], language)],
          [t('reason'), record.reason],
          [t('decidedAt'), format.dateTime(record.decidedAt)],
          ...(record.state === 'decided' ? [[t('term'), <TermLeft key="term" term={record.appealTerm} />] as const] : []),
        ]}
      />
    </Panel>
  );
}

function Appealed({ record, appeal }: { record: FalseRecordDetail; appeal: NonNullable<FalseRecordDetail['appeal']> }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const format = useFormat();
  const closed = record.closingReason !== null;
  return (
    <Panel title={t('yourAppeal')}>
      <FactList
        facts={[
          [t('appealReason'), appeal.reason],
          [t('appealedBy'), t('byAt', { by: appeal.by, at: format.dateTime(appeal.at) })],
          ...(closed
            ? ([
                [t('closing'), <StateTag key="closing" states={STANDINGS} state={standingOf(record)} />],
                [t('closingReason'), record.closingReason],
              ] as const)
            : []),
        ]}
      />
    </Panel>
  );
}

function ClosedEvidence({ record }: { record: FalseRecordDetail }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const why = record.actions.includes('appeal') ? 'evidenceBefore' : record.appeal ? 'evidenceAfter' : 'evidenceNever';
  return (
    <Notice tone="info" title={t('evidenceClosed')} testId="evidence-closed">
      <p>{t(why)}</p>
    </Notice>
  );
}

/** Open for this one call while its appeal runs. */
function Evidence({ record, call }: { record: FalseRecordDetail; call: AppealedCall }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const pbx = useTexts(PBX_TEXTS);
  return (
    <>
      <Panel title={t('findings')} extra={<span className="meta">{`${t('number')} ${call.masked}`}</span>}>
        <FindingList findings={call.findings} empty={t('noFindings')} />
      </Panel>
      <Panel title={t('recording')} extra={<span className="meta">{t('listeningLogged')}</span>} testId="appeal-recording">
        <Recording key={record.id} record={record} call={call} />
      </Panel>
      {call.pbx && (
        <Panel title={pbx('timeline')}>
          <PbxTimeline pbx={call.pbx} durationMs={call.durationMs} />
        </Panel>
      )}
    </>
  );
}

function Recording({ record, call }: { record: FalseRecordDetail; call: AppealedCall }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const wave = useWaveCall(call);
  const playable = call.playable && record.actions.includes('listen');
  if (call.durationMs <= 0) return <p className="quiet">{t('notPlayable')}</p>;
  return (
    <CallWaveform
      call={wave}
      loadPeaks={call.playable ? (columns) => api.get<Peaks>(`/appeals/${record.id}/peaks?columns=${columns}`) : null}
      audioUrl={playable ? apiUrl(`/appeals/${record.id}/audio`) : null}
      primaryPlay
      instead={<span className="quiet">{t('notPlayable')}</span>}
    />
  );
}

/** The same object as long as the answer is the same, so that the lanes are drawn once. The claim stands above in words. */
function useWaveCall({ durationMs, segments, lanes, pbx }: AppealedCall): WaveCall {
  return useMemo(
    () => ({ durationMs, channels: null, segments, lanes, events: pbx?.events ?? [], claim: null }),
    [durationMs, segments, lanes, pbx],
  );
}
