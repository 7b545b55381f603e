import { DatePicker, Form, Input } from 'antd';
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
import { fenOf } from './figures';
import { useStatementAct } from './use-statement-act';

interface Given {
  invoiceNo: string;
  receivedOn: Day;
  amount: string;
}

export function InvoiceDialog({ statement, onClose }: { statement: Statement; onClose: () => void }): ReactNode {
  const t = useTexts(ACTION_DIALOG_TEXTS);
  const { fen } = useFormat();
  const [form] = Form.useForm<Given>();
  const act = useStatementAct(statement.id, 'invoice', onClose);
  const payable = statement.document?.totals.payableFen ?? statement.payableFen ?? '0';
  const submit = ({ invoiceNo, receivedOn, amount }: Given): void =>
    act.mutate({ invoiceNo: invoiceNo.trim(), receivedOn: dayText(receivedOn), amountFen: fenOf(amount) });
  const checkAmount = (_rule: unknown, text: string | undefined): Promise<void> => {
    const given = fenOf(text ?? '');
    if (given === null) return Promise.reject(new Error(t('amountForm')));
    return given === payable ? Promise.resolve() : Promise.reject(new Error(t('amountDiffers', { amount: fen(payable) })));
  };
  const rules = [{ required: true, whitespace: true, message: t('needed') }];
  return (
    <Dialog open title={t('invoice')} confirm={t('invoice')} busy={act.isPending} onConfirm={() => form.submit()} onClose={onClose}>
      <div className="stack">
        <p>{t('invoiceHelp', { amount: fen(payable) })}</p>
        {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
        <Form<Given> form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={submit}>
          <Form.Item name="invoiceNo" label={t('invoiceNo')} rules={rules}>
            <Input maxLength={40} />
          </Form.Item>
          <div className="statement-invoice">
            <Form.Item name="receivedOn" label={t('receivedOn')} rules={[{ required: true, message: t('needed') }]}>
              <DatePicker style={{ width: '100%' }} disabledDate={(day) => dayText(day) > localDay(serverNow())} />
            </Form.Item>
            <Form.Item name="amount" label={t('amount')} rules={[{ validator: checkAmount }]} validateTrigger="onBlur">
              <Input inputMode="decimal" maxLength={20} />
            </Form.Item>
          </div>
        </Form>
      </div>
    </Dialog>
  );
}
