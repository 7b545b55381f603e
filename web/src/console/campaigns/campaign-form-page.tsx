import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Campaign, Contract, Items, NewCampaign, Script } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { type Day, dayOf, dayText } from '../../shared/ui/day';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { CAMPAIGN_TEXTS } from './campaign-texts';
import { useCampaign } from './use-campaign';

interface Given extends Omit<NewCampaign, 'startsOn' | 'endsOn' | 'goalIntents'> {
  period: [Day, Day];
  goalIntents?: number | null;
}

export function NewCampaignPage(): ReactNode {
  return <CampaignForm draft={null} />;
}

/** A draft is changed as a whole; what was submitted is first returned. */
export function EditCampaignPage(): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const { id = '' } = useParams();
  const query = useCampaign(id);
  return (
    <Loaded query={query}>
      {(campaign) =>
        campaign.state === 'draft' ? <CampaignForm draft={campaign} /> : <Notice tone="info" title={t('notDraft')} testId="not-a-draft" />
      }
    </Loaded>
  );
}

function CampaignForm({ draft }: { draft: Campaign | null }): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const common = useTexts(COMMON);
  const navigate = useNavigate();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: ({ period, goalIntents, ...given }: Given) => {
      const body: NewCampaign = {
        ...given,
        startsOn: dayText(period[0]),
        endsOn: dayText(period[1]),
        ...(goalIntents ? { goalIntents } : {}),
      };
      return draft ? api.put<Campaign>(`/campaigns/${draft.id}`, body) : api.post<Campaign>('/campaigns', body);
    },
    onSuccess: (campaign) => {
      void client.invalidateQueries({ queryKey: ['campaigns'] });
      client.setQueryData(['campaign', campaign.id], campaign);
      void navigate(`/campaigns/${campaign.id}`);
    },
  });
  return (
    <>
      <PageHead title={t(draft ? 'editTitle' : 'newTitle')} />
      <div className="form-page">
        <Panel>
          <div className="stack">
            {save.error && <ProblemNotice problem={ApiProblem.from(save.error)} />}
            <Form<Given>
              layout="vertical"
              requiredMark={false}
              initialValues={draft ? givenOf(draft) : { priority: 5, weight: 1 }}
              onFinish={(given) => save.mutate(given)}
            >
              <Fields />
              <div className="row row-wide">
                <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="create-campaign">
                  {t(draft ? 'saveDraft' : 'createDraft')}
                </Button>
                <Button onClick={() => void navigate(draft ? `/campaigns/${draft.id}` : '/campaigns')}>{common('cancel')}</Button>
                <span className="meta">{t('draftHelp')}</span>
              </div>
            </Form>
          </div>
        </Panel>
      </div>
    </>
  );
}

function Fields(): ReactNode {
  const t = useTexts(CAMPAIGN_TEXTS);
  const orders = useOrders();
  const scripts = useQuery({ queryKey: ['scripts'], queryFn: () => api.get<Items<Script>>('/scripts') });
  const approved = (scripts.data?.items ?? []).filter((script) => script.versions.some((version) => version.state === 'approved'));
  const rules = [{ required: true, message: t('needed') }];
  return (
    <>
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
      <Form.Item name="regions" label={t('regionsField')}>
        <Select mode="tags" tokenSeparators={[',', '，', '、', ' ']} open={false} suffixIcon={null} aria-label={t('regionsField')} />
      </Form.Item>
      <div className="row row-wide row-wrap">
        <Form.Item name="period" label={t('periodField')} rules={rules}>
          <DatePicker.RangePicker id={{ start: 'period', end: 'period-end' }} aria-label={t('periodField')} />
        </Form.Item>
        <Form.Item name="goalIntents" label={t('goalField')}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
      </div>
      <div className="row row-wide row-wrap">
        <Form.Item name="priority" label={t('priorityField')} rules={rules}>
          <InputNumber min={0} max={9} precision={0} />
        </Form.Item>
        <Form.Item name="weight" label={t('weightField')} rules={rules}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      </div>
    </>
  );
}

function givenOf(draft: Campaign): Given {
  const { title, orderId, product, applyAt, scriptId, priority, weight, regions, goalIntents, startsOn, endsOn } = draft;
  return {
    ...{ title, orderId, product, applyAt, scriptId, priority, weight, goalIntents },
    ...(regions ? { regions } : {}),
    period: [dayOf(startsOn), dayOf(endsOn)],
  };
}

function useOrders(): { value: string; label: string }[] {
  const contracts = useQuery({ queryKey: ['contracts'], queryFn: () => api.get<Items<Contract>>('/contracts') });
  return (contracts.data?.items ?? []).flatMap((contract) =>
    contract.orders.map((order) => ({ value: order.id, label: `${order.code} · ${order.title} · ${contract.vendor}` })),
  );
}
