import { CloseOutlined, InfoCircleOutlined, PauseCircleOutlined, StopOutlined, SyncOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import type { Card, CardScript } from '../shared/api-types';
import { reasonText } from '../shared/i18n/reasons';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { Kbd } from '../shared/ui/kbd';
import { useShortcuts } from '../shared/ui/shortcuts';
import { CARD_TEXTS } from './card-texts';

const MAX_KEYS = 6;

/** What to say. A state that stops the work, or a refusal, stands here and nowhere else: the rest of the card stays where it was. */
export function ScriptPanel({ card }: { card: Card }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const stop = useStop(card);
  return (
    <section className="panel card-script" aria-label={t('script')} data-testid="script-region">
      {stop ??
        (card.script && card.customer ? (
          <Script key={card.customer.cardId} script={card.script} />
        ) : (
          <p className="quiet">{t('noScript')}</p>
        ))}
    </section>
  );
}

function useStop(card: Card): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const { language } = useSettings();
  if (card.state === 'checking') return <Stop icon={<SyncOutlined />} title={t('checkingTitle')} next={t('checkingNext')} />;
  if (card.state === 'withdrawn') return <Stop icon={<StopOutlined />} title={t('withdrawnTitle')} next={t('withdrawnNext')} />;
  if (card.state === 'paused') return <Stop icon={<PauseCircleOutlined />} title={t('pausedTitle')} next={t('pausedNext')} />;
  if (card.state !== 'ready' && card.state !== 'prepared') return null;
  if (card.refusal) {
    const { what, next } = reasonText(card.refusal, language);
    return <Stop icon={<InfoCircleOutlined />} title={what} next={next} code={card.refusal.code} />;
  }
  if (card.state === 'ready') return <Stop icon={<InfoCircleOutlined />} title={t('readyTitle')} next={t('readyNext')} />;
  return null;
}

function Stop({ icon, title, next, code }: { icon: ReactNode; title: string; next: string; code?: string }): ReactNode {
  return (
    <div className="card-stop" role="status" data-testid="card-stop" data-code={code}>
      <span className="card-stop-icon" aria-hidden>
        {icon}
      </span>
      <h2>{title}</h2>
      <p className="quiet">{next}</p>
    </div>
  );
}

function Script({ script }: { script: CardScript }): ReactNode {
  const t = useTexts(CARD_TEXTS);
  const [shown, setShown] = useState<string | null>(null);
  const toggle = (key: string): void => setShown((was) => (was === key ? null : key));
  const keyed = script.objections.slice(0, MAX_KEYS);
  useShortcuts(
    keyed.map((objection, index) => ({
      keys: `Alt+${index + 1}`,
      label: `${t('keyObjection')}: ${objection.title}`,
      run: () => toggle(objection.key),
    })),
  );
  const answer = script.objections.find((objection) => objection.key === shown);
  return (
    <div className="card-script-inner" lang={script.language}>
      <h2 className="card-script-title">
        {t('scriptVersion', { version: script.version })} · {t('opening')}
      </h2>
      <p className="card-say">{script.opening}</p>
      {script.objections.length > 0 && (
        <div className="card-objections" role="group" aria-label={t('objections')}>
          {script.objections.map((objection, index) => (
            <button
              key={objection.key}
              type="button"
              className="card-objection"
              aria-pressed={shown === objection.key}
              onClick={() => toggle(objection.key)}
              data-testid={`objection-${index + 1}`}
            >
              {index < MAX_KEYS && <Kbd>{index + 1}</Kbd>} {objection.title}
            </button>
          ))}
        </div>
      )}
      <div className="card-script-rest" tabIndex={0} role="region" aria-label={answer?.title ?? t('sections')}>
        {answer && (
          <div className="card-answer" data-testid="objection-answer">
            <div className="spread">
              <h3>{answer.title}</h3>
              <button type="button" className="card-answer-close" onClick={() => setShown(null)} aria-label={t('toSections')}>
                <CloseOutlined aria-hidden />
              </button>
            </div>
            <p className="card-say">{answer.text}</p>
          </div>
        )}
        {script.sections.map((section) => (
          <div key={section.key} className="card-section">
            <h3>{section.title}</h3>
            <p className="card-say">{section.text}</p>
          </div>
        ))}
      </div>
    </div>
  );
}
