import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, DatePicker, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import { type ApiKeySecret, API_SCOPES, type ApiScope, type NewApiKey } from '../../shared/api-types';
import { useSettings, useTexts } from '../../shared/i18n/settings';
import { textOf } from '../../shared/i18n/texts';
import type { Day } from '../../shared/ui/day';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { BankField } from './bank-select';
import { KEY_TEXTS, SCOPE_TEXTS } from './key-texts';
import './integrations.css';

const REQUESTS_PER_MINUTE = 600;

interface Fields {
  bankId: string;
  title: string;
  scopes: ApiScope[];
  networks?: string;
  requestsPerMinute: number;
  expiresOn?: Day;
}

/** Makes a key; what comes back is shown once by whoever opened this. */
export function MakeKeyDialog({ open, onClose, onMade }: { open: boolean; onClose: () => void; onMade: (key: string) => void }): ReactNode {
  const t = useTexts(KEY_TEXTS);
  const { language } = useSettings();
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const create = useMutation({
    mutationFn: (given: NewApiKey) => api.post<ApiKeySecret>('/api-keys', given),
    onSuccess: ({ key }) => {
      onClose();
      onMade(key);
      void client.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const forget = (): void => {
    form.resetFields();
    create.reset();
  };
  return (
    <Dialog
      open={open}
      title={t('newKey')}
      confirm={t('create')}
      busy={create.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={520}
    >
      <div className="stack">
        {create.error && <ProblemNotice problem={ApiProblem.from(create.error)} />}
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          autoComplete="off"
          onFinish={(given) => create.mutate(bodyOf(given))}
        >
          <BankField enabled={open} />
          <Form.Item name="title" label={t('title')} extra={t('titleHelp')} rules={[{ required: true, min: 2, message: t('titleNeeded') }]}>
            <Input maxLength={80} />
          </Form.Item>
          <Form.Item name="scopes" label={t('scopes')} rules={[{ required: true, message: t('scopesNeeded') }]}>
            <Checkbox.Group
              className="scope-choices"
              options={API_SCOPES.map((value) => ({ value, label: textOf(SCOPE_TEXTS[value], language) }))}
            />
          </Form.Item>
          <Form.Item name="networks" label={t('networks')} extra={t('networksHelp')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item
            name="requestsPerMinute"
            label={t('limit')}
            initialValue={REQUESTS_PER_MINUTE}
            rules={[{ required: true, message: t('needed') }]}
          >
            <InputNumber min={1} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="expiresOn" label={t('expires')} extra={t('expiresHelp')}>
            <DatePicker />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}

function bodyOf({ bankId, title, scopes, networks, requestsPerMinute, expiresOn }: Fields): NewApiKey {
  return {
    ...{ bankId, title, scopes, requestsPerMinute },
    ...(networks ? { networks } : {}),
    ...(expiresOn ? { expiresAt: expiresOn.endOf('day').toISOString() } : {}),
  };
}
