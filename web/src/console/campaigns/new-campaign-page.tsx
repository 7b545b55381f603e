import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Campaign, Contract, Items, NewCampaign, Script } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { PageHead, Panel } from '../../shared/ui/page-parts';
import { type Day, dayText } from '../../shared/ui/day';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { CAMPAIGN_TEXTS } from './campaign-texts';

interface Given extends Omit<NewCampaign, 'startsOn' | 'endsOn'> {
  period: [Day, Day];
}

export function NewCampaignPage(): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const common = useTexts(COMMON);
  const navigate = useNavigate();
  const client = useQueryClient();
  const orders = useOrders();
  const scripts = useQuery({ queryKey: ['scripts'], queryFn: () => api.get<Items<Script>>('/scripts') });
  const approved = (scripts.data?.items ?? []).filter((script) => script.versions.some((version) => version.state === 'approved'));
  const create = useMutation({
    mutationFn: ({ period, ...given }: Given) =>
      api.post<Campaign>('/campaigns', { ...given, startsOn: dayText(period[0]), endsOn: dayText(period[1]) } satisfies NewCampaign),
    onSuccess: (campaign) => {
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      void navigate(`/campaigns/${campaign.id}`);
    },
  });
  const rules = [{ required: true, message: t('needed') }];
  return (
    <>
      <PageHead title={t('newTitle')} />
      <div className="form-page">
        <Panel>
          <div className="stack">
            {create.error && <ProblemNotice problem={ApiProblem.from(create.error)} />}
            <Form<Given> layout="vertical" requiredMark={false} initialValues={{ priority: 5 }} onFinish={(given) => create.mutate(given)}>
              <Form.Item name="title" label={t('titleField')} rules={rules}>
                <Input autoFocus maxLength={80} />
              </Form.Item>
              <Form.Item name="orderId" label={t('orderField')} extra={t('orderHelp')} rules={rules}>
                <Select options={orders} aria-label={t('orderField')} />
              </Form.Item>
              <Form.Item name="product" label={t('productField')} rules={rules}>
                <Input maxLength={80} />
              </Form.Item>
              <Form.Item name="applyAt" label={t('applyField')} rules={rules}>
                <Input maxLength={80} />
              </Form.Item>
              <Form.Item name="scriptId" label={t('scriptField')} extra={t('scriptHelp')} rules={rules}>
                <Select
                  aria-label={t('scriptField')}
                  notFoundContent={t('noScripts')}
                  options={approved.map((script) => ({ value: script.id, label: script.title }))}
                />
              </Form.Item>
              <div className="row row-wide">
                <Form.Item name="period" label={t('periodField')} rules={rules}>
                  <DatePicker.RangePicker id={{ start: 'period', end: 'period-end' }} aria-label={t('periodField')} />
                </Form.Item>
                <Form.Item name="priority" label={t('priorityField')} rules={rules}>
                  <InputNumber min={0} max={9} precision={0} />
                </Form.Item>
              </div>
              <div className="row row-wide">
                <Button type="primary" htmlType="submit" loading={create.isPending} data-testid="create-campaign">
                  {t('createDraft')}
                </Button>
                <Button onClick={() => void navigate('/campaigns')}>{common('cancel')}</Button>
                <span className="meta">{t('draftHelp')}</span>
              </div>
            </Form>
          </div>
        </Panel>
      </div>
    </>
  );
}

function useOrders(): { value: string; label: string }[] {
  const contracts = useQuery({ queryKey: ['contracts'], queryFn: () => api.get<Items<Contract>>('/contracts') });
  return (contracts.data?.items ?? []).flatMap((contract) =>
    contract.orders.map((order) => ({ value: order.id, label: `${order.code} · ${order.title} · ${contract.vendor}` })),
  );
}
