import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { useTexts } from '../shared/i18n/settings';
import { DecidedPanel, ElsewherePanel } from './decided-panel';
import { DecidePanel } from './decide-panel';
import { JUDGE_TEXTS } from './decision-texts';
import { HearPanel } from './hear-panel';
import type { Review } from '../shared/api-types';
import { useJudge } from './use-reviews';

interface JudgePanelProps {
  review: Review;
  next: (() => void) | null;
  toQueue: () => void;
}

/** Somebody was quicker, or the same person elsewhere. */
const OVERTAKEN = ['stale_action', 'state_conflict'];

/** One place for the one thing to do: answer, decide, or go on. */
export function JudgePanel({ review, next, toQueue }: JudgePanelProps): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const judge = useJudge(review.id);
  const [revising, setRevising] = useState(false);
  const problem = judge.error ? ApiProblem.from(judge.error) : null;
  const overtaken = problem !== null && OVERTAKEN.includes(problem.code);
  const may = (action: string): boolean => review.actions.includes(action);
  const onward = { next, toQueue };
  return (
    <section className="panel judge" aria-label={t('decide')} data-testid="judge" data-actions={review.actions.join(' ')}>
      {overtaken && !may('decide') && !may('close_appeal') ? (
        <ElsewherePanel review={review} {...onward} />
      ) : may('answer') ? (
        <HearPanel review={review} judge={judge} problem={problem} />
      ) : may('decide') || may('close_appeal') || (revising && may('revise')) ? (
        <DecidePanel
          review={review}
          judge={judge}
          problem={problem}
          onSaved={() => setRevising(false)}
          {...(revising ? { onCancel: () => setRevising(false) } : {})}
        />
      ) : (
        <DecidedPanel review={review} revise={may('revise') ? () => setRevising(true) : null} {...onward} />
      )}
    </section>
  );
}
