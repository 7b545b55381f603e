import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../shared/api/client';
import type { Goal } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { Loaded, Panel } from '../../shared/ui/page-parts';
import { CAMPAIGN_TEXTS } from './campaign-texts';

const REFETCH_MS = 30_000;

/** A bar, the goal as its end, and a tick where an even pace would be by now. */
export function GoalPanel({ campaignId }: { campaignId: string }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const query = useQuery({
    queryKey: ['campaign', campaignId, 'goal'],
    queryFn: () => api.get<Goal>(`/campaigns/${campaignId}/goal`),
    refetchInterval: REFETCH_MS,
  });
  return (
    <Panel title={t('goal')} testId="goal">
      <Loaded query={query}>
        {({ goal, intents, expected, missingYear }) => {
          if (goal === null) return <span className="meta">{t('goalNone')}</span>;
          const widest = Math.max(goal, intents, 1);
          const at = (value: number): string => `${(value / widest) * 100}%`;
          return (
            <>
              <div className="goal-track" role="img" aria-label={t('goalOf', { intents, goal })}>
                <div className="goal-bar" style={{ width: at(intents) }} />
                {expected !== null && <div className="goal-tick" style={{ left: at(expected) }} />}
              </div>
              <div className="row row-wide row-wrap">
                <strong data-testid="goal-of">{t('goalOf', { intents, goal })}</strong>
                <span className="meta">
                  {expected === null ? t('goalYearMissing', { year: missingYear }) : t('goalExpected', { expected })}
                </span>
              </div>
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
