import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import { api } from '../../shared/api/client';
import type { Complaint } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { useMay, useMe } from '../../shared/session/me';
import { FactList } from '../../shared/ui/fact-list';
import { Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { Notice } from '../../shared/ui/problem-notice';
import { seatLabel } from '../../shared/ui/seat-label';
import { StateTag } from '../../shared/ui/state-tag';
import { COMPLAINT_STATES } from './complaint-states';
import { COMPLAINT_TEXTS } from './complaint-texts';
import { DecisionDialog } from './decision-dialog';
import './complaints.css';

export function ComplaintPage(): ReactNode {
  const { id = '' } = useParams();
  const query = useQuery({ queryKey: ['complaints', id], queryFn: () => api.get<Complaint>(`/complaints/${id}`) });
  return <Loaded query={query}>{(complaint) => <OpenComplaint complaint={complaint} />}</Loaded>;
}

function OpenComplaint({ complaint }: { complaint: Complaint }): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const format = useFormat();
  const [deciding, setDeciding] = useState(false);
  const { seat, agentName: agent } = complaint;
  return (
    <>
      <PageHead title={t('complaintOf', { id: complaint.id })} meta={<StateTag states={COMPLAINT_STATES} state={complaint.state} />}>
        {complaint.actions.includes('decide') && (
          <Button type="primary" onClick={() => setDeciding(true)} data-testid="complaint-decide">
            {t('decide')}
          </Button>
        )}
      </PageHead>
      <div className="stack">
        <Waiting complaint={complaint} />
        <Panel title={t('summary')}>
          <p className="complaint-summary">{complaint.summary}</p>
          <FactList
            facts={[
              [t('receivedOn'), format.date(complaint.receivedOn)],
              [t('channel'), t(`channel_${complaint.channel}`)],
              [t('recordedBy'), t('byAt', { by: complaint.recordedBy, at: format.dateTime(complaint.recordedAt) })],
            ]}
          />
        </Panel>
        <Panel title={t('call')}>
          <FactList
            facts={[
              [t('call'), complaint.callRef],
              [t('calledOn'), format.date(complaint.calledOn)],
              [t('seat'), t('seatAgent', { seat: seatLabel(seat), agent })],
            ]}
          />
          <p className="complaint-call">
            <Link to={`/calls/${complaint.callId}`}>{t('openCall')}</Link>
          </p>
        </Panel>
        {complaint.decidedAt && <Decided complaint={complaint} />}
      </div>
      <DecisionDialog complaint={deciding ? complaint : null} onClose={() => setDeciding(false)} />
    </>
  );
}

/** Who must act, when it is somebody else. */
function Waiting({ complaint }: { complaint: Complaint }): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const may = useMay();
  const me = useMe();
  if (complaint.state !== 'recorded' || complaint.actions.includes('decide')) return null;
  const mine = may('complaint.decide') && complaint.recordedBy === me.displayName;
  return <Notice tone="info" title={mine ? t('otherDecides', { name: complaint.recordedBy }) : t('auditorDecides')} />;
}

function Decided({ complaint }: { complaint: Complaint }): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const format = useFormat();
  return (
    <Panel title={t('decision')}>
      <FactList
        facts={[
          [t('decision'), <StateTag key="state" states={COMPLAINT_STATES} state={complaint.state} />],
          ...(complaint.level ? [[t('level'), t(complaint.level === 1 ? 'level1' : 'level2')] as const] : []),
          [t('reason'), complaint.decisionReason],
          [t('decide'), t('byAt', { by: complaint.decidedBy, at: complaint.decidedAt && format.dateTime(complaint.decidedAt) })],
        ]}
      />
    </Panel>
  );
}
