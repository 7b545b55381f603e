import { ArrowLeftOutlined, LockOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../shared/api/client';
import type { CallFile } from '../../shared/api-types';
import { OUTCOME_TEXTS } from '../../shared/i18n/outcome-texts';
import { PBX_TEXTS } from '../../shared/i18n/record-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { useMay } from '../../shared/session/me';
import { DECISION_LOOKS } from '../../shared/ui/decision-looks';
import { FactList } from '../../shared/ui/fact-list';
import { Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { PbxTimeline } from '../../shared/ui/pbx-timeline';
import { seatLabel } from '../../shared/ui/seat-label';
import { StateTag } from '../../shared/ui/state-tag';
import { CALL_FILE_TEXTS } from './call-file-texts';
import { FindingList } from './finding-list';
import './calls.css';

export function CallFilePage(): ReactNode {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['call-file', id], queryFn: () => api.get<CallFile>(`/calls/${id}`) });
  return <Loaded query={query}>{(call) => <OpenFile call={call} />}</Loaded>;
}

function OpenFile({ call }: { call: CallFile }): ReactNode {
  const t = useTexts(CALL_FILE_TEXTS);
  const pbx = useTexts(PBX_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('title', { ref: call.callRef })}>
        <Button icon={<ArrowLeftOutlined />} onClick={() => void navigate(-1)}>
          {t('back')}
        </Button>
      </PageHead>
      <div className="call-file">
        <div className="stack">
          <About call={call} />
          <Panel title={pbx('timeline')}>
            <PbxTimeline pbx={call.pbx} durationMs={call.durationMs} />
          </Panel>
        </div>
        <div className="stack">
          <Outcome call={call} />
          <Review call={call} />
          {may('complaint.read') && <Complaints ids={call.complaintIds} />}
        </div>
      </div>
    </>
  );
}

function About({ call }: { call: CallFile }): ReactNode {
  const t = useTexts(CALL_FILE_TEXTS);
  const format = useFormat();
  // A call dialled by hand of which no record has come is neither answered nor not.
  const isSeen = call.pbx.events.some(({ kind }) => kind !== 'placed');
  const talk = call.talkSeconds === null ? t(isSeen ? 'notAnswered' : 'noRecordYet') : format.duration(call.talkSeconds);
  return (
    <Panel title={t('about')}>
      <FactList
        facts={[
          [t('seat'), t('seatAgent', { seat: seatLabel(call.seat), agent: call.agentName })],
          [t('campaign'), call.campaign],
          [t('placedAt'), `${format.date(call.placedAt)} ${format.clock(call.placedAt)}`],
          [t('workOn'), format.date(call.workOn)],
          [t('talk'), talk],
        ]}
      />
    </Panel>
  );
}

function Outcome({ call }: { call: CallFile }): ReactNode {
  const t = useTexts(CALL_FILE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  return (
    <Panel title={t('outcome')} testId="call-outcome">
      {call.sealed ? (
        <p>
          <strong>
            <LockOutlined aria-hidden /> {t('sealed')}
          </strong>
          <br />
          <span className="quiet">{t('sealedHelp')}</span>
        </p>
      ) : call.code ? (
        <FactList
          facts={[
            [t('code'), textOf(OUTCOME_TEXTS[call.code], language)],
            [t('recordedAt'), call.recordedAt && format.dateTime(call.recordedAt)],
          ]}
        />
      ) : (
        <p className="quiet">{t('noOutcome')}</p>
      )}
    </Panel>
  );
}

function Review({ call }: { call: CallFile }): ReactNode {
  const t = useTexts(CALL_FILE_TEXTS);
  const format = useFormat();
  const may = useMay();
  const { review } = call;
  if (!review) {
    // The vendor is told of decisions against its agents only; that there was none is not its to know.
    if (may('appeal.use')) return null;
    return (
      <Panel title={t('review')}>
        <p className="quiet">{t('noReview')}</p>
      </Panel>
    );
  }
  const { decision } = review;
  return (
    <Panel
      title={t('review')}
      extra={
        <>
          {may('review.use') && <Link to={`/reviews/${review.id}`}>{t('openReview')}</Link>}
          {may('appeal.use') && <Link to={`/appeals/${review.id}`}>{t('openAppeal')}</Link>}
        </>
      }
      testId="call-review"
    >
      <div className="stack">
        <FactList
          facts={[
            [t('decision'), decision ? <StateTag key="decision" states={DECISION_LOOKS} state={decision} /> : t('undecided')],
            [t('standing'), t(`standing_${review.state}`)],
            ...(decision
              ? ([
                  [t('reason'), review.reason],
                  [t('decidedAt'), review.decidedAt && format.dateTime(review.decidedAt)],
                ] as const)
              : []),
          ]}
        />
        {decision && !may('appeal.use') && (
          <section>
            <h3>{t('findings')}</h3>
            <FindingList findings={call.findings} empty={t('noFindings')} />
          </section>
        )}
      </div>
    </Panel>
  );
}

function Complaints({ ids }: { ids: string[] }): ReactNode {
  const t = useTexts(CALL_FILE_TEXTS);
  return (
    <Panel title={t('complaints')}>
      {ids.length === 0 ? (
        <p className="quiet">{t('noComplaints')}</p>
      ) : (
        <ul>
          {ids.map((id) => (
            <li key={id}>
              <Link to={`/complaints/${id}`}>{t('complaint', { id })}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
