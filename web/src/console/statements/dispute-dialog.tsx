import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Statement, StatementLine } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useFormat, useSettings, useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ACTION_DIALOG_TEXTS } from './action-dialog-texts';
import { fullLineName } from './statement-names';
import { useStatementAct } from './use-statement-act';

interface Given {
  keys: string[];
  reason: string;
}

export function DisputeDialog({ statement, onClose }: { statement: Statement; onClose: () => void }): ReactNode {
  const t = useTexts(ACTION_DIALOG_TEXTS);
  const common = useTexts(COMMON);
  const { fen } = useFormat();
  const { language } = useSettings();
  const [form] = Form.useForm<Given>();
  const act = useStatementAct(statement.id, 'dispute', onClose);
  const submit = ({ keys, reason }: Given): void =>
    act.mutate({ sha256: statement.sha256, lines: keys.map((key) => ({ key, reason: reason.trim() })) });
  const label = (line: StatementLine): string => {
    const name = fullLineName(line, statement.period.code, language);
    return t('lineOf', { line: name, amount: fen(line.amountFen) });
  };
  return (
    <Dialog
      open
      title={t('dispute')}
      confirm={t('dispute')}
      busy={act.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
      width={560}
    >
      <div className="stack">
        <p>{t('disputeHelp')}</p>
        {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
        <Form<Given> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item name="keys" label={t('lines')} rules={[{ required: true, message: t('linesNeeded') }]}>
            <Select
              mode="multiple"
              aria-label={t('lines')}
              optionFilterProp="label"
              options={(statement.document?.lines ?? []).map((line) => ({ value: line.key, label: label(line) }))}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={common('reason') + common('required')}
            rules={[{ required: true, whitespace: true, min: 2, message: common('reasonNeeded') }]}
          >
            <Input.TextArea rows={4} maxLength={500} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
