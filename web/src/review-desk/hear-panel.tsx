import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ApiProblem } from '../shared/api/api-problem';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Kbd } from '../shared/ui/kbd';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { useShortcuts } from '../shared/ui/shortcuts';
import { ChoiceList } from './choice-list';
import { HEARD_TEXTS, JUDGE_TEXTS } from './decision-texts';
import type { Heard, Review } from '../shared/api-types';
import type { useJudge } from './use-reviews';

const ANSWERS: readonly Heard[] = ['conversation', 'nobody', 'tone_or_notice', 'unclear'];

interface HearPanelProps {
  review: Review;
  judge: ReturnType<typeof useJudge>;
  problem: ApiProblem | null;
}

/** Hearing comes before reading: the answer unseals the claim and cannot be changed. */
export function HearPanel({ review, judge, problem }: HearPanelProps): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const { language } = useSettings();
  const [heard, setHeard] = useState<Heard | null>(null);
  const playable = review.recording === 'playable';
  const unheard = playable && !review.listened;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Once the answer is open, digits answer at once; who is elsewhere on the page stays there.
    const idle = document.activeElement === document.body || document.activeElement?.closest('.player') !== null;
    if (!unheard && idle) list.current?.focus({ preventScroll: true });
  }, [unheard]);
  const ready = heard !== null && !unheard && !judge.isPending;
  const save = (): void => {
    if (ready) judge.mutate({ act: 'answer', heard });
  };
  useShortcuts([
    { keys: '1–4', label: t('keyAnswer'), run: () => undefined, shownOnly: true },
    { keys: 'Ctrl+Enter', label: t('answer'), run: save, enabled: ready },
  ]);
  return (
    <>
      <h2>{t('hear')}</h2>
      <p className={unheard ? 'judge-note judge-note-strong' : 'judge-note'} role="status" data-testid="hear-note">
        {t(unheard ? 'mustListen' : playable ? 'keysAnswer' : 'hearWithout')}
      </p>
      <ChoiceList
        ref={list}
        name="heard"
        label={t('hear')}
        options={ANSWERS.map((value) => ({ value, text: textOf(HEARD_TEXTS[value], language) }))}
        selected={heard}
        disabled={unheard}
        choose={setHeard}
        confirm={save}
      />
      {problem && <ProblemNotice problem={problem} />}
      <span className="grow" />
      <p className="meta">{t('answerOnce')}</p>
      <Button
        type={unheard ? 'default' : 'primary'}
        block
        disabled={!ready}
        loading={judge.isPending}
        onClick={save}
        data-testid="save-answer"
      >
        {t('answer')} <Kbd>Ctrl ↵</Kbd>
      </Button>
    </>
  );
}
