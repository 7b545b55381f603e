import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Campaign } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { ReasonDialog } from '../../shared/ui/reason-dialog';
import { CAMPAIGN_TEXTS } from './campaign-texts';

/** Which campaign agents are dealt from first, and how often among equals; also while it runs. */
export function CampaignPriority({ campaign }: { campaign: Campaign }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const may = useMay();
  const client = useQueryClient();
  const [given, setGiven] = useState<{ priority: number; weight: number } | null>(null);
  const change = useMutation({
    mutationFn: (body: object) => api.post<Campaign>(`/campaigns/${campaign.id}/priority`, body),
    onSuccess: (changed) => {
      client.setQueryData(['campaign', campaign.id], changed);
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      setGiven(null);
    },
  });
  if (!may('campaign.write') || campaign.state === 'completed' || campaign.state === 'archived') return null;
  const open = (): void => {
    change.reset();
    setGiven({ priority: campaign.priority, weight: campaign.weight });
  };
  return (
    <>
      <Button size="small" onClick={open} data-testid="change-priority">
        {t('changePriority')}
      </Button>
      <ReasonDialog
        open={given !== null}
        title={t('changePriority')}
        confirm={t('changePriority')}
        busy={change.isPending}
        problem={change.error ? ApiProblem.from(change.error) : null}
        onConfirm={(reason) => change.mutate({ ...given, reason })}
        onClose={() => setGiven(null)}
      >
        <p>{t('changePriorityHelp')}</p>
        {given && (
          <Form layout="vertical" component={false}>
            <Form.Item label={t('priorityField')} htmlFor="campaign-priority">
              <InputNumber
                id="campaign-priority"
                min={0}
                max={9}
                precision={0}
                value={given.priority}
                onChange={(priority) => priority !== null && setGiven({ ...given, priority })}
              />
            </Form.Item>
            <Form.Item label={t('weightField')} htmlFor="campaign-weight">
              <InputNumber
                id="campaign-weight"
                min={1}
                max={100}
                precision={0}
                value={given.weight}
                onChange={(weight) => weight !== null && setGiven({ ...given, weight })}
              />
            </Form.Item>
          </Form>
        )}
      </ReasonDialog>
    </>
  );
}
