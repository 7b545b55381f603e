import type { ReactNode } from 'react';
import type { Card } from '../shared/api-types';
import { timerText } from '../shared/i18n/format';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { useServerNow } from '../shared/server-clock';
import { Meter } from '../shared/ui/page-parts';
import { CARD_STATES, StateShape } from '../shared/ui/state-tag';
import { CARD_TEXTS } from './card-texts';

/** Where the call stands, how long, until when one may dial, and the day's figures with their limits. Never changes its size. */
export function CardStrip({ card, online }: { card: Card; online: boolean }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  const look = CARD_STATES[card.state];
  const { counters } = card;
  const stale = online ? '' : ' is-stale';
  return (
    <section className="card-strip">
      <div className={`card-state tone-${look.tone}`} role="status" data-testid="card-state" data-state={card.state}>
        <StateShape shape={look.shape} size={18} />
        {textOf(look.text, language)}
      </div>
      <Timer card={card} />
      <div className="card-window quiet">
        <p>{windowText(card, t, format.value)}</p>
        <WrapUp card={card} />
      </div>
      <div className={`card-counter${stale}`} data-testid="counter-calls">
        <div className="figure-label">{t('calls')}</div>
        <div className="figure-value">
          {format.number(counters.calls)} <span className="figure-limit">/ {format.number(counters.cap)}</span>
        </div>
        <Meter value={counters.calls} max={counters.cap} label={t('calls')} />
      </div>
      <div className={`card-counter${stale}`} data-testid="counter-intents">
        <div className="figure-label">
          {t('intents')}
          <span className="visually-hidden">{t('expected', { n: counters.intentsExpectedByNow })}</span>
        </div>
        <div className="figure-value">
          {format.number(counters.intents)} <span className="figure-limit">/ {format.number(counters.target)}</span>
        </div>
        <Meter value={counters.intents} max={counters.target} tick={counters.intentsExpectedByNow} label={t('intents')} />
      </div>
    </section>
  );
}

function windowText(card: Card, t: ReturnType<typeof useTexts<typeof CARD_TEXTS>>, show: (value: unknown) => string): string {
  if (card.window.open) return card.window.closesAt ? t('openUntil', { at: show(card.window.closesAt) }) : t('openAllDay');
  return card.window.opensAt ? t('opensAt', { at: show(card.window.opensAt) }) : t('closed');
}

function Timer({ card }: { card: Card }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const now = useServerNow(200);
  return (
    <div className="card-timer" role="timer" aria-label={t('timer')} data-testid="card-timer">
      {timerText(elapsedSeconds(card, now))}
    </div>
  );
}

/** How long the call has been over without its outcome; the line keeps its place when there is nothing to count. */
function WrapUp({ card: { state, call } }: { card: Card }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const now = useServerNow(1000);
  const seconds = state === 'wrap_up' && call?.endedAt ? (now - Date.parse(call.endedAt)) / 1000 : null;
  return (
    <p className="card-wrap-up" role="timer" aria-label={t('wrapUpTimer')} data-testid="wrap-up-timer">
      {seconds === null ? '\u00a0' : t('wrapUp', { s: timerText(seconds) })}
    </p>
  );
}

/** From the answer while talking, from the dialling before it; stands still once the call has ended. */
function elapsedSeconds({ call }: Card, now: number): number {
  if (!call) return 0;
  const start = Date.parse(call.answeredAt ?? call.placedAt);
  return ((call.endedAt ? Date.parse(call.endedAt) : now) - start) / 1000;
}
