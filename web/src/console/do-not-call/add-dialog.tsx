import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { DncEntry } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import type { SearchBy } from './dnc-search';
import { DNC_TEXTS } from './dnc-texts';
import { type GivenReach, reachBody, ReachFields } from './reach-fields';

interface Given extends GivenReach {
  value: string;
  reason: string;
}

export function AddDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [by, setBy] = useState<SearchBy>('number');
  const [form] = Form.useForm<Given>();
  const add = useMutation({
    mutationFn: ({ value, reason, ...reach }: Given) =>
      api.post<DncEntry>('/do-not-call', { [by]: value.trim(), reason: reason.trim(), ...reachBody(reach) }),
    onSuccess: () => {
      onClose();
      void client.invalidateQueries({ queryKey: ['do-not-call'] });
    },
  });
  const forget = (): void => {
    form.resetFields();
    add.reset();
  };
  return (
    <Dialog
      open={open}
      title={t('addTitle')}
      confirm={t('addConfirm')}
      danger
      busy={add.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={480}
    >
      <div className="stack">
        <p>{t('addHelp')}</p>
        {add.error && <ProblemNotice problem={ApiProblem.from(add.error)} />}
        <Segmented<SearchBy>
          value={by}
          onChange={(value) => {
            setBy(value);
            form.setFieldValue('value', '');
          }}
          options={[
            { value: 'number', label: t('number') },
            { value: 'customerRef', label: t('customerRef') },
          ]}
        />
        <Form form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={(given) => add.mutate(given)}>
          <Form.Item name="value" label={t(by)} rules={[{ required: true, whitespace: true, message: t('addNeeded') }]}>
            <Input maxLength={60} inputMode={by === 'number' ? 'tel' : 'text'} />
          </Form.Item>
          <ReachFields />
          <Form.Item
            name="reason"
            label={t('reason')}
            rules={[{ required: true, whitespace: true, min: 2, message: common('reasonNeeded') }]}
          >
            <Input.TextArea rows={2} maxLength={200} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
