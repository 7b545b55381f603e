import type { ReactNode } from 'react';
import { FindingSentence } from '../shared/i18n/finding-sentence';
import { useFormat, useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Panel } from '../shared/ui/page-parts';
import { StateTag } from '../shared/ui/state-tag';
import { GRADE_LOOKS } from './grade-looks';
import { JUDGE_TEXTS, ORIGIN_TEXTS } from './decision-texts';
import { DecisionHistory } from './decision-history';
import type { Review } from '../shared/api-types';

/** What brought the call to the desk; only after the decision, so that a sampled call is judged like any other. */
export function RevealedPanel({ review }: { review: Review }): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const { language } = useSettings();
  const { revealed } = review;
  if (!revealed) return null;
  return (
    <Panel title={t('revealed')} testId="revealed">
      <dl className="facts revealed-facts">
        <dt>{t('origin')}</dt>
        <dd data-testid="origin">{textOf(ORIGIN_TEXTS[revealed.origin], language)}</dd>
        <dt>{t('risk')}</dt>
        <dd>{t('riskOf', { risk: revealed.risk })}</dd>
      </dl>
      {revealed.findings.length === 0 ? (
        <p className="quiet">{t('noFindings')}</p>
      ) : (
        <ul className="findings">
          {revealed.findings.map((finding, index) => (
            <li key={`${finding.code}${index}`} data-testid={`finding-${finding.code}`}>
              <StateTag states={GRADE_LOOKS} state={finding.grade} />
              <span className="grow">
                <FindingSentence code={finding.code} facts={finding.facts} />
              </span>
              <span className="meta nowrap">{t('weight', { weight: finding.weight })}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The vendor's reason and the first decision, for the second auditor who has given an answer of their own. */
export function AppealPanel({ review }: { review: Review }): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const format = useFormat();
  const { appeal } = review;
  if (!appeal) return null;
  return (
    <Panel title={t('appealBox')} testId="appeal">
      <p className="appeal-reason">{appeal.reason}</p>
      <p className="meta">{t('appealBy', { by: appeal.by, at: format.dateTime(appeal.at) })}</p>
      {review.stage === 'appeal' && review.state === 'appealed' && review.decisions.length > 0 && (
        <DecisionHistory decisions={review.decisions} />
      )}
    </Panel>
  );
}
