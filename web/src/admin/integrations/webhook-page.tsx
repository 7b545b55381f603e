import { ArrowLeftOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Webhook, WebhookDelivery, WebhookSecret } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Loaded, PageHead } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { StateTag } from '../../shared/ui/state-tag';
import { Deliveries } from './deliveries-panel';
import { RotateDialog } from './rotate-dialog';
import { SecretDialog } from './secret-dialog';
import { WEBHOOK_STATES } from './webhook-looks';
import { WEBHOOK_TEXTS } from './webhook-texts';
import './integrations.css';

const REFETCH_MS = 2000;

/** One subscription: does it arrive, and if not, why not. */
export function WebhookPage(): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['webhook', id],
    queryFn: () => api.get<Webhook>(`/webhooks/${id}`),
    refetchInterval: REFETCH_MS,
  });
  return (
    <Loaded query={query}>
      {(webhook) => (
        <>
          <PageHead title={webhook.title} meta={<StateTag states={WEBHOOK_STATES} state={webhook.state} testId="webhook-state" />}>
            <Button icon={<ArrowLeftOutlined />} onClick={() => void navigate('/webhooks')}>
              {t('back')}
            </Button>
          </PageHead>
          <div className="stack">
            <p className="integration-url">{webhook.url}</p>
            {webhook.earlierUntil && <p className="meta">{t('overlap', { at: webhook.earlierUntil })}</p>}
            {webhook.state === 'paused' && (
              <Notice
                tone="warning"
                title={t(`reason_${webhook.stateReason ?? 'person'}`, { n: webhook.failures })}
                testId="webhook-paused"
              >
                <p>{t('pausedHelp')}</p>
              </Notice>
            )}
            <Acts webhook={webhook} />
            <Deliveries webhook={webhook} />
          </div>
        </>
      )}
    </Loaded>
  );
}

function Acts({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [rotating, setRotating] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const renew = (): void => {
    void client.invalidateQueries({ queryKey: ['webhook'] });
    void client.invalidateQueries({ queryKey: ['deliveries'] });
    void client.invalidateQueries({ queryKey: ['webhooks'] });
  };
  const base = `/webhooks/${webhook.id}`;
  const act = useMutation({ mutationFn: (action: 'pause' | 'resume') => api.post(`${base}/${action}`), onSettled: renew });
  const test = useMutation({ mutationFn: () => api.post<WebhookDelivery>(`${base}/test`), onSettled: renew });
  const remove = useMutation({
    mutationFn: () => api.post(`${base}/remove`),
    onSuccess: () => {
      renew();
      void navigate('/webhooks');
    },
  });
  const rotate = useMutation({
    mutationFn: (overlapSeconds: number) => api.post<WebhookSecret>(`${base}/rotate`, { overlapSeconds }),
    onSuccess: (made) => {
      setRotating(false);
      setSecret(made.secret);
    },
    onSettled: renew,
  });
  const problem = act.error ?? test.error;
  const active = webhook.state === 'active';
  return (
    <>
      {problem && <ProblemNotice problem={ApiProblem.from(problem)} />}
      {test.isSuccess && <Notice tone="info" title={t('testSent')} testId="test-sent" />}
      <div className="row row-wide">
        {!active && (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate('resume')} data-testid="resume">
            {t('resume')}
          </Button>
        )}
        <Button type={active ? 'primary' : 'default'} loading={test.isPending} onClick={() => test.mutate()} data-testid="send-test">
          {t('test')}
        </Button>
        {active && (
          <Button loading={act.isPending} onClick={() => act.mutate('pause')} data-testid="pause">
            {t('pause')}
          </Button>
        )}
        <Button onClick={() => setRotating(true)}>{t('rotate')}</Button>
        <Button danger onClick={() => setRemoving(true)} data-testid="remove">
          {t('remove')}
        </Button>
      </div>
      <RotateDialog
        name={rotating ? webhook.title : null}
        busy={rotate.isPending}
        problem={rotate.error ? ApiProblem.from(rotate.error) : null}
        onConfirm={(overlapSeconds) => rotate.mutate(overlapSeconds)}
        onClose={() => setRotating(false)}
      />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
      <Dialog
        open={removing}
        title={t('removeTitle', { name: webhook.title })}
        confirm={t('remove')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
        onClose={() => setRemoving(false)}
        width={440}
      >
        <p>{t('removeHelp')}</p>
        {remove.error && <ProblemNotice problem={ApiProblem.from(remove.error)} />}
      </Dialog>
    </>
  );
}
