import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api/api-problem';
import { COMMON } from '../i18n/common-texts';
import { useTexts } from '../i18n/settings';
import { Dialog } from './dialog';
import { ProblemNotice } from './problem-notice';

interface ReasonDialogProps {
  open: boolean;
  title: string;
  children?: ReactNode;
  confirm: string;
  danger?: boolean;
  busy: boolean;
  problem: ApiProblem | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks for the reason of an act that others will want explained. It can't be left empty. */
export function ReasonDialog({
  open,
  title,
  children,
  confirm,
  danger = false,
  busy,
  problem,
  onConfirm,
  onClose,
}: ReasonDialogProps): ReactNode {
  const t = useTexts(COMMON);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Dialog
      open={open}
      title={title}
      confirm={confirm}
      danger={danger}
      busy={busy}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={() => form.resetFields()}
    >
      {children}
      {problem && <ProblemNotice problem={problem} />}
      <Form form={form} layout="vertical" onFinish={({ reason }) => onConfirm(reason.trim())} requiredMark={false}>
        <Form.Item
          name="reason"
          label={t('reason') + t('required')}
          extra={t('reasonHelp')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('reasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
