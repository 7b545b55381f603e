import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Card, OutcomeCode, OutcomeOption } from '../shared/api-types';
import { OUTCOME_TEXTS } from '../shared/i18n/outcome-texts';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Kbd } from '../shared/ui/kbd';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { useShortcuts } from '../shared/ui/shortcuts';
import { CARD_TEXTS } from './card-texts';
import { useDraft } from './draft';
import { DoubtfulNote, missingFields, OutcomeFieldset, fieldsOf } from './outcome-fields';
import { OutcomeList } from './outcome-list';
import { type CardActions, hasLiveCall } from './use-card';

/** What came of the call. The list, the fields and Save keep their places; a doubtful outcome asks once more right here. */
export function OutcomePanel({ card, actions }: { card: Card; actions: CardActions }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  const { customer, call } = card;
  const { draft, change, clear } = useDraft(`${customer?.cardId ?? ''}/${call?.callId ?? ''}`);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<OutcomeCode | null>(null);
  const [impossible, setImpossible] = useState<OutcomeOption | null>(null);
  const list = useFocusedList(card);
  const chosen = card.outcomes.find((option) => option.code === draft.code && option.allowed !== 'no') ?? null;
  const refused = actions.refused?.name === 'outcome' ? actions.refused.problem : null;
  const mustConfirm =
    chosen !== null && (asked === chosen.code || (refused?.code === 'outcome_needs_confirmation' && asked === chosen.code));

  const choose = (option: OutcomeOption): void => {
    change({ code: option.code });
    setTried(false);
    setAsked(null);
    setImpossible(null);
    actions.forget();
  };
  // While they talk the agent writes along; only what the ended call shows can be saved.
  const ready = chosen !== null && call !== null && card.state === 'wrap_up';
  const save = (): void => {
    if (!ready || !customer || !call) return;
    setTried(true);
    if (missingFields(chosen, draft).length > 0) return;
    const confirmed = mustConfirm;
    // The first press on a doubtful outcome only asks; the second one saves what the agent said.
    setAsked(chosen.code);
    if (chosen.allowed === 'confirm' && !confirmed) return;
    const fields = fieldsOf(chosen, draft, card.window.zone);
    actions.save({ cardId: customer.cardId, callId: call.callId, code: chosen.code, confirmed, fields }, () => {
      clear();
      setTried(false);
      setAsked(null);
    });
  };
  const showDoubt = chosen !== null && mustConfirm && (chosen.allowed === 'confirm' || refused?.code === 'outcome_needs_confirmation');
  useShortcuts([
    { keys: '1–9', label: t('keyOutcome'), run: () => undefined, shownOnly: true },
    { keys: 'Ctrl+Enter', label: t('save'), run: save, enabled: ready },
  ]);
  const name = chosen ? textOf(OUTCOME_TEXTS[chosen.code], language) : '';

  return (
    <section className="panel card-outcome" aria-label={t('outcome')}>
      <h2 className="card-outcome-title">{t('outcome')}</h2>
      {card.outcomes.length > 0 ? (
        <OutcomeList ref={list} options={card.outcomes} selected={draft.code} choose={choose} refuse={setImpossible} />
      ) : (
        <p className="quiet grow">{t(hasLiveCall(card) ? 'outcomeSaved' : 'outcomeLater')}</p>
      )}
      <div className="card-fields">
        {impossible?.why && stillImpossible(card, impossible) && <ImpossibleNote card={card} option={impossible} actions={actions} />}
        {chosen && (
          <>
            {refused && refused.code !== 'outcome_needs_confirmation' && <ProblemNotice problem={refused} />}
            {showDoubt && <DoubtfulNote card={card} outcome={name} answeredSeconds={refused?.facts['answeredSeconds']} />}
            <OutcomeFieldset card={card} option={chosen} draft={draft} change={change} tried={tried} problem={refused} />
          </>
        )}
      </div>
      <div className="card-save">
        {showDoubt && (
          <Button
            size="large"
            onClick={() => {
              change({ code: null });
              setAsked(null);
              list.current?.focus();
            }}
          >
            {t('chooseAgain')}
          </Button>
        )}
        <Button
          type="primary"
          size="large"
          block
          disabled={!ready}
          loading={actions.busy === 'outcome'}
          onClick={save}
          data-testid="save-outcome"
        >
          {t(showDoubt ? 'saveAnyway' : 'save')} <Kbd>Ctrl ↵</Kbd>
        </Button>
      </div>
    </section>
  );
}

/** The call moves on: what could not be recorded a moment ago may be possible now. */
function stillImpossible(card: Card, option: OutcomeOption): boolean {
  return card.outcomes.some((one) => one.code === option.code && one.allowed === 'no');
}

function ImpossibleNote({ card, option, actions }: { card: Card; option: OutcomeOption; actions: CardActions }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  if (!option.why) return null;
  return (
    <div className="outcome-warning outcome-impossible-note tone-info" role="status" data-testid="outcome-impossible">
      <p>
        {t('cantRecord', {
          why: t(`why_${option.why}`, { n: option.missingSeconds ?? undefined }),
          outcome: textOf(OUTCOME_TEXTS[option.code], language),
        })}
      </p>
      {option.why === 'rang_too_briefly' && card.state === 'wrap_up' && (
        <>
          <p>{t('giveBackHelp')}</p>
          <Button loading={actions.busy === 'give-back'} onClick={actions.giveBack} data-testid="give-back">
            {t('giveBack')}
          </Button>
        </>
      )}
    </div>
  );
}

/** Puts the focus on the list when the call is answered or has ended, unless the agent is typing: then digits choose at once. */
function useFocusedList(card: Card): React.RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const wanted = (card.state === 'talking' || card.state === 'wrap_up') && card.outcomes.length > 0;
  useEffect(() => {
    const active = document.activeElement;
    const idle = !active || active === document.body || active.closest('.card-bar') !== null || active.closest('.card-header') !== null;
    if (wanted && idle) ref.current?.focus({ preventScroll: true });
  }, [wanted, card.state]);
  return ref;
}
