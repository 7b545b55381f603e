import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { useConnection } from '../shared/api/connection';
import type { Card } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { useTexts } from '../shared/i18n/settings';
import { useLock } from '../shared/session/session';
import { SkeletonBlock } from '../shared/ui/page-parts';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { ShortcutHelp, useShortcuts } from '../shared/ui/shortcuts';
import { CardBar } from './card-bar';
import { CardHeader } from './card-header';
import { CardStrip } from './card-strip';
import { CARD_TEXTS } from './card-texts';
import { CustomerPanel } from './customer-panel';
import { DayHistory } from './day-history';
import { OutcomePanel } from './outcome-panel';
import { ScriptPanel } from './script-panel';
import { useSoftphone } from './softphone/use-softphone';
import { hasLiveCall, useCard, useCardActions } from './use-card';
import './card.css';

/** The agent's only page: one customer, one call, one outcome. */
export function CardPage(): ReactNode {
  const query = useCard();
  useEffect(() => void (document.title = 'Dialproof'), []);
  if (query.data) return <OpenCard card={query.data} />;
  return (
    <div className="card">
      <div className="card-header" />
      <div className="card-strip" />
      <div className="card-body">
        {query.error ? (
          <div className="card-loading-problem">
            <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />
          </div>
        ) : (
          ['customer', 'script', 'outcome'].map((name) => (
            <div key={name} className={`panel skeleton-panel card-${name}`} aria-hidden>
              <SkeletonBlock height={24} width="60%" />
              <SkeletonBlock height={72} />
              <SkeletonBlock height={24} width="80%" />
            </div>
          ))
        )}
      </div>
      <div className="card-bar" />
    </div>
  );
}

function OpenCard({ card }: { card: Card }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const common = useTexts(COMMON);
  const actions = useCardActions(card);
  const lock = useLock();
  const { online } = useConnection();
  const [chosenPhone, setChosenPhone] = useState<{ cardId: string; index: number } | null>(null);
  const phone = useSoftphone(card);
  const [historyOpen, setHistoryOpen] = useState(false);
  const phoneIndex = phoneOf(card, chosenPhone);
  const paused = card.state === 'paused' || card.pauseAfterCall;
  const press = usePressGuard(card);
  const primary = (): void =>
    press(() => (card.state === 'prepared' ? actions.dial(phoneIndex) : card.state === 'paused' ? actions.resume() : actions.next()));
  const mayPress = card.state === 'paused' || (['ready', 'prepared', 'withdrawn'].includes(card.state) && !blockedBy(card));

  const { forget } = actions;
  const forgetRef = useRef(forget);
  forgetRef.current = forget;
  useEffect(() => forgetRef.current(), [card.state, card.customer?.cardId]);

  useShortcuts([
    { keys: 'F2', label: t('keyNext'), run: primary, enabled: mayPress },
    { keys: 'F8', label: t('hangUp'), run: actions.hangUp, enabled: hasLiveCall(card), evenUnderLayer: true },
    { keys: 'F9', label: t('keyPause'), run: () => (paused ? actions.resume() : actions.pause('break')) },
    { keys: 'F4', label: t('keyHistory'), run: () => setHistoryOpen((was) => !was), evenUnderLayer: true },
    { keys: 'Ctrl+Shift+L', label: common('keyLock'), run: lock, evenUnderLayer: true },
  ]);

  return (
    <main className={online ? 'card' : 'card card-offline'}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <CardHeader
        card={card}
        phone={card.agent.softphone ? phone : null}
        actions={actions}
        lock={lock}
        showHistory={() => setHistoryOpen(true)}
      />
      <CardStrip card={card} online={online} />
      <div className="card-body">
        <CustomerPanel
          card={card}
          phoneIndex={phoneIndex}
          choosePhone={(index) => card.customer && setChosenPhone({ cardId: card.customer.cardId, index })}
        />
        <ScriptPanel card={card} />
        <OutcomePanel card={card} actions={actions} />
      </div>
      <CardBar card={card} actions={actions} enabled={mayPress} primary={primary} />
      <ShortcutHelp />
      <DayHistory open={historyOpen} onClose={() => setHistoryOpen(false)} />
    </main>
  );
}

/** What keeps Next or Dial from being pressed. A withdrawn card is always closed by Next. */
function blockedBy(card: Card): boolean {
  return card.state !== 'withdrawn' && card.refusal !== null;
}

function phoneOf(card: Card, chosen: { cardId: string; index: number } | null): number {
  if (card.call) return card.call.phoneIndex;
  const phones = card.customer?.phones ?? [];
  if (chosen && chosen.cardId === card.customer?.cardId && phones.some((phone) => phone.index === chosen.index && phone.usable))
    return chosen.index;
  return (phones.find((phone) => phone.usable) ?? phones[0])?.index ?? 0;
}

/** A press meant for the state before must not act on the one that has just appeared: a double press never dials a customer unseen. */
const SEEN_MS = 300;

function usePressGuard(card: Card): (run: () => void) => void {
  const shown = `${card.state}/${card.customer?.cardId ?? ''}`;
  const since = useRef({ shown, at: 0 });
  useEffect(() => {
    if (since.current.shown !== shown) since.current = { shown, at: performance.now() };
  }, [shown]);
  return (run) => {
    if (performance.now() - since.current.at >= SEEN_MS) run();
  };
}
