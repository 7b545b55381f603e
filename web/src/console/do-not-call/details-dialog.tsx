import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncDetails } from '../../shared/api-types';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { Dialog } from '../../shared/ui/dialog';
import { FactList } from '../../shared/ui/fact-list';
import { Loaded } from '../../shared/ui/page-parts';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { StateTag } from '../../shared/ui/state-tag';
import { reachText, reasonOf } from './entry-words';
import { DNC_STATES } from './dnc-states';
import { DNC_TEXTS } from './dnc-texts';

type Asking = 'removal' | 'refuse' | 'put-back' | 'approve';

/** One entry: how far it reaches, where it comes from, what happened to it, and what may be done. An act's own dialog takes its place meanwhile. */
export function DetailsDialog({ id, onClose }: { id: string | null; onClose: () => void }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const query = useQuery({
    queryKey: ['do-not-call', 'entry', id],
    queryFn: () => api.get<DncDetails>(`/do-not-call/${id}`),
    enabled: id !== null,
  });
  const change = useMutation({
    mutationFn: ({ act, reason }: { act: string; reason?: string }) =>
      api.post(`/do-not-call/${id}/${act}`, reason === undefined ? {} : { reason }),
    onSuccess: () => {
      setAsking(null);
      void client.invalidateQueries({ queryKey: ['do-not-call'] });
    },
  });
  const problem = change.error ? ApiProblem.from(change.error) : null;
  const ask = (act: Asking): void => {
    change.reset();
    setAsking(act);
  };
  return (
    <>
      <Dialog open={id !== null && asking === null} title={t('detailsTitle', { id })} width={640} onClose={onClose}>
        <Loaded query={query}>
          {(entry) => (
            <div className="stack" data-testid="dnc-entry">
              <Details entry={entry} />
              {problem && <ProblemNotice problem={problem} />}
              <Acts entry={entry} busy={change.isPending} onAsk={ask} onTakeBack={() => change.mutate({ act: 'removal/withdraw' })} />
            </div>
          )}
        </Loaded>
      </Dialog>
      {query.data && (
        <AskDialog
          entry={query.data}
          asking={asking}
          busy={change.isPending}
          problem={problem}
          onConfirm={(act, reason) => change.mutate({ act, ...(reason === undefined ? {} : { reason }) })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function Details({ entry }: { entry: DncDetails }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const may = useMay();
  return (
    <>
      <FactList
        facts={[
          [t('state'), <StateTag key="state" states={DNC_STATES} state={entry.state} />],
          [t('numbers'), entry.masked.length > 0 ? format.list(entry.masked) : null],
          [t('level'), reachText(t, entry)],
          [t('binds'), entry.expiresAt ? t('until', { at: format.dateTime(entry.expiresAt) }) : t('stands')],
          [t('source'), entry.importId ? t('fromImport', { id: entry.importId, row: entry.importRow }) : t(`source_${entry.source}`)],
          [t('reason'), reasonOf(entry, language)],
          [
            t('evidence'),
            entry.evidenceCallId &&
              (may('call.read') ? (
                <Link to={`/calls/${entry.evidenceCallId}`}>{t('openCall', { id: entry.evidenceCallId })}</Link>
              ) : (
                t('call', { id: entry.evidenceCallId })
              )),
          ],
        ]}
      />
      <section>
        <h3>{t('history')}</h3>
        <ol className="dnc-history">
          {entry.history.map((event, index) => (
            <li key={index}>
              <strong>{t(`event_${event.kind}` as 'event_created', { customers: event.customers })}</strong>{' '}
              <span className="meta">{t('byAt', { by: event.by ?? t('system'), at: format.dateTime(event.at) })}</span>
              {event.reason && <div>{reasonOf({ reason: event.reason }, language)}</div>}
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

interface ActsProps {
  entry: DncDetails;
  busy: boolean;
  onAsk: (act: Asking) => void;
  onTakeBack: () => void;
}

function Acts({ entry, busy, onAsk, onTakeBack }: ActsProps): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const may = (act: string): boolean => entry.actions.includes(act);
  if (entry.actions.length === 0) return null;
  return (
    <div className="row row-wide row-wrap">
      {may('request_removal') && <Button onClick={() => onAsk('removal')}>{t('removal')}</Button>}
      {may('approve_removal') && (
        <Button type="primary" onClick={() => onAsk('approve')}>
          {t('approve')}
        </Button>
      )}
      {may('refuse_removal') && <Button onClick={() => onAsk('refuse')}>{t('refuse')}</Button>}
      {may('withdraw_removal') && (
        <>
          <Button loading={busy} onClick={onTakeBack}>
            {t('takeBack')}
          </Button>
          <span className="meta">{t('otherApproves')}</span>
        </>
      )}
      {may('put_back') && <Button onClick={() => onAsk('put-back')}>{t('putBack', { n: entry.returnable })}</Button>}
    </div>
  );
}

interface AskDialogProps {
  entry: DncDetails;
  asking: Asking | null;
  busy: boolean;
  problem: ApiProblem | null;
  onConfirm: (path: string, reason?: string) => void;
  onClose: () => void;
}

function AskDialog({ entry, asking, busy, problem, onConfirm, onClose }: AskDialogProps): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const n = entry.returnable;
  const asks = {
    removal: { path: 'removal', title: t('removalTitle'), help: t('removalHelp'), confirm: t('removal') },
    refuse: { path: 'removal/refuse', title: t('refuse'), help: t('refuseHelp'), confirm: t('refuse') },
    'put-back': { path: 'put-back', title: t('putBackTitle'), help: t('putBackHelp', { n }), confirm: t('putBack', { n }) },
  };
  const shown = asking && asking !== 'approve' ? asks[asking] : null;
  return (
    <>
      <ReasonDialog
        open={shown !== null}
        title={shown?.title ?? ''}
        confirm={shown?.confirm ?? ''}
        busy={busy}
        problem={problem}
        onConfirm={(reason) => shown && onConfirm(shown.path, reason)}
        onClose={onClose}
      >
        <p>{shown?.help}</p>
      </ReasonDialog>
      <Dialog
        open={asking === 'approve'}
        title={t('approveTitle')}
        confirm={t('approve')}
        busy={busy}
        onConfirm={() => onConfirm('removal/approve')}
        onClose={onClose}
      >
        <div className="stack">
          <p>{t('approveHelp', { reason: entry.removalReason })}</p>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </Dialog>
    </>
  );
}
