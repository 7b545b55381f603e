import { Checkbox, DatePicker, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../shared/api/api-problem';
import type { Agent } from '../shared/api-types';
import { useTexts } from '../shared/i18n/settings';
import { Dialog } from '../shared/ui/dialog';
import { type Day, dayText } from '../shared/ui/day';
import { ProblemNotice } from '../shared/ui/problem-notice';
import { useAgentChange } from './document-dialog';
import { ROSTER_TEXTS } from './roster-texts';

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`);

interface Given {
  period: [Day, Day];
  start: string;
  end: string;
  workingDaysOnly: boolean;
}

export function ShiftsDialog({ agent, onClose }: { agent: Agent | null; onClose: () => void }): ReactNode {
  const t = useTexts(ROSTER_TEXTS);
  const [form] = Form.useForm<Given>();
  const plan = useAgentChange(`/agents/${agent?.id ?? ''}/shifts`, onClose);
  const submit = ({ period, ...rest }: Given): void => plan.mutate({ from: dayText(period[0]), to: dayText(period[1]), ...rest });
  const rules = [{ required: true, message: t('needed') }];
  const forget = (): void => {
    form.resetFields();
    plan.reset();
  };
  const times = (list: string[], name: string): ReactNode => (
    <Select aria-label={name} options={list.map((value) => ({ value, label: value }))} style={{ width: 104 }} showSearch />
  );
  return (
    <Dialog
      open={agent !== null}
      title={t('shiftTitle', { name: agent?.displayName })}
      confirm={t('addShifts')}
      busy={plan.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={forget}
      width={480}
    >
      <div className="stack">
        {plan.error && <ProblemNotice problem={ApiProblem.from(plan.error)} />}
        <Form<Given>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ start: '09:00', end: '18:00', workingDaysOnly: true }}
          onFinish={submit}
        >
          <Form.Item name="period" label={t('period')} rules={rules}>
            <DatePicker.RangePicker />
          </Form.Item>
          <Form.Item label={t('hours')}>
            <span className="row">
              <Form.Item name="start" noStyle rules={rules}>
                {times(HALF_HOURS, `${t('hours')} 1`)}
              </Form.Item>
              –
              <Form.Item name="end" noStyle rules={rules}>
                {times([...HALF_HOURS.slice(1), '24:00'], `${t('hours')} 2`)}
              </Form.Item>
            </span>
          </Form.Item>
          <Form.Item name="workingDaysOnly" valuePropName="checked" extra={t('keeps')}>
            <Checkbox>{t('workingDaysOnly')}</Checkbox>
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
