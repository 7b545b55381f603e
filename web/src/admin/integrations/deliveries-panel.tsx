import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import { usePages } from '../../shared/api/use-pages';
import type { Webhook, WebhookDelivery } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Panel } from '../../shared/ui/page-parts';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { StateTag } from '../../shared/ui/state-tag';
import { DELIVERY_STATES } from './webhook-looks';
import { DELIVERY_ERROR_TEXTS, EVENT_TEXTS, WEBHOOK_TEXTS } from './webhook-texts';

type Filter = '' | WebhookDelivery['state'];

/** What was sent and what came of it; dead letters can be sent once more, one or all. */
export function Deliveries({ webhook }: { webhook: Webhook }): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const [filter, setFilter] = useState<Filter>('');
  const client = useQueryClient();
  const pages = usePages<WebhookDelivery>('deliveries', `/webhooks/${webhook.id}/deliveries`, { state: filter });
  const renew = (): void => {
    void client.invalidateQueries({ queryKey: ['webhook'] });
    void client.invalidateQueries({ queryKey: ['deliveries'] });
  };
  // The figures above are asked for again all the time; when they move, so has the table.
  const { waiting, delivered, dead, failures, lastDeliveredAt } = webhook;
  useEffect(
    () => void client.invalidateQueries({ queryKey: ['deliveries'] }),
    [client, waiting, delivered, dead, failures, lastDeliveredAt],
  );
  const one = useMutation({ mutationFn: (id: string) => api.post(`/webhook-deliveries/${id}/redeliver`), onSettled: renew });
  const all = useMutation({
    mutationFn: () => api.post<{ deliveries: number }>(`/webhooks/${webhook.id}/redeliver`),
    onSettled: renew,
  });
  const problem = one.error ?? all.error ?? pages.query.error;
  return (
    <>
      {problem && <ProblemNotice problem={ApiProblem.from(problem)} />}
      {all.data && <Notice tone="success" title={t('redelivered', { n: all.data.deliveries })} />}
      {dead > 0 && (
        <Notice
          tone="error"
          title={t('deadHelp', { n: dead })}
          testId="dead-letters"
          actions={
            <Button loading={all.isPending} onClick={() => all.mutate()} data-testid="redeliver-all">
              {t('redeliverAll', { n: dead })}
            </Button>
          }
        />
      )}
      <Panel
        title={t('deliveries')}
        flush={pages.rows.length > 0}
        extra={
          <Segmented<Filter>
            value={filter}
            onChange={setFilter}
            options={[
              { value: '', label: t('all') },
              { value: 'waiting', label: `${t('waitingCount')} ${waiting}` },
              { value: 'dead', label: `${t('deadCount')} ${dead}` },
              { value: 'delivered', label: `${t('deliveredCount')} ${delivered}` },
            ]}
          />
        }
      >
        <Rows rows={pages.rows} filter={filter} more={pages.more} onRedeliver={(id) => one.mutate(id)} />
      </Panel>
    </>
  );
}

interface RowsProps {
  rows: WebhookDelivery[];
  filter: Filter;
  more: (() => void) | undefined;
  onRedeliver: (id: string) => void;
}

function Rows({ rows, filter, more, onRedeliver }: RowsProps): ReactNode {
  const t = useTexts(WEBHOOK_TEXTS);
  const common = useTexts(COMMON);
  const format = useFormat();
  const { language } = useSettings();
  const empty = filter === 'dead' ? t('noDead') : filter === 'waiting' ? t('noneWaiting') : t('noDeliveries');
  const result = ({ lastError, lastStatus, state }: WebhookDelivery): string =>
    [
      ...(lastError ? [textOf(DELIVERY_ERROR_TEXTS[lastError], language)] : []),
      ...(lastStatus === null ? [] : [t('statusCode', { status: String(lastStatus) })]),
    ].join(' · ') || (state === 'waiting' ? '—' : '');
  return (
    <DataTable<WebhookDelivery>
      label={t('deliveries')}
      rows={rows}
      keyOf={(row) => row.id}
      testIdOf={(row) => `delivery-${row.state}`}
      empty={<EmptyState text={empty} />}
      more={more}
      columns={[
        {
          title: t('event'),
          cell: (row) => (
            <>
              {textOf(EVENT_TEXTS[row.eventType], language)}
              <div className="integration-url quiet">{row.eventId}</div>
            </>
          ),
        },
        { title: t('state'), width: 136, cell: (row) => <StateTag states={DELIVERY_STATES} state={row.state} /> },
        { title: t('attempts'), width: 104, align: 'right', cell: (row) => format.number(row.attempts) },
        { title: t('lastResult'), width: 240, cell: result },
        { title: t('at'), width: 152, cell: (row) => format.dateTime(row.createdAt) },
        { title: t('next'), width: 152, cell: (row) => (row.nextAt ? format.dateTime(row.nextAt) : '—') },
        {
          title: <span className="visually-hidden">{common('actions')}</span>,
          width: 120,
          keep: true,
          cell: (row) =>
            row.state === 'waiting' ? null : (
              <Button size="small" onClick={() => onRedeliver(row.id)}>
                {t('redeliver')}
              </Button>
            ),
        },
      ]}
    />
  );
}
