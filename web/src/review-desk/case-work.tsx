import { type ReactNode, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../shared/api/api-problem';
import { useTexts } from '../shared/i18n/settings';
import { SkeletonBlock } from '../shared/ui/page-parts';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { CaseHead } from './case-head';
import { CaseWave, WaveLimits } from './case-wave';
import { ChecksPanel } from './checks-panel';
import { DESK_TEXTS } from './desk-texts';
import { JudgePanel } from './judge-panel';
import { AppealPanel, RevealedPanel } from './revealed-panel';
import { useReview } from './use-reviews';

interface CaseWorkProps {
  id: string;
  opener: ReactNode;
  /** Opens the next case; null: there is none. */
  next: (() => void) | null;
  toQueue: () => void;
}

/** One call: hear it, say what is heard, then see the claim and the checks, then decide; flags come last. */
export function CaseWork({ id, opener, next, toQueue }: CaseWorkProps): ReactNode {
  const [playing, setPlaying] = useState(false);
  const query = useReview(id, playing);
  const client = useQueryClient();
  const review = query.data;
  if (!review)
    return query.error ? (
      <CaseProblem opener={opener} problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />
    ) : (
      <CaseSkeleton opener={opener} />
    );
  const lookAgain = (): void => void client.invalidateQueries({ queryKey: ['review', id] });
  return (
    <article className="case" aria-labelledby="case-title">
      <CaseHead review={review} opener={opener} />
      {query.error && <ProblemNotice problem={ApiProblem.from(query.error)} retry={() => void query.refetch()} />}
      <CaseWave review={review} onPlaying={setPlaying} onTrouble={lookAgain} />
      <div className="case-below">
        <div className="case-facts">
          <WaveLimits review={review} />
          <AppealPanel review={review} />
          <RevealedPanel review={review} />
          <ChecksPanel review={review} />
        </div>
        <JudgePanel review={review} next={next} toQueue={toQueue} />
      </div>
    </article>
  );
}

function CaseProblem({ opener, problem, retry }: { opener: ReactNode; problem: ApiProblem; retry: () => void }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  return (
    <>
      <div className="case-head">
        {opener}
        <h1>{t('title')}</h1>
      </div>
      <ProblemNotice problem={problem} retry={retry} />
    </>
  );
}

function CaseSkeleton({ opener }: { opener: ReactNode }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  return (
    <div className="case" role="status" aria-busy="true" aria-label={t('loadingCall')}>
      <div className="case-head">
        {opener}
        <SkeletonBlock height={24} width={360} />
      </div>
      <div className="waveform-bar">
        <SkeletonBlock height={32} />
      </div>
      <SkeletonBlock height={306} />
      <div className="case-below case-below-skeleton">
        <SkeletonBlock height={360} />
        <SkeletonBlock height={360} />
      </div>
    </div>
  );
}
