import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../shared/api/api-problem';
import type { Statement } from '../../shared/api-types';
import { COMMON } from '../../shared/i18n/common-texts';
import { useTexts } from '../../shared/i18n/settings';
import { Dialog } from '../../shared/ui/dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { ACTION_DIALOG_TEXTS } from './action-dialog-texts';
import { useStatementAct } from './use-statement-act';

interface NoteDialogProps {
  statement: Statement;
  action: 'report' | 'assess';
  title: string;
  onClose: () => void;
}

/** The vendor's report, which has to say something, or the bank's assessment, which may. */
export function NoteDialog({ statement, action, title, onClose }: NoteDialogProps): ReactNode {
  const t = useTexts(ACTION_DIALOG_TEXTS);
  const common = useTexts(COMMON);
  const [form] = Form.useForm<{ note?: string }>();
  const act = useStatementAct(statement.id, action, onClose);
  const reporting = action === 'report';
  const submit = ({ note = '' }: { note?: string }): void => act.mutate(note.trim() ? { note: note.trim() } : {});
  return (
    <Dialog open title={title} confirm={title} busy={act.isPending} onConfirm={() => form.submit()} onClose={onClose} width={560}>
      <div className="stack">
        <p>{t(reporting ? 'reportHelp' : 'assessHelp')}</p>
        {act.error && <ProblemNotice problem={ApiProblem.from(act.error)} />}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
          <Form.Item
            name="note"
            label={reporting ? t('note') + common('required') : t('noteFree') + common('optional')}
            rules={reporting ? [{ required: true, whitespace: true, min: 2, message: t('noteNeeded') }] : []}
          >
            <Input.TextArea rows={reporting ? 8 : 3} maxLength={2000} />
          </Form.Item>
        </Form>
      </div>
    </Dialog>
  );
}
