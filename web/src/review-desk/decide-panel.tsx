import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ApiProblem } from '../shared/api/api-problem';
import { DECISION_TEXTS } from '../shared/i18n/record-texts';
import { useSettings, useTexts } from '../shared/i18n/settings';
import { textOf } from '../shared/i18n/texts';
import { Kbd } from '../shared/ui/kbd';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { useShortcuts } from '../shared/ui/shortcuts';
import { ChoiceList } from './choice-list';
import { HEARD_TEXTS, JUDGE_TEXTS } from './decision-texts';
import type { Decision, Review } from '../shared/api-types';
import type { useJudge } from './use-reviews';

const DECISIONS: readonly Decision[] = ['confirmed', 'cleared', 'cannot_tell'];
const LEAST_REASON = 4;
const MOST_REASON = 500;

interface DecidePanelProps {
  review: Review;
  judge: ReturnType<typeof useJudge>;
  problem: ApiProblem | null;
  onSaved: () => void;
  /** A revision may be given up. */
  onCancel?: () => void;
}

/** Nothing is chosen beforehand, and a reason is always given: the vendor reads it. */
export function DecidePanel({ review, judge, problem, onSaved, onCancel }: DecidePanelProps): ReactNode {
  const t = useTexts(JUDGE_TEXTS);
  const { language } = useSettings();
  const id = useId();
  const [decision, setDecision] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const appeal = review.actions.includes('close_appeal');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const short = reason.trim().length < LEAST_REASON;
  const save = (): void => {
    if (judge.isPending) return;
    setTried(true);
    if (decision === null) return list.current?.focus();
    if (short) return document.getElementById(id)?.focus();
    const given = { decision, reason: reason.trim(), decisionsSeen: review.decisionsCount };
    judge.mutate({ act: appeal ? 'appeal-decision' : 'decision', ...given }, { onSuccess: onSaved });
  };
  useShortcuts([
    { keys: '1–3', label: t('keyDecision'), run: () => undefined, shownOnly: true },
    { keys: 'Ctrl+Enter', label: t('save'), run: save },
  ]);
  const missing = tried && decision === null;
  return (
    <>
      <h2>{t(appeal ? 'decideAppeal' : 'decide')}</h2>
      {review.heard && <p className="judge-note">{t('youHeard', { heard: textOf(HEARD_TEXTS[review.heard], language) })}</p>}
      <ChoiceList
        ref={list}
        name="decision"
        label={t(appeal ? 'decideAppeal' : 'decide')}
        options={DECISIONS.map((value) => ({ value, text: textOf(DECISION_TEXTS[value], language) }))}
        selected={decision}
        choose={setDecision}
        confirm={() => document.getElementById(id)?.focus()}
      />
      {missing && <FieldError text={t('chooseOne')} />}
      <label htmlFor={id} className="judge-label">
        {t('reason')}
      </label>
      <Input.TextArea
        id={id}
        className="judge-reason"
        value={reason}
        maxLength={MOST_REASON}
        onChange={(event) => setReason(event.target.value)}
        aria-invalid={tried && short}
        aria-describedby={`${id}-error`}
        {...(tried && short ? { status: 'error' as const } : {})}
        data-testid="decision-reason"
      />
      <div id={`${id}-error`}>{tried && short && <FieldError text={t('reasonShort')} />}</div>
      {problem && <ProblemNotice problem={problem} />}
      <span className="grow" />
      <p className="meta">{t(appeal ? 'closes' : onCancel ? 'reviseNote' : 'keysDecide')}</p>
      <div className="judge-actions">
        {onCancel && <Button onClick={onCancel}>{t('cancelRevise')}</Button>}
        <Button type="primary" className="judge-main" loading={judge.isPending} onClick={save} data-testid="save-decision">
          {t(appeal ? 'saveAppeal' : 'save')} <Kbd>Ctrl ↵</Kbd>
        </Button>
      </div>
    </>
  );
}

function FieldError({ text }: { text: string }): ReactNode {
  return (
    <p className="judge-error" role="alert">
      {text}
    </p>
  );
}
