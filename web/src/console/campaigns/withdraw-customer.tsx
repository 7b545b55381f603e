import { UserDeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import { api } from '../../shared/api/client';
import type { CustomerWithdrawal } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { Notice, ProblemNotice } from '../../shared/ui/problem-notice';
import { WITHDRAW_TEXTS } from './withdraw-texts';

interface Given {
  customerRef: string;
  reason: string;
}

/** Takes one customer out of the campaign, with a reason; what came of it stays on the page. */
export function WithdrawCustomer({ campaignId }: { campaignId: string }): ReactNode {
  const t = useTexts(WITHDRAW_TEXTS);
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState<CustomerWithdrawal | null>(null);
  const said = done && (done.callInProgress ? 'doneAfterCall' : done.changed ? 'done' : 'doneBefore');
  return (
    <>
      <Button
        icon={<UserDeleteOutlined />}
        data-testid="withdraw-customer"
        onClick={() => {
          setDone(null);
          setOpen(true);
        }}
      >
        {t('act')}
      </Button>
      {said && (
        <span role="status" data-testid="customer-withdrawn">
          {t(said)}
        </span>
      )}
      <WithdrawDialog campaignId={campaignId} open={open} onClose={() => setOpen(false)} onDone={setDone} />
    </>
  );
}

interface WithdrawDialogProps {
  campaignId: string;
  open: boolean;
  onClose: () => void;
  onDone: (done: CustomerWithdrawal) => void;
}

function WithdrawDialog({ campaignId, open, onClose, onDone }: WithdrawDialogProps): ReactNode {
  const t = useTexts(WITHDRAW_TEXTS);
  const common = useTexts(COMMON);
  const client = useQueryClient();
  const [form] = Form.useForm<Given>();
  const withdraw = useMutation({
    mutationFn: ({ customerRef, reason }: Given) =>
      api.post<CustomerWithdrawal>(`/campaigns/${campaignId}/customer-withdrawals`, {
        customerRef: customerRef.trim(),
        reason: reason.trim(),
      }),
    onSuccess: (answer) => {
      onDone(answer);
      onClose();
      void client.invalidateQueries({ queryKey: ['campaign', campaignId] });
    },
  });
  const problem = withdraw.error ? ApiProblem.from(withdraw.error) : null;
  return (
    <Dialog
      open={open}
      title={t('title')}
      confirm={t('confirm')}
      danger
      busy={withdraw.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      onClosed={() => {
        form.resetFields();
        withdraw.reset();
      }}
    >
      <div className="stack">
        <p>{t('help')}</p>
        <Refusal problem={problem} />
        <Form form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={(given) => withdraw.mutate(given)}>
          <Form.Item name="customerRef" label={t('customerRef')} rules={[{ required: true, whitespace: true, message: t('needed') }]}>
            <Input maxLength={64} />
          </Form.Item>
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

/** The two refusals that a person can do something about are said in words of their own. */
function Refusal({ problem }: { problem: ApiProblem | null }): ReactNode {
  const t = useTexts(WITHDRAW_TEXTS);
  if (!problem) return null;
  if (problem.code === 'not_found') return <Notice tone="error" title={t('unknown')} />;
  if (problem.code === 'state_conflict')
    return <Notice tone="error" title={t(problem.facts['subject'] === 'campaign' ? 'over' : 'spoken')} />;
  return <ProblemNotice problem={problem} />;
}
