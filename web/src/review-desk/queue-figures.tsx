import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { useFormat, useTexts } from '../shared/i18n/settings';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { DESK_TEXTS } from './desk-texts';
import type { ReviewCounts } from '../shared/api-types';
import { useExamineAgain } from './use-reviews';

/** What is not on the desk yet, and what could not get there. */
export function QueueFigures({ counts }: { counts: ReviewCounts }): ReactNode {
  const t = useTexts(DESK_TEXTS);
  const format = useFormat();
  const again = useExamineAgain();
  return (
    <section className="queue-figures" aria-label={t('figures')}>
      <dl>
        <dt>{t('waiting')}</dt>
        <dd className="num" data-testid="waiting">
          {format.number(counts.waiting)}
        </dd>
        <dt>{t('cannotBeExamined')}</dt>
        <dd className="num" data-testid="cannot-be-examined">
          {format.number(counts.cannotBeExamined)}
        </dd>
      </dl>
      {counts.cannotBeExamined > 0 && (
        <Button size="small" icon={<ReloadOutlined />} loading={again.isPending} onClick={() => again.mutate()} data-testid="examine-again">
          {t('examineAgain')}
        </Button>
      )}
      {again.data && (
        <p className="meta" role="status">
          {t('examinedAgain', { n: again.data.retried })}
        </p>
      )}
      {again.error && <ProblemNotice problem={ApiProblem.from(again.error)} />}
    </section>
  );
}
