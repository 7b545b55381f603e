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

type Asking = 'removal' | 'refuse' | 'put-back';

/** One entry: how far it reaches, where it comes from, what happened to it, and what may be done. */
export function DetailsDialog({ id, onClose }: { id: string | null; onClose: () => void }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const query = useQuery({
    queryKey: ['do-not-call', 'entry', id],
    queryFn: () => api.get<DncDetails>(`/do-not-call/${id}`),
    enabled: id !== null,
  });
  return (
    <Dialog open={id !== null} title={t('detailsTitle', { id })} width={640} onClose={onClose}>
      <Loaded query={query}>{(entry) => <Details entry={entry} />}</Loaded>
    </Dialog>
  );
}

function Details({ entry }: { entry: DncDetails }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const may = useMay();
  return (
    <div className="stack" data-testid="dnc-entry">
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
      <Acts entry={entry} />
    </div>
  );
}

function Acts({ entry }: { entry: DncDetails }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const client = useQueryClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [approving, setApproving] = useState(false);
  const change = useMutation({
    mutationFn: ({ act, reason }: { act: string; reason?: string }) =>
      api.post(`/do-not-call/${entry.id}/${act}`, reason === undefined ? {} : { reason }),
    onSuccess: () => {
      setAsking(null);
      setApproving(false);
      void client.invalidateQueries({ queryKey: ['do-not-call'] });
    },
  });
  const problem = change.error ? ApiProblem.from(change.error) : null;
  const may = (act: string): boolean => entry.actions.includes(act);
  const titles = { removal: t('removalTitle'), refuse: t('refuse'), 'put-back': t('putBackTitle') };
  const helps = { removal: t('removalHelp'), refuse: t('refuseHelp'), 'put-back': t('putBackHelp', { n: entry.returnable }) };
  const paths = { removal: 'removal', refuse: 'removal/refuse', 'put-back': 'put-back' };
  const confirms = { removal: t('removal'), refuse: t('refuse'), 'put-back': t('putBack', { n: entry.returnable }) };
  const ask = (act: Asking): void => {
    change.reset();
    setAsking(act);
  };
  return (
    <>
      {problem && !asking && !approving && <ProblemNotice problem={problem} />}
      {entry.actions.length > 0 && (
        <div className="row row-wide row-wrap">
          {may('request_removal') && <Button onClick={() => ask('removal')}>{t('removal')}</Button>}
          {may('approve_removal') && (
            <Button type="primary" onClick={() => setApproving(true)}>
              {t('approve')}
            </Button>
          )}
          {may('refuse_removal') && <Button onClick={() => ask('refuse')}>{t('refuse')}</Button>}
          {may('withdraw_removal') && (
            <>
              <Button loading={change.isPending} onClick={() => change.mutate({ act: 'removal/withdraw' })}>
                {t('takeBack')}
              </Button>
              <span className="meta">{t('otherApproves')}</span>
            </>
          )}
          {may('put_back') && <Button onClick={() => ask('put-back')}>{t('putBack', { n: entry.returnable })}</Button>}
        </div>
      )}
      <ReasonDialog
        open={asking !== null}
        title={asking ? titles[asking] : ''}
        confirm={asking ? confirms[asking] : ''}
        busy={change.isPending}
        problem={problem}
        onConfirm={(reason) => asking && change.mutate({ act: paths[asking], reason })}
        onClose={() => setAsking(null)}
      >
        <p>{asking && helps[asking]}</p>
      </ReasonDialog>
      <Dialog
        open={approving}
        title={t('approveTitle')}
        confirm={t('approve')}
        busy={change.isPending}
        onConfirm={() => change.mutate({ act: 'removal/approve' })}
        onClose={() => setApproving(false)}
      >
        <div className="stack">
          <p>{t('approveHelp', { reason: entry.removalReason })}</p>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </Dialog>
    </>
  );
}
