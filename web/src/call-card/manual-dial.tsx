import { EyeOutlined, PhoneOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import type { Card, NotDialledReason } from '../shared/api-types';
import { problemReason } from '../shared/i18n/reasons';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Kbd } from '../shared/ui/kbd';
import { useShortcuts } from '../shared/ui/shortcuts';
import { MANUAL_TEXTS, NOT_DIALLED_TEXTS } from './manual-texts';
import './manual-dial.css';

/** A call dialled by hand: one number by one logged click, gone when the call is over, and what the agent says of the call. */
export function ManualDial({ card }: { card: Card }): ReactNode {
  const call = card.call;
  if (!call?.byHand || call.endedAt !== null) return null;
  // A new call is a new component: no number outlives its call.
  return <OpenManualCall key={call.callId} card={card} call={call} />;
}

function OpenManualCall({ card, call }: { card: Card; call: NonNullable<Card['call']> }): ReactNode {
  const t = useTexts(MANUAL_TEXTS);
  const { language } = useSettings();
  const client = useQueryClient();
  const [number, setNumber] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const taken = (answer: Card): void => {
    client.setQueryData(['card'], answer);
  };
  const reveal = useMutation({
    mutationFn: () => api.post<{ number: string }>('/card/reveal', { cardId: card.customer?.cardId ?? '', callId: call.callId }),
    onSuccess: (shown) => {
      setNumber(shown.number);
      void client.invalidateQueries({ queryKey: ['card'] });
    },
  });
  const answered = useMutation({
    mutationFn: () => api.post<Card>('/card/said', { callId: call.callId, event: 'answered' }),
    onSuccess: taken,
  });
  const notDialled = useMutation({
    mutationFn: (reason: NotDialledReason) => api.post<Card>('/card/not-dialled', { callId: call.callId, reason }),
    onSuccess: taken,
  });
  useEffect(() => () => setNumber(null), []);
  const wasShown = number !== null || (call.byHand?.reveals ?? 0) > 0;
  const mayAnswer = wasShown && call.answeredAt === null;
  useShortcuts([
    { keys: 'F3', label: t('reveal'), run: () => (number === null ? reveal.mutate() : setNumber(null)), enabled: !reveal.isPending },
    { keys: 'F6', label: t('answered'), run: () => answered.mutate(), enabled: mayAnswer && !answered.isPending },
  ]);
  const failed = [reveal, answered, notDialled].find(({ error }) => error !== null)?.error;
  if (asking)
    return (
      <WhyNotDialled
        counts={wasShown}
        busy={notDialled.isPending}
        onChoose={(reason) => notDialled.mutate(reason)}
        onBack={() => setAsking(false)}
      />
    );
  return (
    <div className="manual-dial" data-testid="manual-dial">
      {/* Masked or shown, at the same place and of the same width: nothing moves during a call. */}
      <output className={number === null ? 'manual-number quiet' : 'manual-number'} aria-label={t('number')}>
        {number === null ? call.masked : <span data-testid="manual-number">{spaced(number)}</span>}
      </output>
      <Button
        icon={<EyeOutlined />}
        size="large"
        className="manual-slot"
        loading={reveal.isPending}
        title={t('logged')}
        data-testid="manual-reveal"
        onClick={() => (number === null ? reveal.mutate() : setNumber(null))}
      >
        {t(number !== null ? 'hide' : wasShown ? 'again' : 'reveal')} <Kbd>F3</Kbd>
      </Button>
      <Button
        icon={<PhoneOutlined />}
        size="large"
        disabled={!mayAnswer}
        loading={answered.isPending}
        onClick={() => answered.mutate()}
        data-testid="manual-answered"
      >
        {t('answered')} <Kbd>F6</Kbd>
      </Button>
      <Button size="large" type="text" disabled={call.answeredAt !== null} onClick={() => setAsking(true)} data-testid="manual-not-dialled">
        {t('notDialled')}
      </Button>
      <span className={failed ? 'card-message card-message-refused' : 'card-message manual-help'} role="status">
        {failed
          ? problemReason(ApiProblem.from(failed), language).what
          : t(!wasShown ? 'pressReveal' : call.answeredAt === null ? 'sayHow' : 'sayOver')}
      </span>
    </div>
  );
}

interface WhyProps {
  counts: boolean;
  busy: boolean;
  onChoose: (reason: NotDialledReason) => void;
  onBack: () => void;
}

function WhyNotDialled({ counts, busy, onChoose, onBack }: WhyProps): ReactNode {
  const t = useTexts(MANUAL_TEXTS);
  const { language } = useSettings();
  return (
    <div className="manual-dial" role="group" aria-label={t('notDialledWhy')}>
      {(Object.keys(NOT_DIALLED_TEXTS) as NotDialledReason[]).map((reason) => (
        <Button key={reason} disabled={busy} onClick={() => onChoose(reason)} data-testid={`manual-why-${reason}`}>
          {textOf(NOT_DIALLED_TEXTS[reason], language)}
        </Button>
      ))}
      <Button type="text" disabled={busy} onClick={onBack}>
        {t('back')}
      </Button>
      {counts && <span className="meta">{t('countsAnyway')}</span>}
    </div>
  );
}

/** In groups, as one reads it while dialling. */
function spaced(number: string): string {
  if (/^1\d{10}$/.test(number)) return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`;
  return number.replace(/(\d{3,4})(?=(\d{4})+$)/, '$1 ');
}
