import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import { type Complaint, COMPLAINT_CHANNELS, type ComplaintBody, type FoundCall } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { localDay } from '../../shared/i18n/format';
import { serverNow } from '../../shared/server-clock';
import { type Day, dayText } from '../../shared/ui/day';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { COMPLAINT_TEXTS } from './complaint-texts';

interface Given {
  receivedOn: Day;
  channel: ComplaintBody['channel'];
  summary: string;
}

interface RecordDialogProps {
  call: FoundCall | null;
  onRecorded: (complaint: Complaint) => void;
  onClose: () => void;
}

export function RecordDialog({ call, onRecorded, onClose }: RecordDialogProps): ReactNode {
  const t = useTexts(COMPLAINT_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const record = useMutation({
    mutationFn: (body: ComplaintBody) => api.post<Complaint>('/complaints', body),
    onSuccess: (complaint) => {
      onRecorded(complaint);
      onClose();
      void client.invalidateQueries({ queryKey: ['complaints'] });
    },
  });
  const submit = ({ receivedOn, channel, summary }: Given): void =>
    record.mutate({ callId: call?.callId ?? '', receivedOn: dayText(receivedOn), channel, summary: summary.trim() });
  const forget = (): void => {
    form.resetFields();
    record.reset();
  };
  /** A complaint comes after its call, and not from tomorrow. */
  const impossible = (day: Day): boolean => dayText(day) < (call?.workOn ?? '') || dayText(day) > localDay(serverNow());
  const rules = [{ required: true, message: t('needed') }];
  return (
    <Dialog
      open={call !== null}
      title={t('recordTitle', { ref: call?.callRef })}
      confirm={t('record')}
      busy={record.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={520}
    >
      <div className="stack">
        <p>{t('recordNext')}</p>
        {record.error && <ProblemNotice problem={ApiProblem.from(record.error)} />}
        <Form<Given> form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={submit}>
          <div className="complaint-when">
            <Form.Item name="receivedOn" label={t('receivedOn')} rules={rules}>
              <DatePicker disabledDate={impossible} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="channel" label={t('channel')} rules={rules}>
              <Select aria-label={t('channel')} options={COMPLAINT_CHANNELS.map((value) => ({ value, label: t(`channel_${value}`) }))} />
            </Form.Item>
          </div>
          <Form.Item
            name="summary"
            label={t('summary') + common('required')}
            extra={t('summaryHelp')}
            rules={[{ required: true, whitespace: true, min: 4, message: t('summaryNeeded') }]}
          >
            <Input.TextArea rows={4} maxLength={500} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
