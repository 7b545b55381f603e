import { ArrowRightOutlined, CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTexts } from '../shared/i18n/settings';
import { Notice } from '../shared/ui/problem-notice';
import { DecisionHistory } from './decision-history';
import { DESK_TEXTS } from './desk-texts';
import { JUDGE_TEXTS } from './decision-texts';
import type { Review } from '../shared/api-types';

interface Onward {
  next: (() => void) | null;
  toQueue: () => void;
}

/** What was decided, how long the vendor may appeal, and the way on. */
export function DecidedPanel({ review, revise, next, toQueue }: { review: Review; revise: (() => void) | null } & Onward): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const known = review.decisions.length > 0;
  return (
    <>
      <h2>{t(known ? 'decide' : 'decidedHidden')}</h2>
      <p className="judge-note" role="status" data-testid="decided">
        {known && <CheckCircleFilled aria-hidden className="judge-done" />} {t(noteOf(review, known))}
      </p>
      {known && <DecisionHistory decisions={review.decisions} />}
      {known && <AppealTerm review={review} />}
      <span className="grow" />
      <div className="judge-actions">
        {revise && (
          <Button onClick={revise} data-testid="revise">
            {t('revise')}
          </Button>
        )}
        <NextButton next={next} toQueue={toQueue} />
      </div>
    </>
  );
}

function noteOf({ state, stage }: Review, known: boolean): keyof typeof JUDGE_TEXTS {
  if (state === 'closed' || state === 'final') return 'finalState';
  if (stage === 'appeal') return known ? 'notYoursAppeal' : 'notYours';
  return known ? 'saved' : 'decidedHiddenNote';
}

/** Until when it can change. */
function AppealTerm({ review }: { review: Review }): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const { appealTerm, state, decisions } = review;
  if (!appealTerm || state !== 'decided' || decisions.at(-1)?.decision !== 'confirmed') return null;
  const { untilOn, missingYear, workingDaysLeft } = appealTerm;
  if (untilOn === null) return missingYear === null ? null : <p className="meta">{t('appealUnknown', { year: String(missingYear) })}</p>;
  if (workingDaysLeft !== null && workingDaysLeft < 0) return <p className="meta">{t('appealOver')}</p>;
  return <p className="meta">{t('appealTerm', { untilOn, days: workingDaysLeft })}</p>;
}

/** Another auditor was quicker. What was written is not saved, and nothing of theirs is shown that would spoil an appeal. */
export function ElsewherePanel({ review, next, toQueue }: { review: Review } & Onward): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const by = review.decisions.at(-1)?.by;
  return (
    <>
      <h2>{t('decide')}</h2>
      <Notice tone="warning" role="alert" title={by ? t('decidedElsewhere', { by }) : t('decidedElsewhereAnon')} testId="decided-elsewhere">
        <p>{t('decidedElsewhereNext')}</p>
      </Notice>
      <span className="grow" />
      <NextButton next={next} toQueue={toQueue} />
    </>
  );
}

function NextButton({ next, toQueue }: Onward): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const desk = useTexts(DESK_TEXTS);
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // Enter goes on at once, unless the person has moved elsewhere meanwhile.
    if (document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Button ref={ref} type="primary" className="judge-main" onClick={next ?? toQueue} data-testid="next-case">
      {next ? t('next') : desk('queue')} <ArrowRightOutlined aria-hidden />
    </Button>
  );
}
