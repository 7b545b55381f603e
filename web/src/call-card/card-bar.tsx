import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useConnection } from '../shared/api/connection';
import type { Card } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { problemReason, reasonText } from '../shared/i18n/reasons';
import { type Translate, useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { type Language, textOf } from '../shared/i18n/texts';
import { Kbd } from '../shared/ui/kbd';
import { CARD_TEXTS, CAUSE_TEXTS } from './card-texts';
import { ManualDial } from './manual-dial';
import { MANUAL_TEXTS } from './manual-texts';
import { type CardActions, hasLiveCall } from './use-card';

interface CardBarProps {
  card: Card;
  actions: CardActions;
  enabled: boolean;
  primary: () => void;
}

/** Two slots that never move, and one line that says what is next or why not. */
export function CardBar({ card, actions, enabled, primary }: CardBarProps): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const manual = useTexts(MANUAL_TEXTS);
  const slot = slotOf(card);
  const busy = actions.busy === 'next' || actions.busy === 'dial' || actions.busy === 'resume';
  return (
    <footer className="card-bar">
      <Button
        type="primary"
        size="large"
        className="card-slot"
        disabled={!enabled}
        loading={busy}
        onClick={primary}
        data-testid="next-or-dial"
        data-action={slot.text}
      >
        {t(slot.text)} <Kbd>{slot.key}</Kbd>
      </Button>
      <Button
        danger
        size="large"
        className="card-slot"
        disabled={!hasLiveCall(card) || card.call?.byHand?.reveals === 0}
        loading={actions.busy === 'hang-up'}
        onClick={actions.hangUp}
        data-testid="hang-up"
      >
        {card.call?.byHand ? manual('over') : t('hangUp')} <Kbd>F8</Kbd>
      </Button>
      <ManualDial card={card} />
      {(!card.call?.byHand || !hasLiveCall(card) || actions.refused) && <MessageLine card={card} actions={actions} />}
    </footer>
  );
}

function slotOf({ state }: Card): { text: 'next' | 'dial' | 'resume'; key: string } {
  if (state === 'prepared') return { text: 'dial', key: 'F2' };
  if (state === 'paused') return { text: 'resume', key: 'F9' };
  return { text: 'next', key: 'F2' };
}

function MessageLine({ card, actions }: { card: Card; actions: CardActions }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const { online, goodAt } = useConnection();
  const refused = actions.refused && actions.refused.name !== 'outcome' ? problemReason(actions.refused.problem, language) : null;
  let text = lineOf(card, t, language);
  if (refused) text = [refused.what, refused.next].filter(Boolean).join(language === 'en' ? '. ' : '。');
  else if (!online) text = `${common('reconnecting')} · ${common('asOf', { at: format.clock(goodAt) })}`;
  return (
    <p className={refused ? 'card-message card-message-refused' : 'card-message'} role="status" data-testid="card-message">
      {text}
    </p>
  );
}

function lineOf(card: Card, t: Translate<typeof CARD_TEXTS>, language: Language): string {
  const gap = language === 'en' ? ' ' : '';
  const after = card.pauseAfterCall && card.state !== 'paused' ? gap + t('afterCallPause') : '';
  switch (card.state) {
    case 'ready':
      return card.refusal ? reasonText(card.refusal, language).what : t('pressNext');
    case 'prepared':
      return (card.refusal ? reasonText(card.refusal, language).what : t('lookThenDial')) + after;
    case 'agent_ringing':
      return t(card.agent.softphone ? 'picksUp' : 'pickUp') + after;
    case 'placing':
    case 'ringing':
      return t('dialling') + after;
    case 'by_hand':
      return after;
    case 'talking':
      return t('saveFirst') + after;
    case 'wrap_up':
      return endText(card, t, language) + gap + t('saveFirst') + after;
    case 'checking':
      return t('checkingTitle') + after;
    case 'withdrawn':
      return t('withdrawnNext');
    case 'paused':
      return t('pausedNext');
  }
}

function endText({ call }: Card, t: Translate<typeof CARD_TEXTS>, language: Language): string {
  if (!call?.hungUpBy) return '';
  const { q850Cause } = call;
  const name = q850Cause !== null ? CAUSE_TEXTS[q850Cause] : undefined;
  const cause = q850Cause === null ? undefined : name ? `${textOf(name, language)} (${q850Cause})` : String(q850Cause);
  return t(`endedBy_${call.hungUpBy}`, { cause });
}
