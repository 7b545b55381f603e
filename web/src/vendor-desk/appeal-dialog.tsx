import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import { api } from '../shared/api/client';
import type { FalseRecord, FalseRecordDetail } from '../shared/api-types';
import { COMMON } from '../shared/i18n/common-texts';
import { useTexts } from '../shared/i18n/settings';
import { Dialog } from '../shared/ui/dialog';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { APPEAL_TEXTS } from './appeal-texts';

export function AppealDialog({ record, onClose }: { record: FalseRecord | null; onClose: () => void }): ReactNode {
  const t = useTexts(APPEAL_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const appeal = useMutation({
    mutationFn: (reason: string) => api.post<FalseRecordDetail>(`/appeals/${record?.id ?? ''}`, { reason }),
    onSuccess: onClose,
    onSettled: () => void client.invalidateQueries({ queryKey: ['appeals'] }),
  });
  const forget = (): void => {
    form.resetFields();
    appeal.reset();
  };
  return (
    <Dialog
      open={record !== null}
      title={t('appealTitle', { ref: record?.callRef })}
      confirm={t('appeal')}
      busy={appeal.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={520}
    >
      <div className="stack">
        <p>{t('appealHelp')}</p>
        {appeal.error && <ProblemNotice problem={ApiProblem.from(appeal.error)} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={({ reason }) => appeal.mutate(reason.trim())}>
          <Form.Item
            name="reason"
            label={t('appealReason') + common('required')}
            extra={t('appealReasonHelp')}
            rules={[{ required: true, whitespace: true, min: 10, message: t('appealNeeded') }]}
          >
            <Input.TextArea rows={5} maxLength={1000} data-testid="appeal-reason" />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
