import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem';
import { api } from '../api/client';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { Dialog } from '../ui/dialog';
import { Notice, ProblemNotice } from '../ui/problem-notice';

interface Given {
  current: string;
  next: string;
}

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const t = useTexts(COMMON);
  const [form] = Form.useForm<Given>();
  const change = useMutation({ mutationFn: (given: Given) => api.post('/session/password', given), onSuccess: () => form.resetFields() });
  const reset = (): void => {
    form.resetFields();
    change.reset();
  };
  return (
    <Dialog
      open={open}
      title={t('changePassword')}
      confirm={change.isSuccess ? t('close') : t('save')}
      busy={change.isPending}
      onConfirm={() => (change.isSuccess ? onClose() : form.submit())}
      onClose={onClose}
      onClosed={reset}
      width={420}
    >
      <div className="stack">
        {change.isSuccess && <Notice tone="success" title={t('passwordChanged')} />}
        {change.error && <ProblemNotice problem={ApiProblem.from(change.error)} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={(given) => change.mutate(given)}>
          <Form.Item name="current" label={t('currentPassword')} rules={[{ required: true, message: t('currentPassword') }]}>
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Form.Item
            name="next"
            label={t('newPassword')}
            extra={t('passwordRule')}
            rules={[{ required: true, min: 10, message: t('passwordRule') }]}
          >
            <Input.Password autoComplete="new-password" maxLength={200} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
