import { DatePicker, Form } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Statement } from '../../shared/api-types';
import { localDay } from '../../shared/i18n/format';
import { useFormat, useTexts } from '../../shared/i18n/settings';
import { serverNow } from '../../shared/server-clock';
import { type Day, dayText } from '../../shared/ui/day';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ACTION_DIALOG_TEXTS } from './action-dialog-texts';
import { useStatementAct } from './use-statement-act';

export function PayDialog({ statement, onClose }: { statement: Statement; onClose: () => void }): ReactNode {
  const t = useTexts(ACTION_DIALOG_TEXTS);
  const { fen } = useFormat();
  const [form] = Form.useForm<{ paidOn: Day }>();
  const act = useStatementAct(statement.id, 'pay', onClose);
  const { invoice } = statement;
  const impossible = (day: Day): boolean => dayText(day) < (invoice?.receivedOn ?? '') || dayText(day) > localDay(serverNow());
  return (
    <Dialog open title={t('pay')} confirm={t('pay')} busy={act.isPending} onConfirm={() => form.submit()} onClose={onClose}>
      <div className="stack">
        {invoice && <p>{t('payHelp', { amount: fen(invoice.amountFen), no: invoice.invoiceNo })}</p>}
        {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={({ paidOn }) => act.mutate({ paidOn: dayText(paidOn) })}>
          <Form.Item name="paidOn" label={t('paidOn')} rules={[{ required: true, message: t('needed') }]}>
            <DatePicker style={{ width: '100%' }} disabledDate={impossible} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
