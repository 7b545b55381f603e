import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { NewWebhook, Webhook, WebhookSecret, Webhooks } from '../../shared/api-types';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { DataTable } from '../../shared/ui/data-table';
import { Dialog } from '../../shared/ui/dialog';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { StateTag } from '../../shared/ui/state-tag';
import { BankField } from './bank-select';
import { SecretDialog } from './secret-dialog';
import { WEBHOOK_STATES } from './webhook-looks';
import { WEBHOOK_TEXTS } from './webhook-texts';
import './integrations.css';

const REFETCH_MS = 5000;

export function WebhooksPage(): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const query = useQuery({ queryKey: ['webhooks'], queryFn: () => api.get<Webhooks>('/webhooks'), refetchInterval: REFETCH_MS });
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const targets = query.data?.targets ?? '';
  return (
    <>
      <PageHead title={t('webhooks')}>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          disabled={targets === ''}
          onClick={() => setCreating(true)}
          data-testid="new-webhook"
        >
          {t('newWebhook')}
        </Button>
      </PageHead>
      <Loaded query={query}>
        {({ items }) => (
          <div className="stack">
            {targets === '' && (
              <Notice tone="warning" title={t('noTargets')} testId="no-targets">
                <p>{t('noTargetsHelp')}</p>
              </Notice>
            )}
            <WebhookTable items={items} />
          </div>
        )}
      </Loaded>
      <NewWebhookDialog open={creating} targets={targets} onClose={() => setCreating(false)} onMade={setSecret} />
      <SecretDialog secret={secret} onClose={() => setSecret(null)} />
    </>
  );
}

function WebhookTable({ items }: { items: Webhook[] }): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const format = useFormat();
  return (
    <Panel flush={items.length > 0}>
      <DataTable<Webhook>
        label={t('webhooks')}
        rows={items}
        keyOf={(row) => row.id}
        testIdOf={(row) => `webhook-${row.id}`}
        empty={<EmptyState text={t('noWebhooks')} />}
        columns={[
          {
            title: t('title'),
            width: 232,
            cell: (row) => (
              <>
                <Link to={`/webhooks/${row.id}`}>{row.title}</Link>
                <div className="meta">{row.bank}</div>
              </>
            ),
          },
          { title: t('url'), cell: (row) => <span className="integration-url">{row.url}</span> },
          { title: t('state'), width: 136, cell: (row) => <StateTag states={WEBHOOK_STATES} state={row.state} /> },
          { title: t('waitingCount'), width: 88, align: 'right', cell: (row) => format.number(row.waiting) },
          { title: t('deadCount'), width: 112, align: 'right', cell: (row) => format.number(row.dead) },
          { title: t('deliveredCount'), width: 96, align: 'right', cell: (row) => format.number(row.delivered) },
          {
            title: t('lastDelivered'),
            width: 152,
            cell: (row) => (row.lastDeliveredAt ? format.dateTime(row.lastDeliveredAt) : t('never')),
          },
        ]}
      />
    </Panel>
  );
}

interface NewWebhookDialogProps {
  open: boolean;
  targets: string;
  onClose: () => void;
  onMade: (secret: string) => void;
}

function NewWebhookDialog({ open, targets, onClose, onMade }: NewWebhookDialogProps): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const client = useQueryClient();
  const [form] = Form.useForm<NewWebhook>();
  const create = useMutation({
    mutationFn: (given: NewWebhook) => api.post<WebhookSecret>('/webhooks', given),
    onSuccess: ({ secret }) => {
      onClose();
      onMade(secret);
      void client.invalidateQueries({ queryKey: ['webhooks'] });
    },
  });
  const forget = (): void => {
    form.resetFields();
    create.reset();
  };
  return (
    <Dialog
      open={open}
      title={t('newWebhook')}
      confirm={t('created')}
      busy={create.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={520}
    >
      <div className="stack">
        {create.error && <ProblemNotice problem={ApiProblem.from(create.error)} />}
        <Form<NewWebhook> form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={(given) => create.mutate(given)}>
          <BankField enabled={open} />
          <Form.Item name="title" label={t('title')} rules={[{ required: true, min: 2, message: t('needed') }]}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item
            name="url"
            label={t('url')}
            extra={`${t('urlHelp')} · ${t('allowed', { hosts: targets })}`}
            rules={[{ required: true, pattern: /^https?:\/\/[^\s/]+/, message: t('urlWrong') }]}
          >
            <Input maxLength={500} inputMode="url" placeholder="https://" />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
