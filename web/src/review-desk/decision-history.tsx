import type { ReactNode } from 'react';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { StateTag } from '../shared/ui/state-tag';
import { DECISION_LOOKS } from '../shared/ui/decision-looks';
import { HEARD_TEXTS, JUDGE_TEXTS, STAGE_TEXTS } from './decision-texts';
import type { MadeDecision } from '../shared/api-types';

/** Every decision there was; a revision replaces none. */
export function DecisionHistory({ decisions }: { decisions: MadeDecision[] }): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const format = useFormat();
  const { language } = useSettings();
  return (
    <section aria-label={t('history')} data-testid="history">
      <h3>{t('history')}</h3>
      <ol className="history">
        {decisions.map((made) => (
          <li key={made.version}>
            <div className="row row-wrap">
              <StateTag states={DECISION_LOOKS} state={made.decision} />
              <span className="meta">
                {t('historyLine', {
                  version: made.version,
                  stage: textOf(STAGE_TEXTS[made.stage], language),
                  by: made.by,
                  at: format.value(made.at),
                })}
              </span>
            </div>
            <p className="history-reason">{made.reason}</p>
            {made.heard && <p className="meta">{t('heardLine', { heard: textOf(HEARD_TEXTS[made.heard], language) })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
