import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { Complaint, ComplaintDecisionBody } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { COMPLAINT_TEXTS } from './complaint-texts';

export function DecisionDialog({ complaint, onClose }: { complaint: Complaint | null; onClose: () => void }): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [form] = Form.useForm<ComplaintDecisionBody>();
  const upheld = Form.useWatch('upheld', form);
  const decide = useMutation({
    mutationFn: (body: ComplaintDecisionBody) => api.post<Complaint>(`/complaints/${complaint?.id ?? ''}/decision`, body),
    onSuccess: onClose,
    onSettled: () => void client.invalidateQueries({ queryKey: ['complaints'] }),
  });
  const submit = ({ reason, ...given }: ComplaintDecisionBody): void =>
    decide.mutate({ reason: reason.trim(), upheld: given.upheld, ...(given.upheld && given.level ? { level: given.level } : {}) });
  const forget = (): void => {
    form.resetFields();
    decide.reset();
  };
  return (
    <Dialog
      open={complaint !== null}
      title={t('decideTitle', { id: complaint?.id })}
      confirm={t('decide')}
      busy={decide.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={520}
    >
      <div className="stack">
        <p>{t('decideHelp')}</p>
        {decide.error && <ProblemNotice problem={ApiProblem.from(decide.error)} />}
        <Form<ComplaintDecisionBody> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item name="upheld" label={t('decision')} rules={[{ required: true, message: t('decisionNeeded') }]}>
            <Radio.Group
              options={[
                { value: true, label: t('uphold') },
                { value: false, label: t('reject') },
              ]}
            />
          </Form.Item>
          {upheld && (
            <Form.Item name="level" label={t('level')} rules={[{ required: true, message: t('levelNeeded') }]}>
              <Radio.Group
                vertical
                options={[
                  { value: 1, label: t('level1') },
                  { value: 2, label: t('level2') },
                ]}
              />
            </Form.Item>
          )}
          <Form.Item
            name="reason"
            label={t('reason') + common('required')}
            extra={t('reasonHelp')}
            rules={[{ required: true, whitespace: true, min: 4, message: t('summaryNeeded') }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
