import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import type { DayCall, DayHistory as History } from '../shared/api-types';
import { OUTCOME_TEXTS } from '../shared/i18n/outcome-texts';
import type { Format } from '../shared/i18n/format';
import { type Translate, useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { type Language, textOf } from '../shared/i18n/texts';
import { Dialog } from '../shared/ui/dialog';
import { SkeletonRows } from '../shared/ui/page-parts';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { CARD_TEXTS } from './card-texts';

/** The agent's own calls of the day. Like everything on the card it shows no number, and offers nothing to copy or to export. */
export function DayHistory({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  return (
    <Dialog open={open} title={t('history')} onClose={onClose} width={760}>
      <Calls />
      <p className="meta">{t('supervised')}</p>
    </Dialog>
  );
}

function Calls(): ReactNode {
  const t = useTexts(CARD_TEXTS);
  // Under the card's key, so that whatever changes the card asks for this again while it is open.
  const query = useQuery({ queryKey: ['card', 'history'], queryFn: ({ signal }) => api.get<History>('/card/history', signal) });
  if (query.error) return <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonRows rows={6} />;
  const { calls } = query.data;
  if (calls.length === 0) return <p className="quiet">{t('historyNone')}</p>;
  const counted = calls.filter((call) => call.state !== 'not_dialled');
  const answered = counted.filter((call) => call.talkSeconds !== null).length;
  const intents = counted.filter((call) => call.outcome === 'intent').length;
  return (
    <>
      <p data-testid="history-sum">{t('historySum', { calls: counted.length, answered, intents })}</p>
      <div className="card-history" tabIndex={0} role="region" aria-label={t('history')} data-testid="history-list">
        <table>
          <thead>
            <tr>
              {(['historyTime', 'historyName', 'historyRing', 'historyTalk', 'historyWrapUp', 'historyOutcome'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <Row key={call.callId} call={call} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ call }: { call: DayCall }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  const format = useFormat();
  const lasted = (seconds: number | null): string => (seconds === null ? '—' : format.duration(seconds));
  return (
    <tr>
      <td>{format.clock(call.placedAt)}</td>
      <td>{call.name || '—'}</td>
      <td>{lasted(call.ringSeconds)}</td>
      <td>{lasted(call.talkSeconds)}</td>
      <td>{lasted(call.wrapUpSeconds)}</td>
      <td>{outcomeText(call, t, language, format)}</td>
    </tr>
  );
}

function outcomeText(call: DayCall, t: Translate<typeof CARD_TEXTS>, language: Language, format: Format): string {
  if (!call.outcome) return call.state === 'recorded' ? '' : t(`state_${call.state}`);
  const outcome = textOf(OUTCOME_TEXTS[call.outcome], language);
  return call.callbackAt ? t('historyCallback', { outcome, at: format.dateTime(call.callbackAt) }) : outcome;
}
